/**
 * Which version of a document counts, and what a merge of two needs. The hub's latest counts, except that an own version
 * which the hub has not judged yet is shown until it is received or refused. Within an epoch of the hub the higher
 * sequence is later; a new epoch replaces the old one.
 *
 * A refused version is not lost: it stays beside the hub's, with the version it was made upon, until a later own version
 * is received.
 */
import type { ChangeId } from '../../shared/kernel/ids';
import type { Change } from '../../shared/protocol/change';
import type { VersionMaker } from '../../shared/records/document-conflict';

/** Place in the hub's order. */
export type HubPlace = { readonly epoch: string; readonly seq: number };

export type DocumentVersion = {
  readonly revision: ChangeId;
  readonly typeVersion: number;
  readonly body?: unknown;
  readonly madeBy: VersionMaker;
  /** Null while the hub has not received it. */
  readonly place: HubPlace | null;
};

export type DocumentVersions = {
  readonly type: string;
  readonly documentId: string;
  /**
   * What the oldest own or refused version was made upon, or what a later own one was made upon that began anew from the
   * hub's; null when there is none, or it was the first of all.
   */
  readonly base: DocumentVersion | null;
  readonly hub: DocumentVersion | null;
  /** Own versions without a judgement of the hub, oldest first. */
  readonly own: readonly DocumentVersion[];
  /** Own versions that the hub refused and that nothing has replaced yet, oldest first. */
  readonly refused: readonly DocumentVersion[];
};

export const noVersions = (type: string, documentId: string): DocumentVersions => ({
  type,
  documentId,
  base: null,
  hub: null,
  own: [],
  refused: [],
});

/** The version that is shown: the last own one that waits, else the hub's; null when the only one was refused. */
export const shownVersion = (versions: DocumentVersions): DocumentVersion | null =>
  versions.own.at(-1) ?? versions.hub;

const isLater = (place: HubPlace, than: HubPlace | null): boolean =>
  !than || place.epoch !== than.epoch || place.seq > than.seq;

const without = (versions: readonly DocumentVersion[], revision: ChangeId): readonly DocumentVersion[] =>
  versions.filter((version) => version.revision !== revision);

/** The base is kept for as long as there is something to merge upon it. */
const withoutNeedlessBase = (versions: DocumentVersions): DocumentVersions =>
  versions.own.length + versions.refused.length === 0 ? { ...versions, base: null } : versions;

const changeToVersion = (change: Change, place: HubPlace | null): DocumentVersion => ({
  revision: change.changeId,
  typeVersion: change.typeVersion,
  body: change.body,
  madeBy: { staffId: change.actorId, deviceId: change.deviceId, at: change.occurredAt },
  place,
});

/** The hub holds this version at that place; an own one among them waits no more. */
function takePlace(versions: DocumentVersions, version: DocumentVersion, place: HubPlace): DocumentVersions {
  const { revision } = version;
  const rest = {
    ...versions,
    own: without(versions.own, revision),
    refused: without(versions.refused, revision),
  };
  const hub = isLater(place, versions.hub?.place ?? null) ? { ...version, place } : versions.hub;
  return withoutNeedlessBase({ ...rest, hub });
}

/** A version of the hub's feed. */
export const followHub = (versions: DocumentVersions, change: Change, place: HubPlace): DocumentVersions =>
  takePlace(versions, changeToVersion(change, place), place);

/** The hub's version at that place stands no more: nothing proves who made it. */
export const withoutPlace = (versions: DocumentVersions, place: HubPlace): DocumentVersions => {
  const { hub } = versions;
  const isIt = hub?.place?.seq === place.seq && hub.place.epoch === place.epoch;
  return isIt ? withoutNeedlessBase({ ...versions, hub: null }) : versions;
};

/** A version made on this device that no receipt or refusal names yet. */
export function followOwn(versions: DocumentVersions, change: Change): DocumentVersions {
  const { base, hub, own, refused } = versions;
  const isKnown = [hub, ...own, ...refused].some((version) => version?.revision === change.changeId);
  if (isKnown) return versions;
  // One upon what the hub holds begins anew: a merge of what was refused, or the first of all.
  const beginsAnew = own.length === 0 && hub?.revision === change.upon;
  return {
    ...versions,
    base: beginsAnew ? hub : base,
    own: [...own, changeToVersion(change, null)],
  };
}

/** The hub received an own version at that place: whatever it refused before of this document is dealt with. */
export function followReceipt(
  versions: DocumentVersions,
  revision: ChangeId,
  place: HubPlace,
): DocumentVersions {
  const received = [...versions.own, ...versions.refused].find((version) => version.revision === revision);
  return received ? takePlace({ ...versions, refused: [] }, received, place) : versions;
}

/** The hub refused an own version: the version it holds counts again, and the own one is kept for a merge. */
export function followRefusal(versions: DocumentVersions, revision: ChangeId): DocumentVersions {
  const refused = versions.own.find((version) => version.revision === revision);
  if (!refused) return versions;
  return {
    ...versions,
    own: without(versions.own, revision),
    refused: [...versions.refused, refused],
  };
}
