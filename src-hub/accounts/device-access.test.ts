/** What administrators decide in the application reaches the hub as documents, and counts from then on, for every hub. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestOf } from '../../shared/domain/digest';
import { type DeviceId, newId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { type Change, readChange } from '../../shared/protocol/change';
import { composeDraft } from '../../shared/protocol/compose-draft';
import { type PushedChange, pushAnswerSchema, receiptListSchema } from '../../shared/protocol/hub-api';
import {
  codeValidForMs,
  composeOneTimeCode,
  normaliseOneTimeCode,
} from '../../shared/protocol/one-time-code';
import { deviceAccessRecord } from '../../shared/records/device-access';
import { type OneTimeCode, oneTimeCodeRecord } from '../../shared/records/one-time-code';
import { aMember, type Member } from '../../test/hub/a-member';
import { aPerson } from '../../test/hub/a-person';
import { aDocumentDraft, aSigner } from '../../test/hub/a-signer';
import { aHub, anOrganisation, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { mayWrite } from '../authorise/may-write';
import { enrolDevice } from './enrol-device';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const bare = ({ text, hash, signature }: PushedChange) => ({ text, hash, signature });

async function push(member: Member, changes: readonly PushedChange[]) {
  const response = await member.ask('/v1/changes', { body: JSON.stringify({ changes: changes.map(bare) }) });
  const body: unknown = await response.json();
  if (!response.ok) return body;
  const { receipts, refusals } = receiptListSchema.parse(JSON.parse(pushAnswerSchema.parse(body).text));
  return {
    received: receipts.map(({ changeId }) => changeId),
    refused: refusals.map((refusal) => refusal.problem),
  };
}
const codeOf = async (response: Response): Promise<string> =>
  response.ok ? '' : ((await response.json()) as { problem: { code: string } }).problem.code;

/** An administrator at work on the office's computer, and a tablet. */
async function aScene() {
  const connection = await lab.freshDatabase();
  const hub = await aHub(connection, { rights: mayWrite });
  const organisationId = await anOrganisation(hub.store);
  const office = await aMember(hub, aSigner(organisationId));
  const tablet = await aMember(hub, aSigner(organisationId));
  const administrator = await aPerson(hub.store, office.device, ['administrator']);
  const { opening, envelope } = administrator.open();
  await push(office, [opening]);
  let head: Change['upon'] = null;
  const decide = async (access: string, deviceId: DeviceId = tablet.device.deviceId) => {
    const changeId = newId<'Change'>();
    const draft = composeDraft(deviceAccessRecord, {
      changeId,
      subjectId: deviceId,
      upon: head,
      body: { deviceId, access, reason: '' },
    });
    head = changeId;
    return push(office, [office.device.sign(draft, envelope)]);
  };
  const record = async (code: string, over: Partial<OneTimeCode>, occurredAt = new Date()) => {
    const draft = composeDraft(oneTimeCodeRecord, {
      changeId: newId<'Change'>(),
      subjectId: digestOf(normaliseOneTimeCode(code)),
      body: { purpose: 'device', staffId: null, ...over },
    });
    const at = { occurredAt: occurredAt.toISOString() };
    return push(office, [office.device.sign(draft, { ...envelope, ...at })]);
  };
  return {
    connection,
    hub,
    organisationId,
    office,
    tablet,
    administrator,
    opening,
    envelope,
    decide,
    record,
  };
}

describe('H34: a device', () => {
  test('that is suspended is answered nothing but that, until it is allowed again', async () => {
    const { tablet, decide } = await aScene();
    await decide('suspended');
    for (const path of ['/v1/changes?after=0', '/v1/first-load'])
      expect(await codeOf(await tablet.ask(path))).toBe('device-suspended');
    expect(await push(tablet, [tablet.device.sign()])).toEqual({ problem: problem('device-suspended') });
    await decide('allowed');
    expect(await codeOf(await tablet.ask('/v1/changes?after=0'))).toBe('');
  });

  test('that is revoked may hand in what it recorded, which is doubted, and nothing else, at every hub', async () => {
    const { connection, hub, tablet, decide } = await aScene();
    const examiner = await aPerson(hub.store, tablet.device, ['administrator', 'examiner']);
    const { opening, envelope } = examiner.open();
    await decide('revoked');
    const other = await aHub(connection, { rights: mayWrite });
    const headers = { 'vakproef-protocol': '2', authorization: `Bearer ${tablet.enrolment.token}` };
    expect(await codeOf(await fetch(`${other.url}/v1/changes?after=0`, { headers }))).toBe('device-revoked');
    expect(await codeOf(await tablet.ask('/v1/first-load'))).toBe('device-revoked');
    const mark = tablet.device.sign({}, envelope);
    const person = tablet.device.sign(aDocumentDraft(newId<'Participant'>(), null), envelope);
    expect(await push(tablet, [opening, mark, person])).toEqual({
      received: [opening.change.changeId, mark.change.changeId],
      refused: [problem('not-allowed', { reason: 'device' })],
    });
    const said = await hub.store.database
      .selectFrom('change')
      .select('text')
      .where('type', '=', 'doubted')
      .execute();
    expect(said.map((row) => readChange(row)?.body)).toEqual([
      { changeIds: [mark.change.changeId], reason: 'device' },
    ]);
  });

  test('H30: that comes back by a new code has its access back, and the feed says so', async () => {
    const { hub, tablet, decide, record } = await aScene();
    await decide('revoked');
    const code = composeOneTimeCode(hub.store.world, 'device');
    await record(code, {});
    const { deviceId, publicKey } = tablet.device;
    const request = { code, deviceId, deviceName: 'Tablet 2', publicKey };
    const enrolled = await enrolDevice(hub.store, request, () => new Date());
    expect(enrolled).toMatchObject({ ok: true });
    const rows = await hub.store.database
      .selectFrom('change')
      .select('text')
      .where('type', 'in', ['device', 'device-access'])
      .where('device_id', '=', hub.store.identity.hubId as DeviceId)
      .orderBy('seq')
      .execute();
    expect(rows.map((row) => readChange(row)?.body)).toMatchObject([
      { deviceId, name: 'Tablet 2', publicKey },
      { deviceId, access: 'allowed' },
    ]);
    const headers = { authorization: `Bearer ${enrolled.ok ? enrolled.value.token : ''}` };
    expect(await codeOf(await tablet.ask('/v1/changes?after=0', { headers }))).toBe('');
  });

  test('that is no administrator’s decides nothing', async () => {
    const { office, tablet } = await aScene();
    const { deviceId } = office.device;
    const draft = composeDraft(deviceAccessRecord, {
      changeId: newId<'Change'>(),
      subjectId: deviceId,
      body: { deviceId, access: 'revoked', reason: '' },
    });
    expect(await push(tablet, [tablet.device.sign(draft)])).toMatchObject({ received: [] });
    expect(await codeOf(await office.ask('/v1/changes?after=0'))).toBe('');
  });
});

