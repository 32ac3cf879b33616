/** May whoever works here record this? Asked before anything is signed; the hub asks again (docs/RIGHTS.md). */
import type { Session } from '../../shared/contract/people-contract';
import { mayWrite } from '../../shared/domain/rights';
import type { DeviceId, OrganisationId } from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { isSignedBy, publicKeyOf } from '../../shared/node/ed25519';
import { isBinding, readActProof } from '../../shared/protocol/act-proof';
import type { Draft } from '../../shared/protocol/change';
import type { PeopleHere } from '../follow/people-here';

export type RecordingPlace = {
  /** Null where the device belongs to no centre. */
  readonly organisationId: OrganisationId | null;
  readonly deviceId: DeviceId;
  readonly people: PeopleHere;
};

/** Whether who works here signed it with the PIN typed anew: an unlocked device binds nobody. */
function isConfirmed(
  draft: Draft,
  { staffId }: Session,
  people: PeopleHere,
  place: { readonly organisationId: OrganisationId; readonly deviceId: DeviceId },
): boolean {
  const proof = readActProof(draft, place);
  const publicKey = people[staffId]?.certificate.publicKey;
  return !!proof && !!publicKey && isSignedBy(publicKeyOf(publicKey), proof.statement, proof.signature);
}

/** Null when they may. A device that belongs to nobody has nobody's keys, and nothing of a centre to protect. */
export function refuseDraft(
  draft: Draft,
  session: Session | null,
  { organisationId, deviceId, people }: RecordingPlace,
): Problem | null {
  if (organisationId === null) return null;
  if (!session) return problem('nobody-signed-in');
  if (!mayWrite(session.roles, draft)) return problem('not-allowed', { reason: 'role' });
  const isUnproved = isBinding(draft) && !isConfirmed(draft, session, people, { organisationId, deviceId });
  return isUnproved ? problem('not-allowed', { reason: 'signature' }) : null;
}
