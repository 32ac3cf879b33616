/** A device as the hub knows it, that writes and signs changes without a journal: also wrong ones. */
import { createHash, generateKeyPairSync, type KeyPairKeyObjectResult, sign } from 'node:crypto';
import { type ChangeId, type DeviceId, newId, type OrganisationId } from '../../shared/kernel/ids';
import { type Change, chainStart, type Draft, type SignedChange } from '../../shared/protocol/change';
import type { Signer } from '../../src-hub/accept/examine-change';
import { aMarkDraft } from '../builders/a-draft';

export type TestSigner = Signer &
  TestIdentity & {
    /** The next change of the chain. */
    readonly sign: (
      over?: Partial<Draft>,
      envelope?: Partial<Change>,
    ) => SignedChange & { readonly change: Change };
    /** Any text, signed as it is. */
    readonly signText: (text: string) => SignedChange;
  };

export const aDocumentDraft = (
  documentId: string,
  upon: ChangeId | null,
  over: Partial<Draft> = {},
): Partial<Draft> => ({
  kind: 'document',
  subjectType: 'participant',
  type: 'participant',
  subjectId: documentId,
  examId: null,
  upon,
  body: {
    participantId: documentId,
    number: '4711',
    givenName: 'Noor',
    namePrefix: '',
    familyName: 'Jansen',
    birthDate: null,
    group: '',
  },
  ...over,
});

export type TestIdentity = { readonly deviceId: DeviceId; readonly keys: KeyPairKeyObjectResult };

export function aSigner(
  organisationId: OrganisationId,
  { deviceId, keys }: TestIdentity = { deviceId: newId<'Device'>(), keys: generateKeyPairSync('ed25519') },
): TestSigner {
  const { publicKey, privateKey } = keys;
  let end = { deviceSeq: 0, hash: chainStart };
  const signText = (text: string): SignedChange => {
    const hash = createHash('sha256').update(text).digest();
    return { text, hash: hash.toString('hex'), signature: sign(null, hash, privateKey).toString('base64') };
  };
  return {
    keys,
    organisationId,
    deviceId,
    publicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64'),
    signText,
    sign: (over = {}, envelope = {}) => {
      const change: Change = {
        ...aMarkDraft(over),
        protocol: 2,
        organisationId,
        actorId: null,
        sessionId: null,
        deviceId,
        deviceSeq: end.deviceSeq + 1,
        occurredAt: '2026-11-24T09:00:00.000Z',
        elapsedMs: 1,
        prevHash: end.hash,
        ...envelope,
      };
      const signed = signText(JSON.stringify(change));
      end = { deviceSeq: change.deviceSeq, hash: signed.hash };
      return { ...signed, change };
    },
  };
}
