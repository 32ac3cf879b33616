/**
 * A hub behind `fetch` that can be told what to answer next: for what a real hub never says. It serves the hub's own
 * contract (`test/suites/hub-suite.ts` holds it to that), signs with a key of its own and receipts every change.
 */
import { createHash, generateKeyPairSync, randomBytes, randomUUID, sign } from 'node:crypto';
import {
  type DeviceId,
  newId,
  type OrganisationId,
  type SessionId,
  type StaffId,
} from '../../shared/kernel/ids';
import { type Problem, problem } from '../../shared/kernel/problem';
import { realWorld } from '../../shared/kernel/real-world';
import { err, ok } from '../../shared/kernel/result';
import { isPublicKey, isSignedBy, publicKeyOf, rawPublicKey } from '../../shared/node/ed25519';
import type { BodyReceipt, BodyReceiptList } from '../../shared/protocol/body-api';
import { parseChange, type SequencedChange, type SignedChange } from '../../shared/protocol/change';
import type { HandlersOf } from '../../shared/protocol/http-contract';
import type { EnrolAnswer, PushAnswer, Receipt, ReceiptList } from '../../shared/protocol/hub-api';
import { type HubContract, hubContract } from '../../shared/protocol/hub-contract';
import { composeLoadWord, composePageWord } from '../../shared/protocol/hub-word';
import { keyStatement } from '../../shared/protocol/person-statement';
import { protocolFloor, protocolVersion } from '../../shared/protocol/protocol-version';
import { deviceRecord } from '../../shared/records/device';
import { type PersonCertificate, personCertificateRecord } from '../../shared/records/person-certificate';
import {
  type ChainEnd,
  composeHubChange,
  emptyChain,
  type HubRecord,
} from '../../src-hub/accept/compose-hub-change';
import { aLoadFile } from '../builders/a-load-file';
import { fakeCatalogue } from './fake-catalogue';
import { serveFetch } from './serve-fetch';

type Scripted = { readonly path: string; readonly answer: () => Response | Promise<Response>; times: number };
type Held = SequencedChange & {
  readonly deviceId: DeviceId;
  readonly deviceSeq: number;
  readonly prevHash: string;
  readonly receipt: Receipt;
};

export type FakeHub = {
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  /** Changes of each push it got, in order. */
  readonly pushes: readonly (readonly SignedChange[])[];
  /** Paths asked for, in order. */
  readonly asked: readonly string[];
  /** Answers the next `times` requests whose path begins so. */
  readonly answerNext: (path: string, answer: Scripted['answer'], times?: number) => void;
  /** Changes what the next push answers are made of, before they are signed. */
  readonly bend: (change: ((list: ReceiptList) => ReceiptList) | null) => void;
  readonly refuse: (reason: Problem | null) => void;
  /** Begins a new epoch; what it held is forgotten. */
  readonly putBack: () => void;
  readonly enrolAnswer: EnrolAnswer;
  /** Whoever joins next does so with a code that names this administrator. */
  readonly nameInCode: (staffId: StaffId) => void;
  readonly signAnswer: (text: string) => PushAnswer;
  /** Has these bytes from now on, however they came. */
  readonly holdBody: (digest: string, bytes: number) => void;
  readonly loseBody: (digest: string) => void;
  /** Puts a change into the feed as if it had been handed in, whoever made it. */
  readonly invent: (signed: SignedChange) => void;
  /** Writes something into the feed in the hub's own name. */
  readonly say: (record: HubRecord) => SignedChange;
};

/**
 * @param saysDevices writes every device that joins into its feed, as a hub does; without it nobody but the devices of
 *   a test says anything, so that the numbers of its feed are theirs
 */
