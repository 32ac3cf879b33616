/**
 * What main knows from its journal: small folds that are fed by one pass. Each text is parsed once, and only when one of
 * them can need it. No I/O, no clock; the same journal always gives the same.
 */
import type { DeviceId } from '../../shared/kernel/ids';
import { chainStart, type SequencedChange, type SignedChange } from '../../shared/protocol/change';
import {
  isKept,
  type JournalEntry,
  type PositionedEntry,
  type Unproved,
} from '../../shared/protocol/journal-entry';
import { namedFilesOf } from '../../shared/protocol/named-files';
import { followMakers, type Makers, noMakers } from '../makers/makers';
import { type DeviceOwner, followOwner, noOwner } from './device-owner';
import type { FirstLoadView } from './first-load-view';
import { followHubPlace, type HubPlace, handInPlaceOf, noHubPlace } from './hub-place';
import { firstIdentity, followIdentity, type Identity } from './identity';
import { createOwnChanges, type OwnChanges, type SavedOwnChanges } from './own-changes';
import { followPeople, nobodyHere, type PeopleHere } from './people-here';
import { type ChangeFacts, readChangeFacts } from './read-change-facts';
import { createRunningExams, type RunningExams, type SavedRunningExams } from './running-exams';

type ErasedEntry = Extract<JournalEntry, { kind: 'own-erased' }>;

/** Where the chain of this device's own changes ends. */
export type ChainEnd = { readonly deviceSeq: number; readonly hash: string };

export type Folds = {
  readonly own: OwnChanges;
  readonly exams: RunningExams;
  readonly hub: () => HubPlace;
  readonly owner: () => DeviceOwner;
  readonly people: () => PeopleHere;
  readonly makers: () => Makers;
  /** Under which id this device writes now. */
  readonly identity: () => Identity;
  readonly chainEnd: () => ChainEnd;
  /** Where a staff document last came or was written in this run; 0 before it. */
  readonly staffNews: () => number;
  /** Texts that came from the hub or stand in the journal and are no change: skipped, and never in the way. */
  readonly unreadable: () => number;
  /** Follows one entry; `load` is what a first load holds, when this entry is one and its body is there. */
  readonly follow: (positioned: PositionedEntry, load: FirstLoadView | null) => void;
  readonly save: () => SavedFolds;
};

export type SavedFolds = {
  readonly own: SavedOwnChanges;
  readonly exams: SavedRunningExams;
  readonly hub: HubPlace;
  readonly owner: DeviceOwner;
  readonly people: PeopleHere;
  readonly makers: Makers;
  readonly identity: Identity;
  readonly chainEnd: ChainEnd;
  readonly unreadable: number;
};

