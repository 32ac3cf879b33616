/**
 * This copy of the folder takes the id of its own that the journal holds ready for it (Y24). The hub answers the same as
 * often as it is asked, and the one entry that says so changes id, key, token and certificates at once.
 */
import { createHash } from 'node:crypto';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import { isWholeAndSignedBy, publicKeyOf } from '../../shared/node/ed25519';
import type { HubClient } from '../../shared/protocol/hub-contract';
import type { JournalEntry } from '../../shared/protocol/journal-entry';
import { partStatement } from '../../shared/protocol/part-statement';
import type { Follower } from '../follow/follower';
import type { Enrolment } from '../follow/hub-place';
import type { Self, SelfKey } from '../follow/identity';
import type { Journal } from '../journal/journal';

export type IdentityParts = {
  readonly journal: Pick<Journal, 'append'>;
  readonly follower: Pick<Follower, 'identity' | 'people' | 'chainEnd' | 'catchUp'>;
  readonly hub: Pick<HubClient, 'part'>;
  readonly enrolment: Enrolment;
  readonly keyOf: (self: Self) => SelfKey;
  readonly world: Pick<World, 'now'>;
};

/** Nobody knows it without the new key; whoever asks once more, because the answer got lost, names the same. */
const tokenOf = (key: SelfKey): string =>
  createHash('sha256')
    .update(key.sign(new TextEncoder().encode('Vakproef token 1\n')))
    .digest('base64url');

/** Nothing is done where no copy was told of. */
export async function takeIdentity(parts: IdentityParts): Promise<Result<null>> {
  const { journal, follower, hub, enrolment, keyOf, world } = parts;
  const { deviceId: was, keySeed: oldSeed, parting } = follower.identity();
  if (!parting) return ok(null);
  const { next, forkSeq } = parting;
  const [oldKey, newKey] = [keyOf({ deviceId: was, keySeed: oldSeed }), keyOf(next)];
  const endSeq = Math.max(forkSeq, follower.chainEnd().deviceSeq);
  const said = { deviceId: next.deviceId, publicKey: newKey.publicKey, forkSeq, endSeq };
  const statement = partStatement({ organisationId: enrolment.organisationId, deviceId: was }, said);
  const token = tokenOf(newKey);
  const answer = await hub.part({
    ...said,
    token,
    serials: Object.values(follower.people()).map(({ certificate }) => certificate.serial),
    proof: oldKey.sign(statement),
    keyProof: newKey.sign(statement),
  });
  if (!answer.ok) return answer;
  const { deviceName, certificates } = answer.value;
  const hubKey = publicKeyOf(enrolment.hubPublicKey);
  if (!certificates.every((signed) => isWholeAndSignedBy(hubKey, signed)))
    return err(problem('hub-answer-not-understood', { at: 'certificate' }));
  const at = world.now().toISOString();
  const renamed: JournalEntry = { kind: 'renamed', ...next, was, deviceName, token, certificates, at };
  const kept = await journal.append([renamed]);
  if (!kept.ok) return kept;
  await follower.catchUp();
  return ok(null);
}
