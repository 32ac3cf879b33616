/**
 * A hub behind `fetch` that can be told what to answer next: for what a real hub never says. It signs with a key of
 * its own, receipts every change it is sent, and has an empty feed.
 */
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { newId } from '../../shared/kernel/ids';
import type { Problem } from '../../shared/kernel/problem';
import { parseChange, type SequencedChange, type SignedChange } from '../../shared/protocol/change';
import type { EnrolAnswer, PushAnswer, Receipt, ReceiptList } from '../../shared/protocol/hub-api';

export type FakeHub = {
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  /** Changes of each push it got, in order. */
  readonly pushes: readonly (readonly SignedChange[])[];
  /** Paths asked for, in order. */
  readonly asked: readonly string[];
  /** Answers the next `times` requests whose path begins so. */
  readonly answerNext: (path: string, answer: () => Response | Promise<Response>, times?: number) => void;
  /** Changes what the next push answers are made of, before they are signed. */
  readonly bend: (change: ((list: ReceiptList) => ReceiptList) | null) => void;
  readonly refuse: (reason: Problem | null) => void;
  /** Begins a new epoch; what it held is forgotten. */
  readonly putBack: () => void;
  readonly feed: SequencedChange[];
  readonly enrolAnswer: EnrolAnswer;
  readonly signAnswer: (text: string) => PushAnswer;
};

const json = (value: unknown): Response =>
  Response.json(value, { headers: { 'vakproef-time': new Date().toISOString() } });

export function fakeHub(): FakeHub {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const hubId = randomUUID();
  let epoch = randomUUID() as string;
  const pushes: SignedChange[][] = [];
  const asked: string[] = [];
  const feed: SequencedChange[] = [];
  let scripted: { path: string; answer: () => Response | Promise<Response>; times: number }[] = [];
  let bend: ((list: ReceiptList) => ReceiptList) | null = null;
  let refusal: Problem | null = null;
  let deviceId = '';
  const receiptsById = new Map<string, Receipt>();

  const enrolAnswer = (): EnrolAnswer => ({
    organisationId: '00000000-0000-7000-8000-00000000c0de' as EnrolAnswer['organisationId'],
    organisationName: 'Nepcentrum',
    token: 'T'.repeat(43),
    hubId,
    hubPublicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64'),
    epoch,
  });
  const signAnswer = (text: string): PushAnswer => ({
    text,
    signature: sign(null, Buffer.from(text), privateKey).toString('base64'),
  });
  const answerPush = (changes: readonly SignedChange[]): Response => {
    pushes.push([...changes]);
    const ids = changes.map((c) => parseChange(c).changeId);
    const receipts = changes.map((signed, i): Receipt => {
      const id = ids[i]!;
      const known = receiptsById.get(id) ?? {
        changeId: id,
        hash: signed.hash,
        seq: receiptsById.size + 1,
        receivedAt: new Date().toISOString(),
        number: `0000-${String(receiptsById.size + 1).padStart(4, '0')}`,
      };
      if (!refusal) receiptsById.set(id, known);
      return known;
    });
    const list: ReceiptList = {
      hubId,
      epoch,
      durability: 'memory',
      deviceId: deviceId as ReceiptList['deviceId'],
      receipts: refusal ? [] : receipts,
      refusals: refusal ? ids.map((changeId) => ({ changeId, problem: refusal as Problem })) : [],
    };
    return json(signAnswer(JSON.stringify(bend ? bend(list) : list)));
  };
  const answerSnapshot = (): Response => {
    const bytes = deflateRawSync(JSON.stringify({ epoch, cursor: feed.at(-1)?.seq ?? 0, changes: feed }));
    const digest = createHash('sha256').update(bytes).digest('hex');
    return new Response(bytes, { headers: { 'vakproef-digest': digest } });
  };
  const answerPull = (after: number): Response => {
    const changes = feed.filter((c) => c.seq > after);
    return json({ epoch, changes, cursor: changes.at(-1)?.seq ?? after, hasMore: false });
  };

  return {
    url: 'https://hub.example',
    pushes,
    asked,
    feed,
    get enrolAnswer() {
      return enrolAnswer();
    },
    signAnswer,
    bend: (change) => {
      bend = change;
    },
    refuse: (reason) => {
      refusal = reason;
    },
    putBack: () => {
      epoch = newId();
      receiptsById.clear();
    },
    answerNext: (path, answer, times = 1) => {
      scripted.push({ path, answer, times });
    },
    fetch: async (input, init) => {
      const url = new URL(String(input));
      const path = url.pathname + url.search;
      asked.push(`${init?.method ?? 'GET'} ${path}`);
      const next = scripted.find((s) => path.startsWith(s.path));
      if (next) {
        next.times -= 1;
        scripted = scripted.filter((s) => s.times > 0);
        return next.answer();
      }
      const body = JSON.parse(String(init?.body ?? 'null')) as {
        deviceId?: string;
        changes?: SignedChange[];
      };
      if (path === '/v1/devices') {
        deviceId = body.deviceId ?? '';
        return json(enrolAnswer());
      }
      if (path === '/v1/snapshot') return answerSnapshot();
      return body?.changes ? answerPush(body.changes) : answerPull(Number(url.searchParams.get('after')));
    },
  };
}
