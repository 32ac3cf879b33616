/** H41: a copy of a device's folder takes an id of its own; a thief's copy gets nothing that the device had not. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CertificateId, newId } from '../../shared/kernel/ids';
import { newPrivateKey, rawPublicKey, signWith } from '../../shared/node/ed25519';
import type { PushedChange } from '../../shared/protocol/hub-api';
import { partStatement } from '../../shared/protocol/part-statement';
import { readCertificate } from '../../shared/protocol/read-certificate';
import { aMember } from '../../test/hub/a-member';
import { aPerson, aStaffMember, openSession } from '../../test/hub/a-person';
import { aSigner } from '../../test/hub/a-signer';
import { aHub, anOrganisation, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { acceptChanges } from '../accept/accept-changes';
import { findChainBreaks } from '../accept/chain-report';
import { mayWrite } from '../authorise/may-write';
import { partDevice } from './part-device';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

type Said = {
  forkSeq?: number;
  endSeq?: number;
  deviceId?: ReturnType<typeof newId<'Device'>>;
  serials?: CertificateId[];
};

/** A device with a change, and a copy of it with another one in its place. */
async function aScene() {
  const hub = await aHub(await lab.freshDatabase(), { rights: mayWrite });
  const { store } = hub;
  const organisationId = await anOrganisation(store);
  const device = aSigner(organisationId);
  const member = await aMember(hub, device);
  const copy = aSigner(organisationId, device);
  let at = Date.parse('2026-11-24T09:00:00.000Z');
  const now = () => new Date(at);
  const accept = async (changes: readonly PushedChange[], by = device) => {
    const accepted = await acceptChanges(store, by, changes, now, mayWrite);
    if (!accepted.ok) throw new Error(accepted.problem.code);
    return accepted.value;
  };
  const fork = async () => {
    await accept([device.sign()]);
    return (await accept([copy.sign()])).forkSeq;
  };
  const ask = (said: Said = {}, keys = { old: device.keys.privateKey, fresh: newPrivateKey() }) => {
    const { forkSeq = 1, endSeq = forkSeq, deviceId = newId<'Device'>(), serials = [] } = said;
    const publicKey = rawPublicKey(keys.fresh);
    const body = { deviceId, publicKey, forkSeq, endSeq };
    const statement = partStatement(device, body);
    const proofs = { proof: signWith(keys.old, statement), keyProof: signWith(keys.fresh, statement) };
    const token = createHash('sha256').update(publicKey).digest('base64url');
    return { ...body, serials, token, ...proofs };
  };
  const part = async (request: ReturnType<typeof ask>) => {
    const answer = await partDevice(store, device, request, now);
    return answer.ok ? answer.value : answer.problem.code;
  };
  const pass = (ms: number) => {
    at += ms;
  };
  return { hub, store, organisationId, device, copy, member, accept, fork, ask, part, pass, now };
}

