/** The built hub for attacks, with a PostgreSQL of its own, and devices that say to it whatever an attack wants. */
import { execFile, fork } from 'node:child_process';
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A new id of the kind that records have. */
export function newId() {
  const hex = Date.now().toString(16).padStart(12, '0') + randomUUID().replaceAll('-', '').slice(12);
  const text = `${hex.slice(0, 12)}7${hex.slice(13, 16)}8${hex.slice(17)}`;
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const memory = '/dev/shm';
const enoughBytes = 4e9;

/** A folder that PostgreSQL's user can reach too: in memory where there is room, because it outlives nothing. */
function aFolder() {
  const { bavail, bsize } = existsSync(memory) ? statfsSync(memory) : { bavail: 0, bsize: 0 };
  const folder = mkdtempSync(join(bavail * bsize < enoughBytes ? tmpdir() : memory, 'vakproef-attack-'));
  chmodSync(folder, 0o755);
  return folder;
}

/**
 * Starts the hub on a data folder of its own; `run` runs a command beside it. Making a database and its tables takes
 * longer than most attacks: each attack gets a copy of a hub that was started once and has no centre yet.
 * @param {{ hub: string, made?: string }} options `made`: the data folder of a stopped hub to go on from
 */
export async function startHub({ hub, made }) {
  const data = aFolder();
  if (made) {
    // Node's own copy gives all of it to who copies, and PostgreSQL wants to own what it opens.
    if (process.platform !== 'win32') await promisify(execFile)('cp', ['-a', `${made}/.`, data]);
    else cpSync(made, data, { recursive: true });
  }
  const env = { ...process.env, VAKPROEF_HUB_DATA: data, VAKPROEF_HUB_PORT: '0', VAKPROEF_HUB_SAMPLE: '' };
  delete env.DATABASE_URL;
  const stdio = ['ignore', 'ignore', 'pipe', 'ipc'];
  const child = fork(hub, [], { env: { ...env, VAKPROEF_HUB_LOG: 'off' }, stdio, execArgv: [] });
  let said = '';
  child.stderr.on('data', (part) => {
    said += part;
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = await new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message.url));
    ended.then((code) => reject(new Error(`the hub ended with ${code}: ${said}`)));
  });
  ended.catch(() => {});
  return {
    url,
    data,
    run: async (...words) => (await promisify(execFile)(process.execPath, [hub, ...words], { env })).stdout,
    megabytes: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    },
    isAlive: () => child.exitCode === null && child.signalCode === null,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
    },
    remove: () => rmSync(data, { recursive: true, force: true }),
  };
}

/**
 * Makes a hub without a centre, once, when an attack first wants one, and starts one that attacks share; `remove` ends that
 * and takes both away.
 */
export function hubMaker(hub) {
  let making = null;
  let sharing = null;
  const make = async () => {
    const first = await startHub({ hub });
    await first.stop();
    return first;
  };
  const folder = async () => {
    making ??= make();
    return (await making).data;
  };
  return {
    folder,
    shared: () => {
      sharing ??= folder().then((made) => startHub({ hub, made }));
      return sharing;
    },
    remove: async () => {
      const shared = await sharing?.catch(() => null);
      await shared?.stop();
      shared?.remove();
      (await making?.catch(() => null))?.remove();
    },
  };
}

/** Runs an attack against a hub of its own, which ends with it. */
export async function withHub({ hub: program, maker }, attack) {
  const hub = await startHub({ hub: program, made: await maker.folder() });
  try {
    return await attack(hub);
  } finally {
    await hub.stop();
    hub.remove();
  }
}

/** Runs an attack that takes nothing of other centres, on the hub that all of these have; each makes centres of its own. */
export const withSharedHub = async ({ maker }, attack) => attack(await maker.shared());

const json = { 'content-type': 'application/json', 'vakproef-protocol': '2' };

