/** Who has a key on this device, until when the hub vouches for it, and how often a PIN was wrong, as the journal says. */
import type { StaffId } from '../../shared/kernel/ids';
import type { SignedChange } from '../../shared/protocol/change';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import { readCertificate } from '../../shared/protocol/read-certificate';
import type { PersonCertificate } from '../../shared/records/person-certificate';

export type PersonHere = {
  readonly certificate: PersonCertificate;
  readonly salt: string;
  readonly sealed: string;
  /** Wrong PINs since the last right one. */
  readonly wrong: number;
};

type Renamed = Extract<JournalEntry, { kind: 'renamed' }>;

/** By staff id. */
export type PeopleHere = Readonly<Record<StaffId, PersonHere>>;

export const nobodyHere: PeopleHere = {};

const put = (people: PeopleHere, staffId: StaffId, over: Partial<PersonHere>): PeopleHere => {
  const known = people[staffId];
  return known ? { ...people, [staffId]: { ...known, ...over } } : people;
};

/** A later certificate of the same key. */
function renew(people: PeopleHere, signed: SignedChange, hubId: string): PeopleHere {
  const certificate = readCertificate(signed, hubId);
  const known = certificate && people[certificate.staffId];
  return certificate && known?.certificate.publicKey === certificate.publicKey
    ? put(people, certificate.staffId, { certificate })
    : people;
}

/** The same keys on another id; whoever got no certificate there has none. */
function carry(people: PeopleHere, { certificates, deviceId }: Renamed, hubId: string): PeopleHere {
  const found = certificates.flatMap((signed) => readCertificate(signed, hubId) ?? []);
  return Object.fromEntries(
    found.flatMap((certificate) => {
      const known = people[certificate.staffId];
      const isSame = known?.certificate.publicKey === certificate.publicKey;
      return known && isSame && certificate.deviceId === deviceId
        ? [[certificate.staffId, { ...known, certificate }]]
        : [];
    }),
  );
}

/** @param hubId whose certificates count; null before the device belongs to a centre */
export function followPeople(people: PeopleHere, entry: JournalEntry, hubId: string | null): PeopleHere {
  switch (entry.kind) {
    case 'person-key': {
      const certificate = hubId === null ? null : readCertificate(entry.certificate, hubId);
      const { salt, sealed } = entry;
      return certificate
        ? { ...people, [certificate.staffId]: { certificate, salt, sealed, wrong: 0 } }
        : people;
    }
    case 'person-certified':
      return hubId === null ? people : renew(people, entry.certificate, hubId);
    case 'pin-changed':
      return put(people, entry.staffId, { salt: entry.salt, sealed: entry.sealed });
    case 'pin-tried':
      return put(people, entry.staffId, { wrong: (people[entry.staffId]?.wrong ?? 0) + 1 });
    case 'pin-right':
      return put(people, entry.staffId, { wrong: 0 });
    case 'person-gone': {
      const { [entry.staffId]: _gone, ...others } = people;
      return others;
    }
    case 'renamed':
      return hubId === null ? people : carry(people, entry, hubId);
    case 'shut-out':
      return nobodyHere;
    default:
      return people;
  }
}
