/**
 * Writes down what is done with many people, in the very appends in which it is done: how far it came, and what takes it back. So what
 * is recorded can be taken back, wherever it stopped; and what is told to be done is done.
 */
import type { ChangeId, PeopleRunId, StaffId } from '../../shared/kernel/ids';
import type { World } from '../../shared/kernel/world';
import type { Draft } from '../../shared/protocol/change';
import type { PeopleRun } from '../../shared/records/people-run';
import type { PeopleRunPart } from '../../shared/records/people-run-part';
import { composeDocumentDraft } from './compose-draft';
import type { RunStep, UndoStep } from './run-step';

/** What is done, as it is told in the list of what was done. */
export type AboutRun = {
  readonly kind: PeopleRun['kind'];
  /** Names of the files of an import. */
  readonly source?: string | undefined;
  /** Whether a document is one of what is counted. Absent: each is. */
  readonly counts?: (step: RunStep) => boolean;
  /** Of an undo: what is taken back, as far as it was known then, and how many people stayed. */
  readonly undoes?: {
    readonly runId: PeopleRunId;
    readonly parts: PeopleRun['parts'];
    readonly left: number;
  };
};

/** So many that an import of tens of thousands is no record of megabytes, and stays below what one append may hold. */
const stepsPerPart = 500;

/** Written down with each piece: the parts of its steps, and how far all of it is then. */
export type RunLog = {
  readonly runId: PeopleRunId;
  /** @param done as they are recorded in the same append */
  readonly note: (done: readonly RunStep[], undo: readonly UndoStep[], rest: number) => readonly Draft[];
};

export function openRunLog(world: World, staffId: StaffId, about: AboutRun): RunLog {
  const runId = world.newId<'PeopleRun'>();
  const { kind, source, counts = () => true, undoes } = about;
  let upon: ChangeId | null = null;
  let run: PeopleRun = {
    ...{ runId, kind, at: world.now().toISOString(), by: staffId, count: 0, rest: 0, parts: [] },
    ...(source ? { source } : {}),
    ...(undoes ? { undoes: undoes.runId, left: undoes.left, parts: undoes.parts } : {}),
  };
  const inParts = (all: readonly Recorded[], list: 'parts' | 'wrote'): readonly Draft[] => {
    const drafts: Draft[] = [];
    for (let from = 0; from < all.length; from += stepsPerPart) {
      const partId = world.newId<'PeopleRunPart'>();
      const document = { partId, runId, steps: [...all.slice(from, from + stepsPerPart)] };
      drafts.push(
        composeDocumentDraft(world, { type: 'people-run-part', documentId: partId, document, upon: null }),
      );
      run = { ...run, [list]: [...(run[list] ?? []), partId] };
    }
    return drafts;
  };
  return {
    runId,
    note: (done, undo, rest) => {
      // An undo is not undone: doing it again is the way back.
      const drafts = undoes ? inParts(againOf(done, undo), 'wrote') : inParts(undo.map(backOf), 'parts');
      run = { ...run, count: run.count + done.filter(counts).length, rest };
      const draft = composeDocumentDraft(world, {
        type: 'people-run',
        documentId: runId,
        document: run,
        upon,
      });
      upon = draft.changeId;
      return [...drafts, draft];
    },
  };
}

type Recorded = PeopleRunPart['steps'][number];

const nameOf = ({ type, documentId, revision }: UndoStep) => ({
  ...{ type, documentId: documentId as Recorded['documentId'], revision },
});

/** What takes a step back. */
const backOf = (step: UndoStep): Recorded => ({
  ...nameOf(step),
  ...(step.upon ? { upon: step.upon } : {}),
  ...(step.isNew ? { isNew: true } : {}),
  ...{ back: { ...step.back }, ...(step.gone ? { gone: [...step.gone] } : {}) },
});

/** Which version stands again by which: without the content, because nothing takes it back. */
const againOf = (done: readonly RunStep[], undo: readonly UndoStep[]): readonly Recorded[] =>
  undo.flatMap((step, at) => {
    const restores = done[at]?.restores;
    return restores ? [{ ...nameOf(step), restores, back: {} }] : [];
  });