/** Asks the hub; the answer is its status, its problem or what it says. */
export async function ask(url, path, { token = '', body, headers = {} } = {}) {
  const response = await fetch(`${url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...json, ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
    body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  let value = null;
  try {
    value = JSON.parse(text);
  } catch {
    // A first load is no JSON.
  }
  return { status: response.status, code: value?.problem?.code ?? null, value, text };
}

const rawKey = (key) => Buffer.from(key.export({ format: 'jwk' }).x, 'base64url').toString('base64');
const signBy = (key, bytes) => sign(null, bytes, key).toString('base64');
const lines = (...parts) => Buffer.from(parts.map((part) => `${part}\n`).join(''));

/** Somebody's key, as a device makes one. */
export function newKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { publicKey: rawKey(publicKey), sign: (bytes) => signBy(privateKey, bytes) };
}

/** A device before it joins; it signs whatever it is told to. */
export function newDevice(hub) {
  const key = newKey();
  const deviceId = newId();
  let [token, organisationId, end] = ['', null, { deviceSeq: 0, hash: '0'.repeat(64) }];
  const signText = (text) => {
    const hash = createHash('sha256').update(text).digest();
    return { text, hash: hash.toString('hex'), signature: key.sign(hash) };
  };
  const compose = (draft = {}, envelope = {}) => ({
    ...{ changeId: newId(), kind: 'event', subjectType: 'assessment', subjectId: newId() },
    ...{ type: 'mark-given', typeVersion: 1, needs: 'must-understand', examId: newId(), upon: null },
    ...{ attachments: [], body: { indicatorId: newId(), value: 'sufficient', undoes: null }, ...draft },
    ...{ protocol: 2, organisationId, actorId: null, sessionId: null, deviceId },
    ...{ deviceSeq: end.deviceSeq + 1, occurredAt: new Date().toISOString(), elapsedMs: 1 },
    ...{ prevHash: end.hash, ...envelope },
  });
  const device = {
    deviceId,
    publicKey: key.publicKey,
    token: () => token,
    organisationId: () => organisationId,
    ask: (path, options = {}) => ask(hub.url, path, { token, ...options }),
    join: async (code) => {
      const joining = { code, deviceId, deviceName: 'Tablet', publicKey: key.publicKey };
      const answer = await ask(hub.url, '/v1/devices', { body: joining });
      if (answer.status === 200) ({ token, organisationId } = answer.value);
      return answer;
    },
    compose,
    signText,
    /** The next change of its chain. */
    change: (draft, envelope) => {
      const change = compose(draft, envelope);
      const signed = signText(JSON.stringify(change));
      end = { deviceSeq: change.deviceSeq, hash: signed.hash };
      return { ...signed, change };
    },
    /** What became of each: `received`, the code of a refusal, or null. */
    push: async (...changes) => {
      const bare = changes.map(({ text, hash, signature }) => ({ text, hash, signature }));
      const answer = await device.ask('/v1/changes', { body: { changes: bare } });
      const list = answer.status === 200 ? JSON.parse(answer.value.text) : { receipts: [], refusals: [] };
      const fates = new Map([
        ...list.receipts.map(({ changeId }) => [changeId, 'received']),
        ...list.refusals.map(({ changeId, problem }) => [changeId, problem.code]),
      ]);
      return { ...answer, list, fateOf: ({ change }) => fates.get(change.changeId) ?? null };
    },
    /** A person gets a key here by a code. */
    certify: (person, code, staffId = null) => {
      const proof = person.sign(lines('Vakproef key 1', deviceId, person.publicKey));
      const body = { code, staffId, publicKey: person.publicKey, proof };
      return device.ask('/v1/people', { body });
    },
    /** A session by that key under that certificate, and what its changes carry. */
    openSession: (person, { serial, staffId }, envelope = {}) => {
      const [sessionId, openedAt] = [newId(), new Date().toISOString()];
      const statement = lines('Vakproef session 1', organisationId, deviceId, serial, sessionId, openedAt);
      const body = { staffId, openedAt, by: { serial, signature: person.sign(statement) } };
      const draft = { subjectType: 'session', subjectId: sessionId, type: 'session-opened' };
      const carried = { actorId: staffId, sessionId, ...envelope };
      const opening = device.change({ ...draft, needs: 'may-ignore', examId: null, body }, carried);
      return { opening, carried };
    },
  };
  return device;
}

const codeIn = (printed) => /^code +(\S+)$/m.exec(printed)?.[1] ?? '';

/** A code for a device of the centre, by a command of the hub. */
export const makeCode = async (hub, { organisationId }) => codeIn(await hub.run('code', organisationId));

/** A centre with its first administrator at work on its first device. Others of a shared hub may have its name. */
export async function newCentre(hub, name) {
  const code = codeIn(await hub.run('centre', name, 'Ede', 'Anna Beheer'));
  const device = newDevice(hub);
  const joined = await device.join(code);
  const person = newKey();
  const given = await device.certify(person, joined.value.personalCode);
  const certificate = JSON.parse(given.value.certificate.text).body;
  const session = device.openSession(person, certificate);
  await device.push(session.opening);
  return {
    organisationId: device.organisationId(),
    code,
    device,
    person,
    certificate,
    ...session,
    joined: joined.value,
  };
}

/** A staff document by the administrator of the centre; who it is. */
export async function newStaff(centre, roles) {
  const staffId = newId();
  const staff = { staffId, name: 'Joke Postma', jobTitle: '', roles, independent: true };
  const draft = { kind: 'document', subjectType: 'staff', subjectId: staffId, type: 'staff', examId: null };
  const change = centre.device.change({ ...draft, body: staff }, centre.carried);
  await centre.device.push(change);
  return staffId;
}

/** A personal code made by the administrator in the application. */
export async function newPersonalCode(centre, staffId) {
  const code = Array.from(
    { length: 24 },
    () => 'ABCDEFGHJKMNPQRSTVWXYZ'[Math.floor(Math.random() * 22)],
  ).join('');
  const subjectId = createHash('sha256').update(code).digest('hex');
  const draft = { kind: 'document', subjectType: 'one-time-code', subjectId, type: 'one-time-code' };
  const body = { purpose: 'person', staffId };
  await centre.device.push(centre.device.change({ ...draft, examId: null, body }, centre.carried));
  return code;
}

/** Somebody of the centre with a key on a device, at work on it. */
export async function newColleague(centre, device, roles) {
  const staffId = await newStaff(centre, roles);
  const person = newKey();
  const given = await device.certify(person, await newPersonalCode(centre, staffId));
  const certificate = JSON.parse(given.value.certificate.text).body;
  const session = device.openSession(person, certificate);
  await device.push(session.opening);
  return { staffId, person, certificate, ...session };
}

/** A document of a participant, as an administrator writes one. */
export const participantDraft = (participantId = newId(), upon = null) => ({
  ...{ kind: 'document', subjectType: 'participant', type: 'participant', subjectId: participantId },
  ...{ examId: null, upon },
  body: {
    ...{ participantId, number: '4711', givenName: 'Noor', namePrefix: '', familyName: 'Jansen' },
    ...{ birthDate: null, group: '' },
  },
});
