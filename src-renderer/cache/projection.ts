/**
 * Which rows follow from which journal entries: the pure half of the projector. It takes the rows that a part of the
 * journal touches, as they are, and gives them back as they must be. Following the same steps twice gives the same rows.
 */
import type { ChangeId } from '../../shared/kernel/ids';
import type { Problem } from '../../shared/kernel/problem';
import type { Change } from '../../shared/protocol/change';
import type { Receipt } from '../../shared/protocol/hub-api';
import type { UnprovedInLoad } from '../../shared/protocol/journal-entry';
import { contentKey } from './content-rows';
import type { HandInRow, Outcome } from './database';
import {
  type DocumentVersions,
  followHub,
  followOwn,
  followReceipt,
  followRefusal,
  noVersions,
  withoutPlace,
} from './document-versions';
import { growHandIns } from './growing-hand-ins';
import { growStreams, isOfAssessment, type Stream } from './growing-streams';
import { typesOfId } from './types-of-id';

/** What one entry of the journal says, taken apart. */
export type Step =
  | { readonly kind: 'own'; readonly change: Change }
  | { readonly kind: 'hub'; readonly change: Change; readonly epoch: string; readonly seq: number }
  | { readonly kind: 'receipt'; readonly receipt: Receipt; readonly epoch: string }
  /** The hub of that epoch holds these files. */
  | { readonly kind: 'files-received'; readonly digests: readonly string[]; readonly epoch: string }
  /** Nothing proves who made it: what was followed of it stands no more. */
  | {
      readonly kind: 'taken-back';
      readonly subject: NonNullable<UnprovedInLoad['subject']>;
      readonly epoch: string;
      readonly seq: number;
    }
  | {
      readonly kind: 'refusal';
      readonly changeId: ChangeId;
      readonly problem: Problem;
    };

/** Rows by key. */
export type Rows = {
  readonly streams: ReadonlyMap<string, Stream>;
  readonly documents: ReadonlyMap<string, DocumentVersions>;
  readonly handIns: ReadonlyMap<string, HandInRow>;
  /** Contents that came by themselves, by digest and kind. */
  readonly contents: ReadonlyMap<string, Change>;
};

export const documentKey = (type: string, documentId: string): string => `${type} ${documentId}`;

type ChangeVersions = (versions: DocumentVersions) => DocumentVersions;

/**
 * Follows steps in order over the rows they touch.
 * @param epoch of the hub behind the last step
 */
export function project(before: Rows, steps: readonly Step[], epoch: string | null): Rows {
  const streams = growStreams(before.streams);
  const documents = new Map(before.documents);
  const contents = new Map(before.contents);
  const handIns = growHandIns(before.handIns);

  const changeDocument = (type: string, documentId: string, change: ChangeVersions): void => {
    const key = documentKey(type, documentId);
    documents.set(key, change(documents.get(key) ?? noVersions(type, documentId)));
  };
  const follow = (change: Change, followDocument: ChangeVersions): void => {
    // Streams of what this program does not know stay in the journal; one that knows them builds the view anew.
    if (change.kind === 'event') {
      if (isOfAssessment(change)) streams.add(change);
    } else if (change.kind === 'content') contents.set(contentKey(change), change);
    else changeDocument(change.type, change.subjectId, followDocument);
  };
  const judge = (changeId: ChangeId, said: Partial<Outcome>, change: ChangeVersions): void => {
    const row = handIns.settle(changeId, said);
    if (row?.kind !== 'document') return;
    // Whose version it is, the versions know. Of the others nothing becomes otherwise: what was not loaded is not begun anew, under
    // whichever kind the row was noted first.
    for (const type of typesOfId(row.type))
      if (documents.has(documentKey(type, row.subjectId))) changeDocument(type, row.subjectId, change);
  };

  for (const step of steps) {
    if (step.kind === 'own') {
      const { change } = step;
      handIns.note(change);
      const isJudged = handIns.isJudged(change.changeId);
      follow(change, (versions) => (isJudged ? versions : followOwn(versions, change)));
    } else if (step.kind === 'hub') {
      const { change, seq } = step;
      follow(change, (versions) => followHub(versions, change, { epoch: step.epoch, seq }));
    } else if (step.kind === 'receipt') {
      const { changeId, seq, receivedAt, number: receiptNumber } = step.receipt;
      const receipt = { receiptNumber, receivedAt, epoch: step.epoch };
      judge(changeId, { receipt }, (versions) =>
        followReceipt(versions, changeId, { epoch: step.epoch, seq }),
      );
    } else if (step.kind === 'files-received') {
      handIns.settleFiles(step.digests, step.epoch);
    } else if (step.kind === 'taken-back') {
      const { kind, type, subjectId, changeId } = step.subject;
      if (kind === 'event') streams.remove(subjectId, changeId);
      if (kind === 'document')
        changeDocument(type, subjectId, (versions) =>
          withoutPlace(versions, { epoch: step.epoch, seq: step.seq }),
        );
    } else {
      judge(step.changeId, { problem: step.problem }, (versions) => followRefusal(versions, step.changeId));
    }
  }
  return { streams: streams.grown(), documents, contents, handIns: handIns.grown(epoch) };
}
