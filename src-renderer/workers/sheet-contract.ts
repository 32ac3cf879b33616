/** The crossing between the page and the worker that draws sheets. */
import { z } from 'zod';
import { defineContract } from '../../shared/contract/contract';
import type { ListPaper } from '../../shared/report/list-paper';
import type { Sheet } from '../../shared/report/sheet';
import { momentSchema } from '../../shared/values/identity';

/** Composed in the page a moment ago: its outline is enough to tell a mistake in wiring. */
const sheet = z.custom<Sheet>(
  (value) => typeof value === 'object' && value !== null && 'details' in value && 'signatures' in value,
  'expected a sheet',
);
const list = z.custom<ListPaper>(
  (value) => typeof value === 'object' && value !== null && 'parts' in value,
  'expected a list',
);
const bytes = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array, 'expected bytes');

export const sheetContract = defineContract({
  name: 'sheet',
  calls: {
    /** Draws the sheet as PDF; `missing` are the characters that had to be replaced. */
    draw: {
      input: z.object({ sheet, issuedAt: momentSchema }),
      output: z.object({ bytes, missing: z.array(z.string()) }),
    },
    /** Draws it behind those that were bound since the last file; each port has a file of its own. `count`: how many are in it now. */
    bind: {
      input: z.object({ sheet, issuedAt: momentSchema }),
      output: z.object({ missing: z.array(z.string()), count: z.int() }),
    },
    /** The file with all that were bound, under this title. The next one begins empty. */
    bound: {
      input: z.object({
        title: z.string(),
        language: z.string(),
        author: z.string(),
        issuedAt: momentSchema,
      }),
      output: z.object({ bytes }),
    },
    /** What was bound so far is thrown away. */
    unbind: { input: z.object({}), output: z.object({}) },
    /** The same for a list on paper. */
    drawList: {
      input: z.object({ list, issuedAt: momentSchema }),
      output: z.object({ bytes, missing: z.array(z.string()) }),
    },
  },
  states: {},
  notices: {},
});
