/** The crossing between the page and the worker that reads qualification files. A `File` crosses without its bytes. */
import { z } from 'zod';
import { defineContract } from '../../shared/contract/contract';
import type { QualificationFileReadout } from '../../shared/domain/qualification-file';

const blob = z.custom<Blob>((value) => value instanceof Blob, 'expected a file');
const readout = z.custom<QualificationFileReadout>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'files' in value &&
    Array.isArray(value.files) &&
    'warnings' in value &&
    Array.isArray(value.warnings),
  'expected what was read',
);

export const importContract = defineContract({
  name: 'import',
  calls: {
    /** Reads the file to its end, or says why not. */
    read: { input: z.object({ file: blob }), output: readout },
  },
  states: {},
  notices: {},
});
