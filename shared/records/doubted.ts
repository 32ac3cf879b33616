/**
 * The hub took these events and doubts that who made them might: they count for nothing until somebody who may decides
 * (W6). Only the hub writes this.
 */
import { z } from 'zod';
import { idSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineAssessmentEvent } from './define-record';

/**
 * `no-session`: nobody had unlocked; `certificate`: none, run out or withdrawn; `role`: not theirs to do; `device`: revoked;
 * `signature`: an act that binds, without the person's own signature.
 */
export const doubtReasons = ['no-session', 'certificate', 'role', 'device', 'signature'] as const;
export type DoubtReason = (typeof doubtReasons)[number];

export const doubted = defineAssessmentEvent('doubted', {
  needs: 'must-understand',
  version: 1,
  schema: openObject({
    changeIds: z.array(idSchema<'Change'>()).min(1).max(500),
    reason: z.enum(doubtReasons),
  }),
});
