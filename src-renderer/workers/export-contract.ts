/** The crossing between the page and the worker that writes qualifications as files: one after another, then all at once. */
import { z } from 'zod';
import { defineContract } from '../../shared/contract/contract';
import { bytes } from '../../shared/contract/schemas';
import type { QualificationFile } from '../../shared/formats/write-qualification-file';

/** Its parts were made by this program: they are told from nothing else, and not checked once more. */
const file = z.custom<QualificationFile>(
  (value) => typeof value === 'object' && value !== null && 'qualification' in value && 'format' in value,
  'expected what to write',
);

export const exportContract = defineContract({
  name: 'export',
  calls: {
    /** Writes one, and keeps it. */
    add: { input: file, output: z.null() },
    /** The one file, or a ZIP of all. */
    finish: {
      input: z.object({}),
      output: z.object({ name: z.string(), isZip: z.boolean(), bytes, tooLong: z.int().min(0) }),
    },
  },
  states: {},
  notices: {},
});
