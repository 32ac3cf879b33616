/** People of a centre at the hub: their document, their key on a device, and the sessions in which they write. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { newId, type OrganisationId, type StaffId } from '../../shared/kernel/ids';
import { rawPublicKey, signWith } from '../../shared/node/ed25519';
import { isBinding } from '../../shared/protocol/act-proof';
import type { Change, Draft, SignedChange } from '../../shared/protocol/change';
import { composeDraft } from '../../shared/protocol/compose-draft';
import { actStatement, sessionStatement } from '../../shared/protocol/person-statement';
import { type PersonCertificate, personCertificateRecord } from '../../shared/records/person-certificate';
import { sessionOpened } from '../../shared/records/session-opened';
import { type Staff, staffRecord } from '../../shared/records/staff';
import type { HubRecord } from '../../src-hub/accept/compose-hub-change';
import { writeHubChanges } from '../../src-hub/accept/write-hub-changes';
import type { Store } from '../../src-hub/store/open-store';
import type { TestSigner } from './a-signer';

/** Writes what the hub says into an organisation. */
export const sayAsHub = (
  store: Store,
  organisationId: OrganisationId,
  records: readonly HubRecord[],
): Promise<readonly SignedChange[]> =>
  store.database
    .transaction()
    .execute((transaction) => writeHubChanges(store, transaction, organisationId, records, new Date()));

/** Somebody who works at the centre; by an id that is there, their next revision. */
export async function aStaffMember(
  store: Store,
  organisationId: OrganisationId,
  roles: readonly string[],
  over: Partial<Staff> = {},
): Promise<Staff> {
  const staffId = over.staffId ?? newId<'Staff'>();
  const staff = { staffId, name: 'Joke Postma', jobTitle: '', roles: [...roles], independent: true, ...over };
  await sayAsHub(store, organisationId, [{ record: staffRecord, subjectId: staffId, body: staff }]);
  return staff;
}

export type TestSession = {
  readonly opening: SignedChange & { readonly change: Change };
  /** What every change of the session carries. */
  readonly envelope: Pick<Change, 'actorId' | 'sessionId'>;
};

export type TestPerson = {
  readonly staffId: StaffId;
  readonly certificate: PersonCertificate;
  readonly privateKey: KeyObject;
  /** With what they sign an act that binds them by; anything else as it is. */
  readonly confirm: (draft: Draft) => Draft;
  /** Opens a session on the device of the certificate, as the device would. */
  readonly open: (over?: { readonly body?: object; readonly envelope?: Partial<Change> }) => TestSession;
};

/** Signs an opening of a session by the key; anything can be said otherwise. */
export function openSession(
  device: TestSigner,
  { serial, staffId }: Pick<PersonCertificate, 'serial' | 'staffId'>,
  privateKey: KeyObject,
  over: { readonly body?: object; readonly envelope?: Partial<Change> } = {},
): TestSession {
  const { organisationId, deviceId } = device;
  const sessionId = newId<'Session'>();
  const openedAt = '2026-11-24T09:00:00.000Z';
  const statement = sessionStatement({ organisationId, deviceId, serial }, { sessionId, openedAt });
  const body = { staffId, openedAt, by: { serial, signature: signWith(privateKey, statement) } };
  const envelope = { actorId: staffId, sessionId };
  const draft = composeDraft(sessionOpened, {
    changeId: newId<'Change'>(),
    subjectId: sessionId,
    body: { ...body, ...over.body },
  });
  return { opening: device.sign(draft, { ...envelope, ...over.envelope }), envelope };
}

/** Somebody to whom the hub gave a certificate for a key on this device, for the days around the test's changes. */
export async function aPerson(
  store: Store,
  device: TestSigner,
  roles: readonly string[],
  over: Partial<PersonCertificate> = {},
): Promise<TestPerson> {
  const { organisationId, deviceId } = device;
  const staffId = over.staffId ?? (await aStaffMember(store, organisationId, roles)).staffId;
  const { privateKey } = generateKeyPairSync('ed25519');
  const certificate: PersonCertificate = {
    serial: newId<'Certificate'>(),
    staffId,
    deviceId,
    publicKey: rawPublicKey(privateKey),
    roles: [...roles],
    validFrom: '2026-11-23T09:00:00.000Z',
    validUntil: '2026-12-07T09:00:00.000Z',
    ...over,
  };
  const { serial, publicKey, validFrom, validUntil } = certificate;
  const key = { organisation_id: organisationId, device_id: deviceId, staff_id: certificate.staffId };
  const validity = { valid_from: new Date(validFrom), valid_until: new Date(validUntil) };
  await store.database
    .insertInto('person_key')
    .values({ ...key, public_key: publicKey, serial, ...validity })
    .execute();
  await sayAsHub(store, organisationId, [
    { record: personCertificateRecord, subjectId: serial, body: certificate },
  ]);
  return {
    staffId,
    certificate,
    privateKey,
    confirm: (draft) => {
      if (!isBinding(draft)) return draft;
      const { serial } = certificate;
      const body = draft.body as { readonly basisDigest: string };
      const act = { type: draft.type, subjectId: draft.subjectId, digest: body.basisDigest };
      const statement = actStatement({ organisationId, deviceId, serial }, act);
      return { ...draft, body: { ...body, by: { serial, signature: signWith(privateKey, statement) } } };
    },
    open: (said) => openSession(device, certificate, privateKey, said),
  };
}
