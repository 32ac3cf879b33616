/** How far own changes have come, by the one rule that main goes by as well (`shared/protocol/hand-in.ts`). */
import type { ChangeId } from '../../shared/kernel/ids';
import { type Feed, type HandInState, handInStateOf } from '../../shared/protocol/hand-in';
import type { HandInRow, RowFile } from './database';
import type { FilesWaiting, SubjectHandIn } from './query-cache';
import type { HandIn } from './read-cache';

/** The view holds the data of one organisation, so its epoch alone names the feed. */
const feedIn = (epoch: string): Feed => epoch as Feed;

/** What a change names and the hub of this epoch has not said to hold. */
const lackingOf = (row: HandInRow, changeId: ChangeId, epoch: string | null): readonly RowFile[] =>
  (row.files?.[changeId] ?? []).filter(({ receivedIn }) => receivedIn === null || receivedIn !== epoch);

/** State of each own change, in order. A document's later version that was received deals with earlier refusals. */
function statesOf(row: HandInRow, epoch: string | null): readonly HandInState[] {
  const lastReceived =
    row.kind === 'event' ? -1 : row.own.findLastIndex((changeId) => row.outcomes[changeId]?.receipt);
  const here = { organisationId: null, feed: epoch === null ? null : feedIn(epoch) };
  return row.own.map((changeId, at) => {
    const { receipt = null, problem = null } = row.outcomes[changeId] ?? {};
    const receivedIn = receipt && feedIn(receipt.epoch);
    const facts = {
      organisationId: null,
      receivedIn,
      isRefused: problem !== null,
      isReplaced: at < lastReceived,
      lacksFiles: lackingOf(row, changeId, epoch).length > 0,
    };
    return handInStateOf(facts, here);
  });
}

/** A state as it is shown, with what the hub said. */
function withWords(row: HandInRow, changeId: ChangeId, state: HandInState): HandIn {
  const { receipt = null, problem = null } = row.outcomes[changeId] ?? {};
  if (problem && (state === 'refused' || state === 'settled')) return { state: 'refused', problem };
  if (receipt && state === 'received') {
    const { receiptNumber, receivedAt } = receipt;
    return { state, receiptNumber, receivedAt };
  }
  return { state: 'waiting' };
}

/** How far one change has come; null when it is not one of these. */
export function handInOf(row: HandInRow, changeId: ChangeId, epoch: string | null): HandIn | null {
  const state = statesOf(row, epoch)[row.own.indexOf(changeId)];
  return state ? withWords(row, changeId, state) : null;
}

const isWaiting = (state: HandInState | undefined): boolean =>
  state === 'waiting' || state === 'files-waiting';

/** How many changes wait, or their files do, counted in this epoch. */
export const countWaiting = (row: HandInRow, epoch: string | null): number =>
  statesOf(row, epoch).filter(isWaiting).length;

/** The files that changes which wait still lack, each once. */
function filesWaitingOf(
  row: HandInRow,
  states: readonly HandInState[],
  epoch: string | null,
): FilesWaiting | null {
  if (!row.files) return null;
  const named = row.own.flatMap((changeId, at) =>
    isWaiting(states[at]) ? lackingOf(row, changeId, epoch) : [],
  );
  const files = [...new Map(named.map((file) => [file.digest, file])).values()];
  if (files.length === 0) return null;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { count: files.length, bytes, changes: states.filter((state) => state === 'files-waiting').length };
}

/**
 * What lists say of one subject.
 * @param signatureId of its assessment, if that is signed
 */
export function summarise(row: HandInRow, epoch: string | null, signatureId: ChangeId | null): SubjectHandIn {
  const states = statesOf(row, epoch);
  const ofState = (wanted: HandInState): readonly ChangeId[] =>
    row.own.filter((_, at) => states[at] === wanted);
  const received = ofState('received')
    .map((changeId) => withWords(row, changeId, 'received'))
    .filter((handIn) => handIn.state === 'received');
  return {
    subjectId: row.subjectId,
    kind: row.kind,
    type: row.type,
    examId: row.examId,
    waiting: states.filter(isWaiting).length,
    filesWaiting: filesWaitingOf(row, states, epoch),
    received: received.length,
    refusals: ofState('refused').flatMap((changeId) => {
      const problem = row.outcomes[changeId]?.problem;
      return problem ? [{ changeId, problem }] : [];
    }),
    lastReceived: received.toSorted((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1)).at(-1) ?? null,
    signature: signatureId ? handInOf(row, signatureId, epoch) : null,
  };
}