/** @param deviceId under which the device began: its changes are own ones, wherever they stand */
export function createFolds(deviceId: DeviceId, saved: SavedFolds | null): Folds {
  let hub = saved?.hub ?? noHubPlace;
  let owner = saved?.owner ?? noOwner;
  let people = saved?.people ?? nobodyHere;
  let makers = saved?.makers ?? noMakers;
  let identity = saved?.identity ?? firstIdentity(deviceId);
  let chainEnd: ChainEnd = saved?.chainEnd ?? { deviceSeq: 0, hash: chainStart };
  let unreadable = saved?.unreadable ?? 0;
  let staffNews = 0;
  const own = createOwnChanges(saved?.own ?? null, handInPlaceOf(hub));
  const exams = createRunningExams(saved?.exams ?? null);

  const chain = ({ deviceSeq }: ChangeFacts, hash: string): void => {
    if (deviceSeq > chainEnd.deviceSeq) chainEnd = { deviceSeq, hash };
  };
  const noteMade = ({ text, hash }: SignedChange, position: number): DeviceId | null => {
    const change = readChangeFacts(text);
    if (!change) {
      unreadable += 1;
      return null;
    }
    const { changeId, organisationId, kind, subjectType, subjectId } = change;
    const isMine = change.deviceId === identity.deviceId;
    // What was under way while the id changed stands in the chain of before.
    const deviceSeq = isMine ? change.deviceSeq : 0;
    const document = kind === 'document' ? `${subjectType} ${subjectId}` : null;
    const bytes = Buffer.byteLength(text);
    own.noteMade({
      changeId,
      organisationId,
      deviceSeq,
      position,
      bytes,
      document,
      files: namedFilesOf(change),
    });
    exams.noteMade(change);
    if (change.type === 'staff') staffNews = position;
    if (isMine) chain(change, hash);
    return change.deviceId;
  };
  /** Its text is gone; the chain goes on behind it. */
  const noteErased = ({ deviceId: maker, deviceSeq, hash }: ErasedEntry): void => {
    if (maker === identity.deviceId && deviceSeq > chainEnd.deviceSeq) chainEnd = { deviceSeq, hash };
  };
  const noteCame = ({ text, hash }: SignedChange, position: number): void => {
    const change = readChangeFacts(text);
    if (!change) {
      unreadable += 1;
      return;
    }
    exams.noteCame(change);
    if (change.type === 'staff') staffNews = position;
    if (change.deviceId !== identity.deviceId) return;
    own.noteSentBack(change.changeId, position, namedFilesOf(change));
    // C4: after a return to an older copy the chain goes on behind what the hub sends back.
    chain(change, hash);
  };
  /** Y19: what nothing proves ends no exam and is no change of this device. */
  const noteProved = (
    changes: readonly SequencedChange[],
    unproved: readonly Unproved[],
    position: number,
  ): void => {
    const seqs = new Set(unproved.map(({ seq }) => seq));
    for (const change of changes) if (!seqs.has(change.seq)) noteCame(change, position);
  };
  const noteLoad = (load: FirstLoadView, unproved: readonly Unproved[], position: number): void => {
    const { chainEnd: told } = load;
    noteProved(load.changes, unproved, position);
    if (told && told.deviceSeq > chainEnd.deviceSeq) chainEnd = told;
    staffNews = position;
  };
  const noteAnswers = (entry: JournalEntry): void => {
    // Y18: what a hub only has in memory is not handed in yet.
    if (entry.kind === 'receipts' && isKept(entry))
      for (const { changeId } of entry.receipts) own.noteReceived(changeId);
    if (entry.kind === 'body-receipts' && isKept(entry)) own.noteFilesReceived(entry.digests, entry.epoch);
    if (entry.kind === 'refused') own.noteRefused(entry.changeId);
  };

  return {
    own,
    exams,
    hub: () => hub,
    owner: () => owner,
    people: () => people,
    makers: () => makers,
    identity: () => identity,
    chainEnd: () => chainEnd,
    staffNews: () => staffNews,
    unreadable: () => unreadable,
    follow: ({ position, entry }, load) => {
      if (entry.kind === 'own-erased') noteErased(entry);
      const maker = entry.kind === 'own' ? noteMade(entry.change, position) : null;
      if (entry.kind === 'pulled') noteProved(entry.changes, entry.unproved ?? [], position);
      if (entry.kind === 'proved') noteProved(entry.changes, [], position);
      if (load) noteLoad(load, (entry.kind === 'first-load' && entry.unproved) || [], position);
      identity = followIdentity(identity, entry);
      if (entry.kind === 'renamed') {
        chainEnd = { deviceSeq: 0, hash: chainStart };
        own.forgetChain();
      }
      const { organisationId } = owner;
      owner = followOwner(owner, { position, entry }, maker);
      hub = followHubPlace(hub, entry, own.deviceSeqOf);
      // Y13: the staff of one centre are nobody in another.
      if (owner.organisationId !== organisationId) people = nobodyHere;
      people = followPeople(people, entry, hub.enrolment?.hubId ?? null);
      makers = followMakers(makers, { position, entry }, hub.enrolment, load?.told ?? []);
      own.moveTo(handInPlaceOf(hub));
      noteAnswers(entry);
    },
    save: () => ({
      own: own.save(),
      exams: exams.save(),
      hub,
      owner,
      people,
      makers,
      identity,
      chainEnd,
      unreadable,
    }),
  };
}
