/**
 * Which rows follow from which journal entries: the pure half of the projector. It takes the rows that a page touches,
 * as they are, and gives them back as they must be. Following the same steps twice gives the same rows.
 */
import type { ChangeId } from '../../shared/kernel/ids';
import type { Problem } from '../../shared/kernel/problem';
import type { Change } from '../../shared/protocol/change';
import type { Receipt } from '../../shared/protocol/hub-api';
import type { HandInRow, Outcome } from './database';
import {
  type DocumentVersions,
  followHub,
  followOwn,
  followReceipt,
  followRefusal,
  noVersions,
} from './document-versions';
import { growStreams, type Stream } from './growing-streams';
import { isJudged, noteOwn, settle } from './hand-in-row';

/** What one entry of the journal says, taken apart. */
export type Step =
  | { readonly kind: 'own'; readonly change: Change }
  | { readonly kind: 'hub'; readonly change: Change; readonly epoch: string; readonly seq: number }
  | { readonly kind: 'receipt'; readonly receipt: Receipt; readonly epoch: string }
  | {
      readonly kind: 'refusal';
      readonly changeId: ChangeId;
      readonly problem: Problem;
      readonly epoch: string | null;
    };

/** Rows by key. */
export type Rows = {
  readonly streams: ReadonlyMap<string, Stream>;
  readonly documents: ReadonlyMap<string, DocumentVersions>;
  readonly handIns: ReadonlyMap<string, HandInRow>;
};

export const documentKey = (type: string, documentId: string): string => `${type} ${documentId}`;

/** Follows steps in order over the rows they touch. */
export function project(before: Rows, steps: readonly Step[]): Rows {
  const streams = growStreams(before.streams);
  const documents = new Map(before.documents);
  const handIns = new Map(before.handIns);
  const subjectsByChange = new Map<ChangeId, string>();
  for (const row of handIns.values()) for (const id of row.own) subjectsByChange.set(id, row.subjectId);
  const handInOf = (changeId: ChangeId): HandInRow | undefined =>
    handIns.get(subjectsByChange.get(changeId) ?? '');

  const changeDocument = (
    type: string,
    documentId: string,
    change: (versions: DocumentVersions) => DocumentVersions,
  ): void => {
    const key = documentKey(type, documentId);
    documents.set(key, change(documents.get(key) ?? noVersions(type, documentId)));
  };
  const judge = (
    changeId: ChangeId,
    outcome: Outcome,
    epoch: string | null,
    change: (versions: DocumentVersions) => DocumentVersions,
  ): void => {
    const row = handInOf(changeId);
    if (!row) return;
    handIns.set(row.subjectId, settle(row, changeId, outcome, epoch));
    if (row.kind === 'document') changeDocument(row.type, row.subjectId, change);
  };

  for (const step of steps) {
    if (step.kind === 'own') {
      const { change } = step;
      const { changeId, subjectId, type } = change;
      if (!subjectsByChange.has(changeId)) handIns.set(subjectId, noteOwn(handIns.get(subjectId), change));
      subjectsByChange.set(changeId, subjectId);
      if (change.kind === 'event') streams.add(change);
      else if (!isJudged(handInOf(changeId), changeId))
        changeDocument(type, subjectId, (versions) => followOwn(versions, change));
    } else if (step.kind === 'hub') {
      const { change, epoch, seq } = step;
      if (change.kind === 'event') streams.add(change);
      else
        changeDocument(change.type, change.subjectId, (versions) =>
          followHub(versions, change, { epoch, seq }),
        );
    } else if (step.kind === 'receipt') {
      const { changeId, seq, receivedAt, number: receiptNumber } = step.receipt;
      const { epoch } = step;
      judge(changeId, { state: 'received', receiptNumber, receivedAt, epoch }, epoch, (versions) =>
        followReceipt(versions, changeId, { epoch, seq }),
      );
    } else {
      judge(step.changeId, { state: 'refused', problem: step.problem }, step.epoch, (versions) =>
        followRefusal(versions, step.changeId),
      );
    }
  }
  return { streams: streams.grown(), documents, handIns };
}