export function fakeHub({ saysDevices = false } = {}): FakeHub {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const hubId = randomUUID();
  let epoch = randomUUID() as string;
  const pushes: SignedChange[][] = [];
  const asked: string[] = [];
  let held: Held[] = [];
  let scripted: Scripted[] = [];
  let bend: ((list: ReceiptList) => ReceiptList) | null = null;
  let refusal: Problem | null = null;
  const devicesByToken = new Map<string, DeviceId>();
  const bodies = new Map<string, BodyReceipt>();

  const organisationId = '00000000-0000-7000-8000-00000000c0de' as OrganisationId;
  let named: StaffId | null = null;
  const staffByCode = new Map<string, StaffId>();
  const certificates: { readonly signed: SignedChange; readonly said: PersonCertificate }[] = [];
  const hubPublicKey = rawPublicKey(publicKey);
  const identity = { hubId, publicKey: hubPublicKey, privateKey };
  let chainEnd: ChainEnd = emptyChain;

  const enrolAnswer = (token: string, personalCode: string | null = null): EnrolAnswer => ({
    organisationId,
    organisationName: 'Nepcentrum',
    token,
    hubId,
    hubPublicKey,
    epoch,
    personalCode,
  });
  const signAnswer = (text: string): PushAnswer => ({
    text,
    signature: sign(null, Buffer.from(text), privateKey).toString('base64'),
  });
  const hold = (signed: SignedChange, deviceId: DeviceId): Receipt => {
    const { changeId, deviceSeq, prevHash } = parseChange(signed);
    const known = held.find(({ receipt }) => receipt.changeId === changeId);
    if (known) return known.receipt;
    const seq = held.length + 1;
    const number = `0000-${String(seq).padStart(4, '0')}`;
    const receipt = { changeId, hash: signed.hash, seq, receivedAt: new Date().toISOString(), number };
    held.push({ ...signed, seq, deviceId, deviceSeq, prevHash, receipt });
    return receipt;
  };
  const sequenced = ({ text, hash, signature, seq }: Held): SequencedChange => ({
    seq,
    text,
    hash,
    signature,
  });

  /** Writes what the hub says into its own feed. */
  const say = (record: HubRecord): SignedChange => {
    const how = { previous: chainEnd, upon: null, now: new Date() };
    const { change, signed } = composeHubChange({ identity, world: realWorld }, organisationId, record, how);
    chainEnd = { seq: change.deviceSeq, hash: signed.hash };
    hold(signed, change.deviceId);
    return signed;
  };
  const certify = (staffId: StaffId, deviceId: DeviceId, key: string): SignedChange => {
    const now = Date.now();
    const said: PersonCertificate = {
      serial: newId<'Certificate'>(),
      staffId,
      deviceId,
      publicKey: key,
      roles: ['administrator', 'examiner'],
      validFrom: new Date(now).toISOString(),
      validUntil: new Date(now + 14 * 86_400_000).toISOString(),
    };
    const signed = say({ record: personCertificateRecord, subjectId: said.serial, body: said });
    certificates.push({ signed, said });
    return signed;
  };
  const isAtWork = (sessionId: SessionId, deviceId: DeviceId): boolean =>
    held.some((one) => one.deviceId === deviceId && parseChange(one).subjectId === sessionId);

  const handlers: HandlersOf<HubContract, DeviceId> = {
    health: async () =>
      ok({
        hubId,
        state: 'degraded',
        protocol: protocolVersion,
        protocolFloor,
        time: new Date().toISOString(),
      }),
    enrol: async ({ deviceId, deviceName: name, publicKey: key }) => {
      const token = randomBytes(32).toString('base64url');
      devicesByToken.set(token, deviceId);
      const enrolledAt = new Date().toISOString();
      const body = { deviceId, name, publicKey: key, enrolledAt };
      if (saysDevices) say({ record: deviceRecord, subjectId: deviceId, body });
      if (!named) return ok(enrolAnswer(token));
      const personalCode = randomBytes(12).toString('hex').toUpperCase();
      staffByCode.set(personalCode, named);
      named = null;
      return ok(enrolAnswer(token, personalCode));
    },
    certify: async ({ code, publicKey: key, proof }, deviceId) => {
      if (!isPublicKey(key)) return err(problem('invalid-input', { at: 'publicKey' }));
      if (!isSignedBy(publicKeyOf(key), keyStatement(deviceId, key), proof))
        return err(problem('signature-wrong'));
      const staffId = staffByCode.get(code ?? '');
      if (!staffId) return err(problem('personal-code-unknown'));
      staffByCode.delete(code ?? '');
      return ok({ certificate: certify(staffId, deviceId, key) });
    },
    identityProvider: async () => ok({ provider: null }),
    renew: async ({ serial }, deviceId) => {
      const known = certificates.find(({ said }) => said.serial === serial && said.deviceId === deviceId);
      return known ? ok({ certificate: known.signed }) : err(problem('certificate-unknown'));
    },
    devices: async ({ sessionId }, deviceId) =>
      isAtWork(sessionId, deviceId) ? ok({ devices: [] }) : err(problem('administrator-needed')),
    audit: async ({ sessionId }, deviceId) =>
      isAtWork(sessionId, deviceId)
        ? ok({ entries: [], hasMore: false })
        : err(problem('administrator-needed')),
    part: async () => err(problem('device-not-parted')),
    push: async ({ changes }, deviceId) => {
      pushes.push([...changes]);
      const ids = changes.map((signed) => parseChange(signed).changeId);
      const reason = refusal;
      const list: ReceiptList = {
        hubId,
        epoch,
        durability: 'flushed',
        deviceId,
        receipts: reason ? [] : changes.map((signed) => hold(signed, deviceId)),
        refusals: reason ? ids.map((changeId) => ({ changeId, problem: reason })) : [],
      };
      return ok(signAnswer(JSON.stringify(bend ? bend(list) : list)));
    },
    pull: async ({ after, limit, ownSeq, ownHash }, deviceId) => {
      const page = held.filter((change) => change.seq > after).slice(0, limit);
      const cursor = page.at(-1)?.seq ?? after;
      const own = held.filter((change) => change.deviceId === deviceId);
      const chain = new Set<Held>();
      const at = (seq: number, hash: string) => own.find((c) => c.deviceSeq === seq && c.hash === hash);
      for (let link = at(ownSeq, ownHash); link; link = at(link.deviceSeq - 1, link.prevHash))
        chain.add(link);
      const isHeld = (change: Held): boolean =>
        chain.has(change) && own.filter((twin) => twin.deviceSeq === change.deviceSeq).length === 1;
      const changes = page.filter((change) => !isHeld(change)).map(sequenced);
      const { signature } = signAnswer(composePageWord(hubId, epoch, changes));
      const answer = { epoch, changes, cursor, hasMore: cursor < held.length };
      return ok(changes.length > 0 ? { ...answer, signature } : answer);
    },
    putBack: async () => ok({ epoch }),
    missing: async ({ changeIds }) =>
      ok({ missing: changeIds.filter((id) => !held.some(({ receipt }) => receipt.changeId === id)) }),
    bringBack: async ({ changes }) => {
      for (const signed of changes) hold(signed, parseChange(signed).deviceId);
      return ok({ held: changes.length });
    },
    firstLoad: async () => {
      const bytes = await aLoadFile(held.map(sequenced), { epoch, cursor: held.length });
      const digest = createHash('sha256').update(bytes).digest('hex');
      const { signature } = signAnswer(composeLoadWord(hubId, organisationId, digest));
      return ok({ bytes, digest, signature });
    },
    bodyReceipts: async ({ digests }, deviceId) => {
      const asked = [...new Set(digests)];
      const list: BodyReceiptList = {
        hubId,
        epoch,
        durability: 'flushed',
        deviceId,
        bodies: asked.flatMap((digest) => bodies.get(digest) ?? []),
        missing: asked.filter((digest) => !bodies.has(digest)),
        erased: [],
      };
      return ok(signAnswer(JSON.stringify(list)));
    },
    ...fakeCatalogue(isAtWork),
  };
  const serve = serveFetch(hubContract, handlers, (authorization) => {
    const deviceId = devicesByToken.get(authorization?.replace('Bearer ', '') ?? '');
    return deviceId ? ok(deviceId) : err(problem('device-unknown'));
  });

  return {
    url: 'https://hub.example',
    pushes,
    asked,
    get enrolAnswer() {
      return enrolAnswer('T'.repeat(43));
    },
    signAnswer,
    loseBody: (digest) => void bodies.delete(digest),
    holdBody: (digest, bytes) => {
      const receivedAt = new Date().toISOString();
      bodies.set(digest, {
        digest,
        bytes,
        receivedAt,
        number: `0000-${String(bodies.size + 1).padStart(4, '0')}`,
      });
    },
    invent: (signed) => void hold(signed, parseChange(signed).deviceId),
    say,
    nameInCode: (staffId) => {
      named = staffId;
    },
    bend: (change) => {
      bend = change;
    },
    refuse: (reason) => {
      refusal = reason;
    },
    putBack: () => {
      epoch = newId();
      held = [];
      bodies.clear();
      chainEnd = emptyChain;
    },
    answerNext: (path, answer, times = 1) => {
      scripted.push({ path, answer, times });
    },
    fetch: async (input, init) => {
      const url = new URL(String(input));
      const path = url.pathname + url.search;
      asked.push(`${init?.method ?? 'GET'} ${path}`);
      const next = scripted.find((s) => path.startsWith(s.path));
      if (!next) return serve(input, init);
      next.times -= 1;
      scripted = scripted.filter((s) => s.times > 0);
      return next.answer();
    },
  };
}
