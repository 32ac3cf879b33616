/** The crossing between the page and the worker that reads files to import. A `File` crosses without its bytes. */
import { z } from 'zod';
import { defineContract } from '../../shared/contract/contract';
import type { ImportReadout } from '../../shared/domain/exchanged-qualification';

const blob = z.custom<Blob>((value) => value instanceof Blob, 'expected a file');
const readout = z.custom<ImportReadout>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    (value.kind === 'sbb' || value.kind === 'exchange') &&
    'readout' in value &&
    typeof value.readout === 'object',
  'expected what was read',
);

export const importContract = defineContract({
  name: 'import',
  calls: {
    /** Reads the file to its end, or says why not. `level`: where a CASE package has its qualifications. */
    read: { input: z.object({ file: blob, name: z.string(), level: z.int().optional() }), output: readout },
  },
  states: {},
  notices: {},
});
