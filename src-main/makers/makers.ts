/**
 * Whose keys this device knows by the hub's word, and which changes came that nothing proves (SPEC.md of the protocol, Y19
 * and Y20). The hub says in its own chain which device has which key and whose key a person's is; what it says there is
 * held to the hub's key, pinned when this device joined, wherever it stands in the journal and whoever wrote it down.
 */
import type { CertificateId, DeviceId, OrganisationId } from '../../shared/kernel/ids';
import { isWholeAndSignedBy, publicKeyOf } from '../../shared/node/ed25519';
import type { SignedChange } from '../../shared/protocol/change';
import type { PositionedEntry, Unproved } from '../../shared/protocol/journal-entry';
import { readCertificate } from '../../shared/protocol/read-certificate';
import { readDevice } from '../../shared/protocol/read-device';
import type { PersonCertificate } from '../../shared/records/person-certificate';

/** By whose word devices and people have their keys: the hub that this device joined. */
export type MakersHub = { readonly hubId: string; readonly hubPublicKey: string };

type KnownDevice = { readonly name: string; readonly publicKeys: readonly string[] };
export type KnownKey = Pick<PersonCertificate, 'staffId' | 'deviceId' | 'publicKey'>;

/** What one change of the hub tells of keys. */
export type Told =
  | {
      readonly kind: 'device';
      readonly deviceId: DeviceId;
      readonly name: string;
      readonly publicKey: string;
    }
  | ({ readonly kind: 'person'; readonly serial: CertificateId } & KnownKey);

/** A change that nothing proves, with the entry that holds it. */
export type HeldChange = Unproved & { readonly position: number };

export type Makers = {
  readonly organisationId: OrganisationId | null;
  /** Every key that the hub ever named of a device: what it signed with an earlier one stays signed. */
  readonly devices: Readonly<Record<DeviceId, KnownDevice>>;
  readonly people: Readonly<Record<CertificateId, KnownKey>>;
  readonly unproved: readonly HeldChange[];
  /** Devices whose key came after changes of theirs. */
  readonly toProve: readonly DeviceId[];
  /** The first load that was not held to its makers yet. */
  readonly unchecked: { readonly digest: string; readonly position: number } | null;
  /** Something of this organisation came from the hub before. */
  readonly hasRead: boolean;
};

export const noMakers: Makers = {
  organisationId: null,
  devices: {},
  people: {},
  unproved: [],
  toProve: [],
  unchecked: null,
  hasRead: false,
};

/** Far cheaper than reading it. */
const mayTell = (text: string): boolean => text.includes('"device"') || text.includes('"person-certificate"');

/** What a change tells of keys, when it is the hub's and the hub's key signed it; null otherwise. */
export function readTold(signed: SignedChange, hub: MakersHub): Told | null {
  if (!mayTell(signed.text)) return null;
  const device = readDevice(signed, hub.hubId);
  const certificate = device ? null : readCertificate(signed, hub.hubId);
  if (!device && !certificate) return null;
  if (!isWholeAndSignedBy(publicKeyOf(hub.hubPublicKey), signed)) return null;
  if (device) return { ...device, kind: 'device' };
  return certificate ? { ...certificate, kind: 'person' } : null;
}

/** The same makers, and those that were told of. */
export function learn(makers: Makers, told: readonly Told[]): Makers {
  if (told.length === 0) return makers;
  const devices = { ...makers.devices };
  const people = { ...makers.people };
  const toProve = new Set(makers.toProve);
  const waiting = new Set(makers.unproved.map(({ deviceId }) => deviceId));
  for (const one of told) {
    if (one.kind === 'person') {
      const { serial, staffId, deviceId, publicKey } = one;
      people[serial] = { staffId, deviceId, publicKey };
      continue;
    }
    const { deviceId, name, publicKey } = one;
    const known = devices[deviceId]?.publicKeys ?? [];
    const isNew = !known.includes(publicKey);
    devices[deviceId] = { name, publicKeys: isNew ? [...known, publicKey] : known };
    if (isNew && waiting.has(deviceId)) toProve.add(deviceId);
  }
  return { ...makers, devices, people, toProve: [...toProve] };
}

/** What came or was found twice, as after a check that was cut off, is held once. */
function holdBack(makers: Makers, unproved: readonly Unproved[], position: number): Makers {
  const held = new Set(makers.unproved.map(({ seq }) => seq));
  const fresh = unproved.filter(({ seq }) => !held.has(seq));
  if (fresh.length === 0) return makers;
  const found = fresh.map(({ seq, deviceId, why }) => ({ seq, deviceId, why, position }));
  return { ...makers, unproved: [...makers.unproved, ...found] };
}

/** Everything is in what is loaded anew. */
const anew = (makers: Makers): Makers => ({ ...makers, unproved: [], toProve: [], unchecked: null });

/** What changes that came tell of keys. */
export const toldBy = (changes: readonly SignedChange[], hub: MakersHub): readonly Told[] =>
  changes.flatMap((signed) => readTold(signed, hub) ?? []);

/**
 * The makers after one more entry.
 * @param hub as it is known behind this entry
 * @param inLoad what a first load tells, when this entry is one
 */
export function followMakers(
  makers: Makers,
  { position, entry }: PositionedEntry,
  hub: (MakersHub & { readonly organisationId: OrganisationId }) | null,
  inLoad: readonly Told[],
): Makers {
  if (!hub) return makers;
  switch (entry.kind) {
    case 'enrolled':
      return hub.organisationId === makers.organisationId
        ? makers
        : { ...noMakers, organisationId: hub.organisationId };
    case 'shut-out':
      return { ...anew(makers), hasRead: false };
    case 'pulled': {
      const held = holdBack(makers, entry.unproved ?? [], position);
      return { ...learn(held, toldBy(entry.changes, hub)), hasRead: true };
    }
    case 'first-load': {
      const { digest, unproved } = entry;
      const held = holdBack(anew(makers), unproved ?? [], position);
      return { ...learn(held, inLoad), hasRead: true, unchecked: unproved ? null : { digest, position } };
    }
    case 'load-checked': {
      const { unchecked } = makers;
      if (unchecked?.digest !== entry.digest) return makers;
      const held = holdBack(makers, entry.unproved, unchecked.position);
      // A key may have come while its makers were asked.
      const told = entry.unproved.flatMap(({ deviceId, why }) =>
        why === 'maker-unknown' && deviceId && makers.devices[deviceId] ? [deviceId] : [],
      );
      const toProve = [...new Set([...held.toProve, ...told])];
      return { ...held, toProve, unchecked: entry.isLast ? null : unchecked };
    }
    case 'proved': {
      const proved = new Set(entry.changes.map(({ seq }) => seq));
      return {
        ...makers,
        unproved: makers.unproved.filter(({ seq }) => !proved.has(seq)),
        toProve: makers.toProve.filter((deviceId) => !entry.isLast || deviceId !== entry.deviceId),
      };
    }
    default:
      return makers;
  }
}

/** How many changes nothing proves, by who is said to have made them and why. */
export function countUnproved({ unproved, devices }: Makers) {
  const counts = new Map<
    string,
    { deviceId: DeviceId | null; name: string | null; why: Unproved['why']; count: number }
  >();
  for (const { deviceId, why } of unproved) {
    const key = `${deviceId} ${why}`;
    const name = deviceId === null ? null : (devices[deviceId]?.name ?? null);
    const known = counts.get(key) ?? { deviceId, name, why, count: 0 };
    counts.set(key, { ...known, count: known.count + 1 });
  }
  return [...counts.values()];
}
