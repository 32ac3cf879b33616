/**
 * The part of a hub that takes in and gives out the bytes of files, in memory, beside a fake hub: tus as far as a device
 * speaks it. A line that breaks, a hub that ends and bytes that arrive otherwise are told to it.
 */
import { createHash } from 'node:crypto';
import { problem } from '../../shared/kernel/problem';
import { bodyUploadsPath, uploadDigestKey } from '../../shared/protocol/body-api';
import type { FakeHub } from './fake-hub';

type Upload = { readonly bytes: number; got: Buffer };

export type FakeUploads = {
  /** In the place of the hub's own. */
  readonly fetch: typeof globalThis.fetch;
  /** Every request about bytes: method, and first letters of the digest. */
  readonly asked: string[];
  /** Whole files by digest, as they arrived. */
  readonly arrived: ReadonlyMap<string, Buffer>;
  /** How many bytes came over the line, again ones as well. */
  readonly came: () => number;
  /** Its store has lost this file. */
  readonly lose: (digest: string) => void;
  /** Says of the next piece of so many bytes how many get through before the line breaks; null: all. */
  cut: ((bytes: number) => number | null) | null;
  /** What becomes of a piece on its way. */
  bend: ((piece: Buffer) => Buffer) | null;
  /** A file that is complete is not held by the hub: what was staged got lost. */
  losesWhole: boolean;
  /** Called before a part of a file is given out. */
  onGive: (() => void | Promise<void>) | null;
  /** Called before each piece is taken. */
  onPiece: (() => void | Promise<void>) | null;
};

const tus = { 'tus-resumable': '1.0.0' };
const failure = (code: 'body-differs' | 'body-missing', status: number): Response =>
  Response.json({ problem: problem(code) }, { status, headers: tus });

function readDigest(metadata: string | null): string {
  const [key, value = ''] = (metadata ?? '').split(' ');
  return key === uploadDigestKey ? Buffer.from(value, 'base64').toString() : '';
}

export function fakeUploads(hub: Pick<FakeHub, 'fetch' | 'holdBody' | 'loseBody'>): FakeUploads {
  const uploads = new Map<string, Upload>();
  const arrived = new Map<string, Buffer>();
  let came = 0;

  const finish = (digest: string, { got }: Upload): Response | null => {
    if (createHash('sha256').update(got).digest('hex') !== digest) {
      uploads.delete(digest);
      return failure('body-differs', 460);
    }
    if (uploads.delete(digest) && fake.losesWhole) return null;
    arrived.set(digest, got);
    hub.holdBody(digest, got.length);
    return null;
  };
  const patch = async (digest: string, headers: Headers, body: Buffer): Promise<Response> => {
    const upload = uploads.get(digest);
    if (!upload) return new Response(null, { status: 404, headers: tus });
    if (Number(headers.get('upload-offset')) !== upload.got.length)
      return new Response(null, { status: 409, headers: tus });
    await fake.onPiece?.();
    const through = fake.cut?.(body.length) ?? null;
    const piece = body.subarray(0, through ?? body.length);
    came += piece.length;
    upload.got = Buffer.concat([upload.got, fake.bend ? fake.bend(piece) : piece]);
    const offset = String(upload.got.length);
    const refusal = upload.got.length === upload.bytes ? finish(digest, upload) : null;
    if (through !== null)
      throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
    return refusal ?? new Response(null, { status: 204, headers: { ...tus, 'upload-offset': offset } });
  };
  const head = (digest: string): Response => {
    const whole = arrived.get(digest);
    const upload = whole ? { bytes: whole.length, got: whole } : uploads.get(digest);
    if (!upload) return new Response(null, { status: 404, headers: tus });
    const at = { 'upload-offset': String(upload.got.length), 'upload-length': String(upload.bytes) };
    return new Response(null, { status: 200, headers: { ...tus, ...at } });
  };
  const begin = (headers: Headers): Response => {
    const digest = readDigest(headers.get('upload-metadata'));
    if (!uploads.has(digest))
      uploads.set(digest, { bytes: Number(headers.get('upload-length')), got: Buffer.alloc(0) });
    // Another address than the one it was asked at: nobody is to follow it.
    const location = `https://elsewhere.example${bodyUploadsPath}/${digest}`;
    return new Response(null, { status: 201, headers: { ...tus, location } });
  };
  const give = (digest: string, range: string | null): Response => {
    const whole = arrived.get(digest);
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? '') ?? [];
    if (!whole) return failure('body-missing', 404);
    const end = Math.min(whole.length, Number(to) + 1);
    const part = new Uint8Array(whole.subarray(Number(from), end));
    const through = fake.cut?.(part.length) ?? null;
    if (through !== null) throw new TypeError('fetch failed');
    const said = `bytes ${from}-${end - 1}/${whole.length}`;
    return new Response(fake.bend ? new Uint8Array(fake.bend(Buffer.from(part))) : part, {
      status: 206,
      headers: { 'content-range': said },
    });
  };

  const fake: FakeUploads = {
    asked: [],
    arrived,
    came: () => came,
    lose: (digest) => {
      arrived.delete(digest);
      hub.loseBody(digest);
    },
    cut: null,
    bend: null,
    losesWhole: false,
    onGive: null,
    onPiece: null,
    fetch: async (input, init = {}) => {
      const url = new URL(String(input));
      const headers = new Headers(init.headers);
      const method = init.method ?? 'GET';
      const [, digest = ''] = /^\/v1\/bodies\/(?:uploads\/)?([0-9a-f]{64})$/.exec(url.pathname) ?? [];
      if (url.pathname !== bodyUploadsPath && digest === '') return hub.fetch(input, init);
      init.signal?.throwIfAborted();
      if (url.hostname !== 'hub.example' || !headers.get('authorization'))
        throw new Error(`a request of a device went to ${url.hostname}`);
      fake.asked.push(`${method} ${digest.slice(0, 6)}`.trim());
      if (method === 'POST') return begin(headers);
      if (method === 'HEAD') return head(digest);
      if (method === 'PATCH') return patch(digest, headers, Buffer.from(init.body as Uint8Array));
      await fake.onGive?.();
      return give(digest, headers.get('range'));
    },
  };
  return fake;
}
