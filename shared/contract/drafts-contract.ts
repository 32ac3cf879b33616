/**
 * Drafts of qualifications: trees that are being edited and not published yet. Main keeps one per qualification on this
 * device, sealed, from within a second after a key until it is published or given up. A draft is no record: it is signed by
 * nobody and goes to no hub. It is of the device, so whoever administers here goes on with it; it names who edited last.
 */
import { z } from 'zod';
import { mostKeptSteps } from '../kernel/kept-steps';
import { digestSchema, idSchema, momentSchema } from '../values/identity';
import { defineContract } from './contract';

/** Far above any qualification: the largest real ones have about 2,000 nodes. */
const mostNodes = 50_000;

const nodeIdSchema = z.string().min(1).max(100);
/** A core task, work process or indicator as the editor has it (`domain/authoring/tree`); main reads none of its fields. */
const nodeSchema = z.looseObject({
  kind: z.string().max(40),
  childIds: z.array(nodeIdSchema).max(mostNodes),
});
/** A field that two people changed each in their way, with both texts, also after somebody chose. */
const conflictSchema = z.looseObject({ nodeId: nodeIdSchema });
const revisionSchema = z.int().min(1);
/** How many versions the head listed when the base counted; absent where it was not written down. */
const numberSchema = z.int().min(0).optional();

/** What lists say of a draft, without a word of what stands in it. */
const draftFactsSchema = z.object({
  qualificationId: idSchema<'Qualification'>(),
  /** Goes up by one with everything that is kept. */
  revision: revisionSchema,
  beganAt: momentSchema,
  editedAt: momentSchema,
  /** Who edited last; null on a device without people. */
  editedBy: idSchema<'Staff'>().nullable(),
});
export type DraftFacts = z.infer<typeof draftFactsSchema>;

const changedNodeSchema = z.object({ nodeId: nodeIdSchema, node: nodeSchema.nullable() });

/** A step that can be undone or done again (`domain/authoring/kept-history`); main bounds how many it keeps. */
const keptStepSchema = z.object({
  what: z.string().max(40),
  rootIds: z.array(nodeIdSchema).max(mostNodes).nullable(),
  nodes: z.array(changedNodeSchema).max(mostNodes),
  conflicts: z.array(conflictSchema).max(mostNodes).nullable(),
});
const keptStepsSchema = z.array(keptStepSchema).max(mostKeptSteps);
const stepsChangeSchema = z.object({ drop: z.int().min(0), push: keptStepsSchema });

const draftSchema = draftFactsSchema.extend({
  /** The version that it was made upon. */
  baseDigest: digestSchema,
  baseNumber: numberSchema,
  rootIds: z.array(nodeIdSchema).max(mostNodes),
  nodes: z.record(nodeIdSchema, nodeSchema),
  conflicts: z.array(conflictSchema),
  /** Nearest last; absent where an earlier program kept the draft. */
  history: z.object({ past: keptStepsSchema, future: keptStepsSchema }).optional(),
});
export type Draft = z.infer<typeof draftSchema>;

const draftChangeSchema = z.object({
  qualificationId: idSchema<'Qualification'>(),
  /** The revision that this goes upon; null begins the draft. Refused (`draft-moved`) when it is another one by now. */
  upon: revisionSchema.nullable(),
  baseDigest: digestSchema,
  baseNumber: numberSchema,
  rootIds: z.array(nodeIdSchema).max(mostNodes),
  /** Nodes that changed, and null for those that are gone. All of them where a draft begins. */
  nodes: z.array(changedNodeSchema).max(mostNodes),
  conflicts: z.array(conflictSchema).max(mostNodes),
  /** What can be undone and done again from here on; absent: nothing. */
  history: z.object({ past: stepsChangeSchema, future: stepsChangeSchema }).optional(),
});
export type DraftChange = z.infer<typeof draftChangeSchema>;

export const draftsContract = defineContract({
  name: 'drafts',
  calls: {
    /** What stands in the draft; null where there is none. For an administrator at work. */
    read: {
      input: z.object({ qualificationId: idSchema<'Qualification'>() }),
      output: z.object({ draft: draftSchema.nullable() }),
    },
    /**
     * Keeps it; on disk when it resolves, and nothing is changed when it cannot be. `ownerId` says who edited: refused
     * (`device-locked`) while somebody else works here, or nobody.
     */
    keep: {
      input: z.object({ ownerId: idSchema<'Staff'>(), change: draftChangeSchema }),
      output: z.object({ revision: revisionSchema, keptAt: momentSchema }),
    },
    /** Gives it up, as it was at that revision; refused (`draft-moved`) when it went on since. */
    discard: {
      input: z.object({ qualificationId: idSchema<'Qualification'>(), upon: revisionSchema }),
      output: z.object({}),
    },
    /**
     * A draft whose file cannot be read (`draft-unreadable`) goes out of the way, and its file stays on the device under another
     * name. `isEarlierTaken`: the state before the last one becomes the draft.
     */
    setAside: {
      input: z.object({ qualificationId: idSchema<'Qualification'>(), isEarlierTaken: z.boolean() }),
      output: z.object({}),
    },
  },
  states: {
    /** Which drafts there are on this device. */
    kept: z.array(draftFactsSchema),
    /** Of which qualifications the draft cannot be read, as far as main can tell: by the state before the last one, or by asking. */
    broken: z.array(idSchema<'Qualification'>()),
  },
  notices: {},
});
