/**
 * Did the device make what the hub says it made (Y19)? One signature vouches for an unbroken run of a device's chain;
 * where the chain has gaps, as it has where a device is not sent everything, each run is checked by itself. An assessment
 * that is signed for a person whose certificate is known is held to that person's key as well. One that carries no such
 * signature is the hub's to doubt (W6), because somebody may decide that it counts.
 */
import type { KeyObject } from 'node:crypto';
import type { CertificateId, DeviceId } from '../../shared/kernel/ids';
import { isSignedByInPool, publicKeyOf } from '../../shared/node/ed25519';
import { readActProof } from '../../shared/protocol/act-proof';
import { readChange, type SequencedChange } from '../../shared/protocol/change';
import type { Unproved, UnprovedReason } from '../../shared/protocol/journal-entry';
import { type ChainLink, findVouched } from '../../shared/protocol/vouch-chain';
import type { KnownKey } from './makers';
import { readMade } from './read-made';

export type MakerKeys = {
  /** Raw 32 bytes each, base64; none when nobody told of that device. */
  readonly publicKeysOf: (deviceId: DeviceId) => readonly string[];
  readonly personOf: (serial: CertificateId) => KnownKey | null;
};

type Waiting = ChainLink & { readonly seq: number; readonly signature: string };
type Act = Pick<SequencedChange, 'seq' | 'text'> & { readonly deviceId: DeviceId };

export type MakerCheck = {
  /** Takes a change that was held to its hash. */
  readonly add: (change: SequencedChange) => void;
  /** Those of all that were added which nothing proves. */
  readonly judge: (rest: () => Promise<void>) => Promise<readonly Unproved[]>;
};

async function isSignedByOneOf(keys: readonly KeyObject[], link: Waiting): Promise<boolean> {
  const bytes = Buffer.from(link.hash, 'hex');
  for (const key of keys) if (await isSignedByInPool(key, bytes, link.signature)) return true;
  return false;
}

/** Whether the person did not sign who is said to have. */
async function isFalseAct({ text }: Act, { personOf }: MakerKeys): Promise<boolean> {
  const change = readChange({ text });
  if (!change || change.organisationId === null) return false;
  const { organisationId, deviceId, actorId } = change;
  const proof = readActProof(change, { organisationId, deviceId });
  const person = proof && personOf(proof.serial);
  if (!proof || !person) return false;
  if (person.deviceId !== deviceId || person.staffId !== actorId) return true;
  return !(await isSignedByInPool(publicKeyOf(person.publicKey), proof.statement, proof.signature));
}

export function createMakerCheck(keys: MakerKeys): MakerCheck {
  const linksByDevice = new Map<DeviceId, Waiting[]>();
  const acts: Act[] = [];
  const found: Unproved[] = [];
  const note = (seq: number, deviceId: DeviceId | null, why: UnprovedReason): void =>
    void found.push({ seq, deviceId, why });

  const judgeDevice = async (
    deviceId: DeviceId,
    links: readonly Waiting[],
    rest: () => Promise<void>,
  ): Promise<void> => {
    const publicKeys = keys.publicKeysOf(deviceId).map(publicKeyOf);
    const isSigned = async (place: number): Promise<boolean> => {
      const link = links[place];
      return link !== undefined && isSignedByOneOf(publicKeys, link);
    };
    const vouched = publicKeys.length > 0 ? await findVouched(links, isSigned, rest) : null;
    for (const [place, { seq }] of links.entries())
      if (!vouched?.has(place)) note(seq, deviceId, vouched ? 'signature-wrong' : 'maker-unknown');
  };
  const judgeActs = async (rest: () => Promise<void>): Promise<void> => {
    const known = new Set(found.map(({ seq }) => seq));
    for (const act of acts) {
      if (!known.has(act.seq) && (await isFalseAct(act, keys))) note(act.seq, act.deviceId, 'person-wrong');
      await rest();
    }
  };

  return {
    add: ({ seq, text, hash, signature }) => {
      const made = readMade(text);
      if (!made) return;
      const { deviceId, deviceSeq, prevHash, isAct } = made;
      if (deviceId === null) return note(seq, null, 'maker-unknown');
      const link = { seq, deviceSeq, hash, prevHash, signature };
      const links = linksByDevice.get(deviceId);
      if (links) links.push(link);
      else linksByDevice.set(deviceId, [link]);
      if (isAct) acts.push({ seq, text, deviceId });
    },
    judge: async (rest) => {
      for (const [deviceId, links] of linksByDevice) await judgeDevice(deviceId, links, rest);
      await judgeActs(rest);
      return found.toSorted((a, b) => a.seq - b.seq);
    },
  };
}
