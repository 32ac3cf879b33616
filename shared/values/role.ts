/**
 * What somebody may be at a centre. A person may be several things; what each may do stands in `domain/rights`. A role of
 * a later program is carried and gives nothing here.
 */
import { z } from 'zod';

export const roles = ['administrator', 'examiner', 'leader', 'board', 'reader'] as const;
export type Role = (typeof roles)[number];

/** A role as it is written down: also one that this program does not know. */
export const roleNameSchema = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z-]*$/);
