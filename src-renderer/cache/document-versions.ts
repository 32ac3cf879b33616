/**
 * Which version of a document counts. The hub's latest does, except that an own version which the hub has not judged
 * yet is shown until it is received or refused. Within an epoch of the hub the higher sequence is later; a new epoch
 * replaces the old one.
 */
import type { ChangeId } from '../../shared/kernel/ids';
import type { Change } from '../../shared/protocol/change';

/** Place in the hub's order. */
export type HubPlace = { readonly epoch: string; readonly seq: number };

export type DocumentVersion = {
  readonly revision: ChangeId;
  readonly typeVersion: number;
  readonly body?: unknown;
  /** Null while the hub has not received it. */
  readonly place: HubPlace | null;
};

export type DocumentVersions = {
  readonly type: string;
  readonly documentId: string;
  readonly hub: DocumentVersion | null;
  /** Own versions without a judgement of the hub, oldest first. */
  readonly own: readonly DocumentVersion[];
};

export const noVersions = (type: string, documentId: string): DocumentVersions => ({
  type,
  documentId,
  hub: null,
  own: [],
});

/** The version that is shown: the last own one that waits, else the hub's; null when the only one was refused. */
export const shownVersion = (versions: DocumentVersions): DocumentVersion | null =>
  versions.own.at(-1) ?? versions.hub;

const isLater = (place: HubPlace, than: HubPlace | null): boolean =>
  !than || place.epoch !== than.epoch || place.seq > than.seq;

const withoutOwn = (versions: DocumentVersions, revision: ChangeId): DocumentVersions => ({
  ...versions,
  own: versions.own.filter((version) => version.revision !== revision),
});

const changeToVersion = (change: Change, place: HubPlace | null): DocumentVersion => ({
  revision: change.changeId,
  typeVersion: change.typeVersion,
  body: change.body,
  place,
});

/** A version of the hub's feed. */
export function followHub(versions: DocumentVersions, change: Change, place: HubPlace): DocumentVersions {
  const rest = withoutOwn(versions, change.changeId);
  return isLater(place, versions.hub?.place ?? null)
    ? { ...rest, hub: changeToVersion(change, place) }
    : rest;
}

/** A version made on this device that no receipt or refusal names yet. */
export function followOwn(versions: DocumentVersions, change: Change): DocumentVersions {
  const isKnown = [versions.hub, ...versions.own].some((version) => version?.revision === change.changeId);
  return isKnown ? versions : { ...versions, own: [...versions.own, changeToVersion(change, null)] };
}

/** The hub received an own version at that place. */
export function followReceipt(
  versions: DocumentVersions,
  revision: ChangeId,
  place: HubPlace,
): DocumentVersions {
  const received = versions.own.find((version) => version.revision === revision);
  if (!received) return versions;
  const rest = withoutOwn(versions, revision);
  return isLater(place, versions.hub?.place ?? null) ? { ...rest, hub: { ...received, place } } : rest;
}

/** The hub refused an own version: the version it holds counts again. */
export const followRefusal = withoutOwn;
