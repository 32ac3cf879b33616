/** The crossing between the page and the worker at which a roster is read and decided upon. Files cross without their bytes. */
import { z } from 'zod';
import { defineContract } from '../../shared/contract/contract';
import type { RosterItem, RosterView } from '../../shared/domain/roster/roster-plan';
import { rosterOutcomes } from '../../shared/domain/roster/roster-plan';
import type { RosterSummary } from '../../shared/domain/roster/summarise-roster';
import { peopleFields } from '../../shared/formats/roster/people-columns';
import type { RosterKindFound } from '../../shared/formats/roster/read-roster';
import type { DocumentOf } from '../../shared/records/all-records';
import { idSchema } from '../../shared/values/identity';

/** What an import writes, in the order in which one names the other. */
export const rosterWriteTypes = [
  ...(['staff', 'group', 'participant', 'participant-office'] as const),
  ...(['group-membership', 'participation'] as const),
] as const;
type RosterWriteType = (typeof rosterWriteTypes)[number];

/** One record to be written. */
export type RosterWrite = {
  readonly [T in RosterWriteType]: {
    readonly type: T;
    readonly documentId: string;
    readonly document: DocumentOf<T>;
  };
}[RosterWriteType];

/** A heading, with what stands below it. */
export type RosterColumn = {
  readonly file: string;
  readonly heading: string;
  readonly samples: readonly string[];
};

/** Made by this program on the other side of the same page: told from nothing else, and not checked once more. */
const made = <T>() => z.custom<T>((value) => typeof value === 'object' && value !== null);
const blob = z.custom<Blob>((value) => value instanceof Blob, 'expected a file');
const file = z.object({ name: z.string(), file: blob });
const known = z.enum(['participants', 'staff', 'groups', 'memberships', 'standardQualificationIds']);

const decideInput = z.object({
  /** What somebody said of the columns of a table; null: as they are understood. */
  table: z
    .object({ mapping: z.record(z.string(), z.enum(peopleFields)), about: z.enum(['participants', 'staff']) })
    .nullable(),
  /** What was put right, by cell. */
  edits: z.record(z.string(), z.object({ was: z.string(), text: z.string() })),
  choices: z.object({
    meant: z.record(z.string(), z.string()),
    left: z.array(z.string()),
    /** Null: as the file says. */
    extent: z.enum(['bulk', 'delta']).nullable(),
  }),
  now: z.string(),
  today: z.string(),
  staffId: idSchema<'Staff'>(),
});
export type RosterDecision = z.input<typeof decideInput>;

export const rosterContract = defineContract({
  name: 'roster',
  calls: {
    open: {
      input: z.object({ files: z.array(file).min(1).max(100) }),
      output: made<{ readonly found: RosterKindFound; readonly columns: readonly RosterColumn[] }>(),
    },
    /** Tells what the device holds, a piece at a time; the first one of a kind takes the place of what was told before. */
    know: {
      input: z.object({
        type: known,
        documents: made<RosterView[z.infer<typeof known>]>(),
        isFirst: z.boolean(),
      }),
      output: z.null(),
    },
    decide: { input: decideInput, output: made<RosterSummary>() },
    items: {
      input: z.object({
        kind: z.enum(['participant', 'staff']),
        outcome: z.enum(rosterOutcomes),
        from: z.int().min(0),
        count: z.int().min(1).max(500),
      }),
      output: made<readonly RosterItem[]>(),
    },
    /** What the last decision would write, a piece at a time. */
    writes: {
      input: z.object({ from: z.int().min(0), count: z.int().min(1).max(500) }),
      output: made<readonly RosterWrite[]>(),
    },
  },
  states: {},
  notices: {},
});