describe('H10: a code that was made in the application', () => {
  const join = (hub: Awaited<ReturnType<typeof aScene>>['hub'], code: string, now = new Date()) => {
    const { deviceId, publicKey } = aSigner(newId<'Organisation'>());
    return enrolDevice(hub.store, { code, deviceId, deviceName: 'Tablet', publicKey }, () => now);
  };

  test('counts from when the hub has it, once, and names who may choose a PIN', async () => {
    const { hub, organisationId, administrator, record } = await aScene();
    const code = composeOneTimeCode(hub.store.world, 'device');
    expect(await join(hub, code)).toMatchObject({ ok: false, problem: { code: 'enrolment-code-unknown' } });
    await record(code, { staffId: administrator.staffId });
    const joined = await join(hub, code.toLowerCase());
    expect(joined).toMatchObject({ ok: true, value: { organisationId } });
    expect(joined.ok && joined.value.personalCode).toMatch(/^(\w{4}-){5}\w{4}$/);
    expect(await join(hub, code)).toMatchObject({ ok: false, problem: { code: 'enrolment-code-used' } });
  });

  test('ends after a quarter of an hour, and one that comes in long after it was made never counts', async () => {
    const { hub, record } = await aScene();
    const [code, late] = [0, 1].map(() => composeOneTimeCode(hub.store.world, 'device'));
    await record(code!, {});
    const after = new Date(Date.now() + codeValidForMs + 1000);
    expect(await join(hub, code!, after)).toMatchObject({ problem: { code: 'enrolment-code-expired' } });
    await record(late!, {}, new Date(Date.now() - 2 * 3_600_000));
    expect(await join(hub, late!)).toMatchObject({ problem: { code: 'enrolment-code-unknown' } });
  });
});

describe('H36: the list of devices', () => {
  const list = async (member: Member, sessionId: string | null, headers = {}) =>
    (await member.ask(`/v1/devices?sessionId=${sessionId}`, { headers })).json();

  test('tells an administrator at work what each device told of itself and who has a key on it', async () => {
    const { office, tablet, administrator, envelope, decide } = await aScene();
    await tablet.ask('/v1/changes?after=0', { headers: { 'vakproef-device': '0.9.1 12' } });
    await decide('suspended');
    const { devices } = (await list(office, envelope.sessionId)) as { devices: object[] };
    expect(devices).toMatchObject([
      {
        deviceId: office.device.deviceId,
        name: 'Tablet 1',
        access: 'allowed',
        certificates: [{ staffId: administrator.staffId }],
      },
      { deviceId: tablet.device.deviceId, access: 'suspended', program: '0.9.1', waiting: 12 },
    ]);
    expect(devices).toHaveLength(2);
    expect(JSON.stringify(devices)).toContain('lastSeenAt');
    expect(administrator.certificate.deviceId).toBe(office.device.deviceId);
  });

  test('is given in no session, in that of another role, and on no other device than where it was opened', async () => {
    const { hub, office, tablet, envelope } = await aScene();
    const refused = { problem: problem('administrator-needed') };
    expect(await list(office, newId())).toEqual(refused);
    expect(await list(tablet, envelope.sessionId)).toEqual(refused);
    const examiner = (await aPerson(hub.store, tablet.device, ['examiner'])).open();
    await push(tablet, [examiner.opening]);
    expect(await list(tablet, examiner.envelope.sessionId)).toEqual(refused);
  });

  test('is given in the session that was opened last there, and a copy of an older opening brings that one not back', async () => {
    const { hub, office, administrator, opening, envelope } = await aScene();
    const refused = { problem: problem('administrator-needed') };
    const examiner = (await aPerson(hub.store, office.device, ['examiner'])).open();
    await push(office, [examiner.opening]);
    expect(await list(office, envelope.sessionId)).toEqual(refused);
    const again = office.device.sign({ ...opening.change, changeId: newId<'Change'>() }, envelope);
    expect(await push(office, [again])).toEqual({ received: [again.change.changeId], refused: [] });
    expect(await list(office, envelope.sessionId)).toEqual(refused);
    const back = administrator.open();
    await push(office, [back.opening]);
    expect(await list(office, back.envelope.sessionId)).toHaveProperty('devices');
  });
});