describe('H41: an id of its own', () => {
  test('is given where the chain parts, to who came later, with a name that says so, and everybody is told', async () => {
    const { store, device, fork, ask, part, accept } = await aScene();
    expect(await fork()).toBe(1);
    const request = ask();
    expect(await part(request)).toMatchObject({ deviceName: 'Tablet 1 (2)', certificates: [] });
    const rows = await store.database
      .selectFrom('change')
      .select('text')
      .where('type', '=', 'device')
      .execute();
    expect(rows.map(({ text }) => JSON.parse(text).body)).toMatchObject([
      { deviceId: request.deviceId, name: 'Tablet 1 (2)', publicKey: request.publicKey },
    ]);
    expect(await findChainBreaks(store.database)).toEqual([]);
    // A device of another centre that calls itself the same is told as ever.
    const elsewhere = await anOrganisation(store);
    for (const one of [aSigner(elsewhere, device), aSigner(elsewhere, device)])
      await accept([one.sign()], one);
    expect(await findChainBreaks(store.database)).toMatchObject([{ kind: 'fork', deviceSeq: 1 }]);
    // The device that came first goes on, and is not taken for a copy.
    expect((await accept([device.sign()])).forkSeq).toBeNull();
  });

  test('is the same again for whoever lost the answer, and nobody else’s', async () => {
    const { store, fork, ask, part } = await aScene();
    await fork();
    const fresh = newPrivateKey();
    const keys = { old: (await aScene()).device.keys.privateKey, fresh };
    const request = ask();
    await part(request);
    const tokens = () => store.database.selectFrom('device').select('token_hash').execute();
    const before = await tokens();
    expect(await part(request)).toMatchObject({ deviceName: 'Tablet 1 (2)' });
    expect(await tokens()).toEqual(before);
    const rows = await store.database.selectFrom('parted_device').selectAll().execute();
    expect(rows).toHaveLength(1);
    // Another copy that knows the id, as everybody does, has not its key.
    expect(await part(ask({ deviceId: request.deviceId }))).toBe('device-mismatch');
    expect(await part(ask({}, keys))).toBe('signature-wrong');
    // One that joined anew by a code has another token: the copy of it stays out.
    await store.database
      .updateTable('device')
      .set({ token_hash: 'of the code' })
      .where('device_id', '=', request.deviceId)
      .execute();
    expect(await part(request)).toBe('device-mismatch');
  });

  test('is not given where nothing parts, twice for one fork, or without both keys', async () => {
    const { device, fork, ask, part, accept } = await aScene();
    await accept([device.sign()]);
    expect(await part(ask())).toBe('device-not-parted');
    await fork();
    const bad = ask();
    expect(await part({ ...bad, keyProof: bad.proof })).toBe('signature-wrong');
    expect(await part({ ...bad, endSeq: 9 })).toBe('signature-wrong');
    expect(await part(ask())).toMatchObject({ deviceName: 'Tablet 1 (2)' });
    expect(await part(ask())).toBe('device-not-parted');
    expect(await part(ask({ forkSeq: 2 }))).toBe('device-not-parted');
  });

  test('is given three times a day, however often somebody makes it part', async () => {
    const { store, copy, accept, ask, part, pass, device } = await aScene();
    const forkAgain = async () => {
      const again = aSigner(device.organisationId, device);
      await accept([again.sign()]);
    };
    await accept([device.sign()]);
    const outcomes: unknown[] = [];
    for (let n = 0; n < 5; n++) {
      await forkAgain();
      const answer = await part(ask());
      outcomes.push(typeof answer === 'string' ? answer : answer.deviceName);
    }
    const tooMany = 'too-many-requests';
    expect(outcomes).toEqual(['Tablet 1 (2)', 'Tablet 1 (3)', 'Tablet 1 (4)', tooMany, tooMany]);
    const refused = store.database.selectFrom('audit').selectAll().where('outcome', '=', tooMany);
    expect(await refused.execute()).toMatchObject([
      { what: 'device-joined', device_id: device.deviceId, detail: 'copy', count: 2 },
    ]);
    pass(25 * 3_600_000);
    expect(await part(ask())).toMatchObject({ deviceName: 'Tablet 1 (5)' });
    expect(copy.deviceId).toBe(device.deviceId);
  });

  test('H23: hides no other copy behind an end that is not true, said at once or handed in later', async () => {
    const { store, organisationId, device, copy, fork, ask, part, accept } = await aScene();
    await fork();
    const request = ask({ endSeq: Number.MAX_SAFE_INTEGER });
    expect(await part(request)).toMatchObject({ deviceName: 'Tablet 1 (2)' });
    const far = copy.sign({}, { deviceSeq: 2 ** 52 });
    await accept([far], { ...device, copyId: request.deviceId });
    const { end_seq } = await store.database
      .selectFrom('parted_device')
      .select('end_seq')
      .executeTakeFirstOrThrow();
    expect(end_seq).toBeLessThanOrEqual(3);
    const other = aSigner(organisationId, device);
    const [mine, theirs] = [device, other].map((one) => [1, 2, 3, 4].map(() => one.sign()));
    await accept(mine!);
    expect((await accept(theirs!)).forkSeq).toBe(1);
    expect((await accept(theirs!.slice(3))).forkSeq).toBe(4);
  });

  test.each([
    ['suspended', 'suspended_at'],
    ['revoked', 'revoked_at'],
  ] as const)('is not given to a device that is %s', async (access, column) => {
    const { store, fork, ask, member, device } = await aScene();
    await fork();
    await store.database
      .updateTable('device')
      .set({ [column]: new Date() })
      .where('device_id', '=', device.deviceId)
      .execute();
    const response = await member.ask('/v1/devices/parted', { body: JSON.stringify(ask()) });
    expect(await response.json()).toEqual({ problem: { code: `device-${access}`, details: {} } });
    expect(await store.database.selectFrom('parted_device').selectAll().execute()).toEqual([]);
  });
});

