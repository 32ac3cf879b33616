/**
 * Asks the hub, after a contact, to vouch on for who has a key here: where that is more than a day old, now and then because
 * what somebody is may have changed, and at once when a staff document changed. Somebody for whom it will not any more loses
 * the key; what they recorded waits on and is handed in like any other.
 */
import type { StaffId } from '../../shared/kernel/ids';
import type { Problem } from '../../shared/kernel/problem';
import type { Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import type { PersonCertificate } from '../../shared/records/person-certificate';
import type { Enrolment } from '../follow/hub-place';
import type { PeopleHere } from '../follow/people-here';
import { believeCertificate } from './believe-certificate';
import type { PeopleHub } from './people-hub';

export type VouchParts = {
  readonly people: () => PeopleHere;
  readonly enrolment: () => Enrolment | null;
  readonly hub: Pick<PeopleHub, 'renew'>;
  readonly keep: (entry: JournalEntry) => Promise<Result<unknown>>;
  /** Grows whenever a staff document came or was written here. */
  readonly staffNews: () => number;
  readonly world: Pick<World, 'now' | 'monotonicMs'>;
  /** The hub said it of this person; null when it vouched on. */
  readonly onAnswer: (staffId: StaffId, refusal: Problem | null) => void;
  /** The journal says that this person has no key here any more. */
  readonly onGone: (staffId: StaffId) => Promise<void>;
};

const renewAfterMs = 24 * 60 * 60_000;
/** The hub answers with the same certificate while it is young and says what the person is. */
const askAgainAfterMs = 10 * 60_000;

/** What ends a key, whoever asks again. A hub that was put back may not know a key and learn of it again. */
const endsKey: ReadonlySet<Problem['code']> = new Set(['staff-inactive', 'certificate-ended']);

type Asked = { readonly atMs: number; readonly news: number };

/** @returns asks about everybody for whom it is time; a hub that is away is asked another time */
export function createVouching(parts: VouchParts): () => Promise<void> {
  const { people, enrolment, hub, keep, staffNews, world } = parts;
  const askedOf = new Map<StaffId, Asked>();

  const isDue = ({ staffId, validFrom }: PersonCertificate): boolean => {
    const age = world.now().getTime() - new Date(validFrom).getTime();
    const asked = askedOf.get(staffId);
    if (!asked || Math.abs(age) >= renewAfterMs || asked.news < staffNews()) return true;
    return world.monotonicMs() - asked.atMs >= askAgainAfterMs;
  };
  const end = async (staffId: StaffId, problem: Problem): Promise<void> => {
    const kept = await keep({ kind: 'person-gone', staffId, problem, at: world.now().toISOString() });
    if (kept.ok) await parts.onGone(staffId);
  };
  const askAbout = async (certificate: PersonCertificate, place: Enrolment): Promise<void> => {
    const { staffId, serial, publicKey, deviceId } = certificate;
    askedOf.set(staffId, { atMs: world.monotonicMs(), news: staffNews() });
    const answer = await hub.renew({ serial });
    if (!answer.ok) {
      if (answer.problem.code === 'hub-unreachable') askedOf.delete(staffId);
      parts.onAnswer(staffId, answer.problem);
      // Somebody who chose a PIN here anew while the hub was asked has another key than the one it ended.
      const isSameKey = people()[staffId]?.certificate.publicKey === publicKey;
      return endsKey.has(answer.problem.code) && isSameKey ? end(staffId, answer.problem) : undefined;
    }
    parts.onAnswer(staffId, null);
    const given = answer.value.certificate;
    const believed = believeCertificate(given, place, { deviceId, publicKey });
    if (believed && believed.serial !== serial)
      await keep({ kind: 'person-certified', certificate: given, at: world.now().toISOString() });
  };
  return async () => {
    for (const { certificate } of Object.values(people())) {
      const place = enrolment();
      if (place && isDue(certificate)) await askAbout(certificate, place);
    }
  };
}
