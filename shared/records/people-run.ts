/**
 * Something that was done with many people at once, such as a Run or an import, as one thing: what, when, by whom and how far it
 * came. So it can be taken back on any device and after any time. What takes it back stands apart, in parts, because a list
 * of what was done needs none of it.
 */
import { z } from 'zod';
import { idSchema, momentSchema, textSchema } from '../values/identity';
import { openObject } from '../values/open-object';
import { defineDocument } from './define-record';

const count = z.number().int().min(0);

export const peopleRunSchema = openObject({
  runId: idSchema<'PeopleRun'>(),
  /** E.g. `link`, `archive`, `import`; `undo` takes another one back. Open: a later program may do more. */
  kind: textSchema(40),
  at: momentSchema,
  by: idSchema<'Staff'>(),
  /** What was done so far, in what it is counted by: links, people, records of an import. */
  count,
  /** Documents that were to be written and are not; more than none at the end: it was stopped half-way. */
  rest: count,
  /** Names of the files of an import. */
  source: textSchema(500).optional(),
  /** What takes it back, in the order in which it was recorded; of an undo: the parts that it took back. */
  parts: z.array(idSchema<'PeopleRunPart'>()),
  /** Of an undo: what it took back. */
  undoes: idSchema<'PeopleRun'>().nullable().optional(),
  /** Of an undo: how many people, groups or colleagues stayed, because somebody had changed them since. */
  left: count.optional(),
  /** Of an undo: parts with the versions that it wrote. Whoever takes back what was done before sees by them that nobody went on. */
  wrote: z.array(idSchema<'PeopleRunPart'>()).optional(),
});
export type PeopleRun = z.infer<typeof peopleRunSchema>;

export const peopleRunRecord = defineDocument('people-run', {
  merge: 'by-field',
  scope: 'administration',
  version: 1,
  schema: peopleRunSchema,
});