describe('H41: the people of a copy', () => {
  test('have the same key on the new id, where they open sessions; not who left, and not by a key that ended', async () => {
    const { store, organisationId, device, fork, ask, part, now } = await aScene();
    await fork();
    const [stays, left, other] = await Promise.all(
      [device, device, aSigner(organisationId)].map((one) => aPerson(store, one, ['examiner'])),
    );
    const over = { inactiveSince: '2026-11-24T08:00:00.000Z', staffId: left!.staffId };
    await aStaffMember(store, organisationId, ['examiner'], over);
    const ended = await aPerson(store, device, ['examiner'], { staffId: stays!.staffId });
    await store.database
      .updateTable('person_key')
      .set({ ended_at: now() })
      .where('public_key', '=', ended.certificate.publicKey)
      .execute();
    const serials = [stays!, left!, other!, ended].map(({ certificate }) => certificate.serial);
    const fresh = { old: device.keys.privateKey, fresh: newPrivateKey() };
    const request = ask({ serials: [...serials, newId<'Certificate'>()] }, fresh);
    const answer = await part(request);
    if (typeof answer === 'string') throw new Error(answer);
    const given = answer.certificates.map((signed) => readCertificate(signed, store.identity.hubId));
    const { staffId, certificate, privateKey } = stays!;
    expect(given).toMatchObject([
      { staffId, deviceId: request.deviceId, publicKey: certificate.publicKey, roles: ['examiner'] },
    ]);
    expect(await part(request)).toMatchObject({ certificates: answer.certificates });

    const publicKey = fresh.fresh;
    const renamed = {
      ...aSigner(organisationId, {
        deviceId: request.deviceId,
        keys: { privateKey: publicKey, publicKey } as never,
      }),
      publicKey: request.publicKey,
    };
    const { opening, envelope } = openSession(renamed, given[0]!, privateKey);
    const mark = renamed.sign({}, envelope);
    const accepted = await acceptChanges(store, renamed, [opening, mark], now, mayWrite);
    expect(accepted).toMatchObject({ ok: true, value: { receipts: [{}, {}], refusals: [] } });
  });
});

describe('H41: what a copy recorded under the id of before', () => {
  test('comes through its new one, in the session of then; what another device made does not', async () => {
    const { hub, store, organisationId, copy, fork, ask, part, device } = await aScene();
    await fork();
    const request = ask();
    const answer = await part(request);
    if (typeof answer === 'string') throw new Error(answer);
    const push = async (changes: readonly PushedChange[]) => {
      const response = await fetch(`${hub.url}/v1/changes`, {
        method: 'POST',
        headers: {
          'vakproef-protocol': '2',
          'content-type': 'application/json',
          authorization: `Bearer ${request.token}`,
        },
        body: JSON.stringify({
          changes: changes.map(({ text, hash, signature }) => ({ text, hash, signature })),
        }),
      });
      const { text } = (await response.json()) as { text: string };
      const { receipts, refusals, deviceId } = JSON.parse(text);
      return {
        receipts: receipts.length,
        refusals: refusals.map((r: { problem: object }) => r.problem),
        deviceId,
      };
    };
    const { deviceId } = request;
    expect(await push([copy.sign()])).toEqual({ receipts: 1, refusals: [], deviceId });
    const stranger = aSigner(organisationId);
    await aMember(hub, stranger);
    expect(await push([stranger.sign()])).toMatchObject({
      receipts: 0,
      refusals: [{ code: 'signature-wrong' }],
    });
    const rows = await store.database
      .selectFrom('change')
      .select('device_seq')
      .where('device_id', '=', device.deviceId)
      .execute();
    expect(rows).toHaveLength(3);
  });
});
