/**
 * Acts that bind a person: what must be signed with the PIN typed anew, and what that signature is over. Device and hub
 * ask for it both, so that an unlocked device signs for nobody.
 */
import type { CertificateId, DeviceId, OrganisationId } from '../kernel/ids';
import { assessmentSigned } from '../records/assessment-signed';
import type { Draft } from './change';
import { actStatement } from './person-statement';

type Act = Pick<Draft, 'type' | 'subjectType' | 'subjectId' | 'body'>;

/** Whether a record of this type binds a person. */
export const isBinding = ({ type, subjectType }: Pick<Act, 'type' | 'subjectType'>): boolean =>
  type === assessmentSigned.type && subjectType === assessmentSigned.subjectType;

/** The signature and what it must be over; null when the act carries none. */
export function readActProof(
  act: Act,
  where: { readonly organisationId: OrganisationId; readonly deviceId: DeviceId },
): { readonly serial: CertificateId; readonly statement: Uint8Array; readonly signature: string } | null {
  const body = assessmentSigned.schema.safeParse(act.body).data;
  if (!body?.by) return null;
  const { serial, signature } = body.by;
  const { type, subjectId } = act;
  return {
    serial,
    statement: actStatement({ ...where, serial }, { type, subjectId, digest: body.basisDigest }),
    signature,
  };
}
