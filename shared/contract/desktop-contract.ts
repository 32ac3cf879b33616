/** The desktop around the page: what the page shows, what a menu asks, and what the system wants opened. */
import { z } from 'zod';
import { languageCodes } from '../texts/languages';
import { problemSchema } from '../values/problem-schema';
import { defineContract } from './contract';
import { bytes, nothing } from './schemas';

/** What a menu of the host may ask of the page. The page says which of them it offers now; the others do nothing. */
export const pageCommandSchema = z.enum([
  'print',
  'export',
  'find',
  'lock',
  'today',
  'results',
  'sync',
  'settings',
  'guide',
]);
export type PageCommand = z.infer<typeof pageCommandSchema>;

/** What the page shows, as far as the host acts on it: its menus, keeping the display awake, asking before the end. */
export const pageViewSchema = z.object({
  language: z.enum(languageCodes),
  /** `marking`: an examiner is marking. `session`: another screen of a running assessment. */
  screen: z.enum(['marking', 'session', 'other']),
  commands: z.array(pageCommandSchema),
});
export type PageView = z.infer<typeof pageViewSchema>;

/** What the system asked the host to open: a screen, a file to look at, or why the file could not be read. */
export const openRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('screen'), path: z.string().max(300) }),
  z.object({ kind: z.literal('file'), name: z.string().max(300), bytes }),
  z.object({ kind: z.literal('unreadable'), name: z.string().max(300), problem: problemSchema }),
]);
export type OpenRequest = z.infer<typeof openRequestSchema>;

export const desktopContract = defineContract({
  name: 'desktop',
  calls: {
    pageShows: { input: pageViewSchema, output: nothing },
    /** The oldest request that no page has taken; each is given once. */
    takeRequest: { input: nothing, output: z.object({ request: openRequestSchema.nullable() }) },
  },
  states: {},
  notices: {
    run: z.object({ command: pageCommandSchema }),
    /** There is something to take. */
    requested: nothing,
  },
});
