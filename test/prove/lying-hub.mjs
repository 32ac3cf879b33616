/**
 * A hub of nobody's for attacks, as far as a device speaks with one: it lets devices in, and serves a first load and one
 * page of a feed. What stands in them, and under whose signature, is the attack's to say.
 */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { deflateRawSync } from 'node:zlib';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest();

export const newId = () => {
  const hex = randomBytes(6).toString('hex');
  return `01900000-0000-7000-8000-${hex}`;
};
export const newKey = () => generateKeyPairSync('ed25519');
export const rawKey = ({ publicKey }) =>
  publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64');
export const signBytes = ({ privateKey }, bytes) => sign(null, bytes, privateKey).toString('base64');

/** Somebody who writes a chain of changes under this id with this key. */
export function aWriter(organisationId, deviceId, keys) {
  let deviceSeq = 0;
  let prevHash = '0'.repeat(64);
  return (said) => {
    deviceSeq += 1;
    const text = JSON.stringify({
      ...{ changeId: newId(), needs: 'must-understand', typeVersion: 1, examId: null, upon: null },
      ...{
        attachments: [],
        protocol: 2,
        organisationId,
        actorId: null,
        sessionId: null,
        deviceId,
        deviceSeq,
      },
      ...{ occurredAt: '2026-11-24T09:00:00.000Z', elapsedMs: 1, prevHash },
      ...said,
    });
    const hash = sha256(text);
    prevHash = hash.toString('hex');
    return { text, hash: prevHash, signature: signBytes(keys, hash) };
  };
}

/** The same change with other words in it: what somebody makes who does not have the key. */
export function reworded({ text, signature }, from, to) {
  const changed = text.replace(from, to);
  return { text: changed, hash: sha256(changed).toString('hex'), signature };
}

export const documentOf = (type, subjectId, body) => ({
  kind: 'document',
  subjectType: type,
  type,
  subjectId,
  body,
});
export const eventOf = (type, body, over = {}) => ({
  kind: 'event',
  subjectType: 'assessment',
  type,
  subjectId: newId(),
  body,
  ...over,
});

function aBlock(change) {
  const { seq, text, hash, signature } = change;
  const places = JSON.stringify([seq, Buffer.byteLength(text), text.length]);
  const raw = Buffer.from(`${places}\n${JSON.stringify([hash, signature])}\n${text}`);
  const { kind, subjectType, subjectId } = JSON.parse(text);
  const body = deflateRawSync(raw);
  return { body, index: { kind, subjectType, subjectIds: [subjectId], count: 1, rawBytes: raw.length } };
}

/** A first load of these changes, each in a block of its own. */
export function aLoad(epoch, changes) {
  let offset = 0;
  const bodies = [];
  const blocks = changes.map((change) => {
    const { body, index } = aBlock(change);
    const block = { ...index, offset, bytes: body.length };
    offset += body.length;
    bodies.push(body);
    return block;
  });
  const last = changes.at(-1);
  const index = { epoch, cursor: last.seq, cursorHash: last.hash, chainEnds: [], blocks };
  const raw = Buffer.from(JSON.stringify(index));
  const deflated = deflateRawSync(raw);
  const head = Buffer.alloc(12);
  head.write('VPF2');
  head.writeUInt32BE(deflated.length, 4);
  head.writeUInt32BE(raw.length, 8);
  return Buffer.concat([head, deflated, ...bodies]);
}

/** What this hub signs of a first load, and of a page. */
export const loadWord = ({ hubId, organisationId }, bytes) =>
  Buffer.from(JSON.stringify({ hubId, organisationId, firstLoad: sha256(bytes).toString('hex') }));
export const pageWord = ({ hubId, epoch }, changes) =>
  Buffer.from(JSON.stringify({ hubId, epoch, page: changes.map(({ seq, hash }) => [seq, hash]) }));

/**
 * Starts it. `serves.load` is `{ bytes, signature }`, `serves.page` `{ changes, signature }`; both may change meanwhile.
 */
export async function startLyingHub(identity, serves) {
  const { hubId, organisationId, epoch, keys } = identity;
  const joined = () => ({
    ...{ organisationId, organisationName: 'De Proef', token: 'T'.repeat(43), hubId, epoch },
    ...{ hubPublicKey: rawKey(keys), personalCode: null },
  });
  const page = (url) => {
    const after = Number(url.searchParams.get('after'));
    const { changes, signature } = serves.page;
    const left = changes.filter(({ seq }) => seq > after);
    const cursor = left.at(-1)?.seq ?? after;
    return left.length === 0
      ? { epoch, changes: [], cursor, hasMore: false }
      : { epoch, changes: left, cursor, hasMore: false, signature };
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://hub');
    const json = (value) => response.end(JSON.stringify(value));
    request.resume();
    request.on('end', () => {
      const asked = `${request.method} ${url.pathname}`;
      if (asked === 'POST /v1/devices') return json(joined());
      if (asked === 'GET /v1/changes') return json(page(url));
      if (asked === 'GET /v1/first-load') {
        const { bytes, signature } = serves.load;
        response.setHeader('vakproef-digest', sha256(bytes).toString('hex'));
        if (signature) response.setHeader('vakproef-signature', signature);
        return response.end(bytes);
      }
      response.statusCode = 503;
      return json({ problem: { code: 'hub-busy', details: {} } });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
