/** H46: what people and devices do at the hub stands in the audit log of their organisation: who, when, what became of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../shared/kernel/ids';
import { newPrivateKey, rawPublicKey, signWith } from '../../shared/node/ed25519';
import type { SignedChange } from '../../shared/protocol/change';
import { composeDraft } from '../../shared/protocol/compose-draft';
import { keyStatement } from '../../shared/protocol/person-statement';
import { deviceAccessRecord } from '../../shared/records/device-access';
import { deviceHanded } from '../../shared/records/device-handed';
import { deviceHandedBack } from '../../shared/records/device-handed-back';
import { oneTimeCodeRecord } from '../../shared/records/one-time-code';
import { sheetIssued } from '../../shared/records/sheet-issued';
import { staffRecord } from '../../shared/records/staff';
import { auditKinds } from '../../shared/values/audit-entry';
import { aMember } from '../../test/hub/a-member';
import { aPerson, aStaffMember, type TestPerson } from '../../test/hub/a-person';
import { aDocumentDraft, aSigner, type TestSigner } from '../../test/hub/a-signer';
import { aCode, aHub, anOrganisation, aStore, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { acceptChanges } from '../accept/accept-changes';
import { certifyPerson } from '../accounts/certify-person';
import { enrolDevice } from '../accounts/enrol-device';
import { createPersonalCode } from '../accounts/enrolment-code';
import { mayWrite } from '../authorise/may-write';
import { readHead } from '../store/read-heads';
import { checkAudit } from './check-audit';
import { pruneAudit } from './prune-audit';
import { readAudit } from './read-audit';
import { countAudit, writeAudit } from './write-audit';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const start = Date.parse('2026-11-24T09:00:00.000Z');

async function aScene() {
  const connection = await lab.freshDatabase();
  const store = await aStore(connection);
  const organisationId = await anOrganisation(store);
  const device = aSigner(organisationId);
  let at = start;
  const now = () => new Date(at);
  const accept = async (changes: readonly SignedChange[], by: TestSigner = device) => {
    const accepted = await acceptChanges(store, by, changes, now, mayWrite);
    if (!accepted.ok) throw new Error(accepted.problem.code);
    return accepted.value;
  };
  const log = async () => (await readAudit(store.database, organisationId, {}, 1000)).reverse();
  const pass = (ms: number) => {
    at += ms;
  };
  return { connection, store, organisationId, device, now, accept, log, pass };
}

const certifyRequest = (device: TestSigner, code: string) => {
  const key = newPrivateKey();
  const publicKey = rawPublicKey(key);
  const proof = signWith(key, keyStatement(device.deviceId, publicKey));
  return { code, staffId: null, publicKey, proof };
};

describe('H46: the audit log', () => {
  test('tells who opened a session, made codes, gave roles, took access, issued a sheet; in ids, without a name', async () => {
    const { store, organisationId, device, accept, log } = await aScene();
    const boss = await aPerson(store, device, ['administrator', 'examiner']);
    const { opening, envelope } = boss.open();
    const joke = await aStaffMember(store, organisationId, ['examiner']);
    const head = await readHead(store.database, organisationId, 'staff', joke.staffId);
    const [tablet, hash, assessment] = [newId<'Device'>(), 'a'.repeat(64), newId<'Assessment'>()];
    const [handing, participantId] = [newId<'Handing'>(), newId<'Participant'>()];
    const draft = (
      record: Parameters<typeof composeDraft>[0],
      subjectId: string,
      body: unknown,
      upon = null as never,
    ) => device.sign(composeDraft(record, { changeId: newId<'Change'>(), subjectId, body, upon }), envelope);
    await accept([
      opening,
      draft(oneTimeCodeRecord, hash, { purpose: 'person', staffId: joke.staffId }),
      draft(
        staffRecord,
        joke.staffId,
        { ...joke, roles: ['board', 'administrator'] },
        head?.changeId as never,
      ),
      draft(deviceAccessRecord, tablet, { deviceId: tablet, access: 'revoked', reason: 'Joke verloor hem' }),
      draft(sheetIssued, assessment, { digest: 'b'.repeat(64), language: 'nl' }),
      draft(deviceHanded, handing, { participantId }),
      draft(deviceHandedBack, handing, { participantId }),
      device.sign({}, envelope),
    ]);
    const who = { deviceId: device.deviceId, staffId: boss.staffId, sessionId: envelope.sessionId };
    const done = { ...who, outcome: 'done', origin: 'device', count: 1 };
    const rows = await log();
    expect(rows).toMatchObject([
      { ...done, what: 'session-opened', about: null },
      {
        ...done,
        what: 'code-made',
        about: { kind: 'staff', id: joke.staffId },
        detail: 'person aaaaaaaaaaaa',
      },
      {
        ...done,
        what: 'roles-changed',
        about: { id: joke.staffId },
        detail: 'examiner > administrator board',
      },
      { ...done, what: 'device-access', about: { kind: 'device', id: tablet }, detail: 'revoked' },
      { ...done, what: 'sheet-issued', about: { kind: 'assessment', id: assessment } },
      { ...done, what: 'device-handed', about: { kind: 'participant', id: participantId } },
      { ...done, what: 'device-handed-back', about: { kind: 'participant', id: participantId } },
    ]);
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(JSON.stringify(rows)).not.toMatch(/Joke|verloor/);
  });

  test('tells what was refused and doubted, and accuses nobody whom nothing proves', async () => {
    const { store, device, accept, log } = await aScene();
    const reader = await aPerson(store, device, ['reader']);
    const { opening, envelope } = reader.open();
    const examiner = (await aPerson(store, device, ['examiner'])).staffId;
    const forged = { actorId: examiner, sessionId: newId<'Session'>() };
    await accept([
      opening,
      device.sign(aDocumentDraft(newId<'Participant'>(), null), envelope),
      device.sign({}, envelope),
      device.sign(aDocumentDraft(newId<'Participant'>(), null), forged),
      device.sign({}, forged),
    ]);
    const proved = { staffId: reader.staffId, sessionId: envelope.sessionId };
    const nobody = { staffId: null, sessionId: null };
    expect((await log()).slice(1)).toMatchObject([
      { what: 'doubted', ...proved, outcome: 'role', about: { kind: 'assessment' }, detail: 'mark-given' },
      { what: 'doubted', ...nobody, outcome: 'no-session' },
      { what: 'change-refused', ...proved, outcome: 'not-allowed', detail: 'participant' },
      { what: 'change-refused', ...nobody, outcome: 'not-allowed', detail: 'participant' },
    ]);
  });

  test('tells of a copy that is in use once an hour, however often it hands in', async () => {
    const { organisationId, device, accept, log } = await aScene();
    const copy = aSigner(organisationId, device);
    await accept([device.sign(), device.sign(), device.sign()]);
    for (let n = 0; n < 3; n++) await accept([copy.sign()]);
    expect((await log()).filter(({ what }) => what === 'device-doubled')).toMatchObject([
      { deviceId: device.deviceId, count: 3 },
    ]);
  });

  test('tells of a code that it was made, used and tried in vain; however often, the trying is one row an hour', async () => {
    const { store, organisationId, device, now, log, pass } = await aScene();
    const { staffId } = await aStaffMember(store, organisationId, ['examiner']);
    const code = await store.database
      .transaction()
      .execute((transaction) => createPersonalCode(store, transaction, organisationId, now(), staffId));
    await certifyPerson(store, device, certifyRequest(device, code), now);
    for (let i = 0; i < 5; i++) {
      await certifyPerson(
        store,
        device,
        { ...certifyRequest(device, 'WRONG'), staffId: newId<'Staff'>() },
        now,
      );
      pass(1000);
    }
    pass(3_600_000);
    await certifyPerson(store, device, certifyRequest(device, code), now);
    const rows = await log();
    expect(rows).toMatchObject([
      { what: 'code-made', about: { id: staffId } },
      { what: 'code-used', about: { id: staffId }, detail: rows[0]?.detail },
      { what: 'certificate-given', staffId, deviceId: device.deviceId, outcome: 'done' },
      { what: 'certificate-given', staffId: null, outcome: 'personal-code-unknown', count: 5 },
      { what: 'certificate-given', outcome: 'personal-code-used', count: 1 },
    ]);
    expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''));
    expect(new Date(rows[3]!.lastAt).getTime() - new Date(rows[3]!.at).getTime()).toBe(4000);
  });

  test('tells of a device that joined, and of a used code that somebody tries again under any id', async () => {
    const { store, organisationId, now, log } = await aScene();
    const code = await aCode(store, organisationId, now());
    const join = ({ deviceId, publicKey }: TestSigner) =>
      enrolDevice(store, { code, deviceId, deviceName: 'Tablet van Joke', publicKey }, now);
    const device = aSigner(organisationId);
    await join(device);
    for (let i = 0; i < 3; i++) await join(aSigner(organisationId));
    await enrolDevice(
      store,
      { code: 'NOBODYS', deviceId: newId<'Device'>(), deviceName: 'x', publicKey: device.publicKey },
      now,
    );
    expect(await log()).toMatchObject([
      { what: 'code-made', origin: 'command' },
      { what: 'code-used' },
      { what: 'device-joined', deviceId: device.deviceId, outcome: 'done' },
      {
        what: 'device-joined',
        deviceId: null,
        about: { kind: 'device' },
        outcome: 'enrolment-code-used',
        count: 3,
      },
    ]);
  });

  test('tells of a first load and of what a device pulled once an hour with how much; a poll that gets nothing not at all', async () => {
    const hub = await aHub(await lab.freshDatabase(), { now: () => new Date(start) });
    const organisationId = await anOrganisation(hub.store);
    const [one, other] = [
      await aMember(hub, aSigner(organisationId)),
      await aMember(hub, aSigner(organisationId)),
    ];
    const push = async (count: number) => {
      const changes = Array.from({ length: count }, () => {
        const { text, hash, signature } = one.device.sign();
        return { text, hash, signature };
      });
      await one.ask('/v1/changes', { body: JSON.stringify({ changes }) });
    };
    for (const after of [0, 3, 3, 0, 0]) {
      if (after === 0) await push(3);
      await (await other.ask(`/v1/changes?after=${after}`)).json();
    }
    await (await other.ask('/v1/first-load')).arrayBuffer();
    await hub.store.database
      .updateTable('device')
      .set({ revoked_at: new Date() })
      .where('device_id', '=', other.device.deviceId)
      .execute();
    for (let i = 0; i < 3; i++) await other.ask('/v1/changes?after=0');
    const rows = (await readAudit(hub.store.database, organisationId, {}, 100)).reverse();
    expect(rows).toMatchObject([
      { what: 'pulled', deviceId: other.device.deviceId, outcome: 'done', count: 3 + 6 + 9 },
      { what: 'first-load', deviceId: other.device.deviceId },
      { what: 'device-refused', deviceId: other.device.deviceId, outcome: 'device-revoked', count: 3 },
    ]);
  });

  test('is told page by page to an administrator at work on the asking device, to nobody else, and who wanted to is in it', async () => {
    const hub = await aHub(await lab.freshDatabase(), { now: () => new Date(start) });
    const organisationId = await anOrganisation(hub.store);
    const [tablet, other] = [
      await aMember(hub, aSigner(organisationId)),
      await aMember(hub, aSigner(organisationId)),
    ];
    const [boss, examiner] = [
      await aPerson(hub.store, tablet.device, ['administrator']),
      await aPerson(hub.store, tablet.device, ['examiner']),
    ];
    const open = async ({ open: unlock }: TestPerson) => {
      const { opening, envelope } = unlock();
      const { text, hash, signature } = opening;
      const changes = [{ text, hash, signature }];
      await tablet.ask('/v1/changes', { body: JSON.stringify({ changes }) });
      return envelope.sessionId;
    };
    const ask = async (by: typeof tablet, query: string) => (await by.ask(`/v1/audit?${query}`)).json();
    const refused = { problem: { code: 'administrator-needed' } };
    const examinerId = await open(examiner);
    expect(await ask(tablet, `sessionId=${examinerId}`)).toMatchObject(refused);
    const bossId = await open(boss);
    expect(await ask(other, `sessionId=${bossId}`)).toMatchObject(refused);
    const newest = await ask(tablet, `sessionId=${bossId}&limit=2`);
    expect(newest).toMatchObject({
      entries: [
        { number: 5, what: 'audit-read', staffId: boss.staffId, outcome: 'done' },
        { number: 4, what: 'audit-read', deviceId: other.device.deviceId, staffId: null },
      ],
      hasMore: true,
    });
    expect(await ask(tablet, `sessionId=${bossId}&before=4&limit=3`)).toMatchObject({
      entries: [
        { number: 3, what: 'session-opened', staffId: boss.staffId },
        { number: 2, what: 'audit-read', staffId: examiner.staffId, outcome: 'administrator-needed' },
        { number: 1, what: 'session-opened', staffId: examiner.staffId },
      ],
      hasMore: false,
    });
    await open(examiner);
    expect(await ask(tablet, `sessionId=${bossId}`)).toMatchObject(refused);
  });

  test('numbers its rows without a gap, whoever writes at once, each organisation for itself', async () => {
    const { connection, store, organisationId, now } = await aScene();
    const second = await aStore(connection);
    const elsewhere = await anOrganisation(store);
    const told = { what: 'pulled', deviceId: newId<'Device'>() } as const;
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => {
        const { database } = i % 2 === 0 ? store : second;
        if (i % 3 === 0)
          return database
            .transaction()
            .execute((transaction) =>
              writeAudit(transaction, organisationId, [{ what: 'code-made' }, { what: 'code-used' }], now()),
            );
        return countAudit(database, organisationId, told, now());
      }),
    );
    await countAudit(store.database, elsewhere, told, now());
    const rows = await readAudit(store.database, organisationId, {}, 100);
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, i) => 15 - i));
    expect(rows.filter(({ what }) => what === 'pulled').map(({ count }) => count)).toEqual([13]);
    expect(await readAudit(store.database, elsewhere, {}, 100)).toMatchObject([{ number: 1, count: 1 }]);
  });

  test('lets go what is too old, from the beginning on, and misses a row that somebody took out', async () => {
    const { store, organisationId, now } = await aScene();
    const write = (at: Date) =>
      store.database
        .transaction()
        .execute((transaction) => writeAudit(transaction, organisationId, [{ what: 'code-made' }], at));
    for (const year of [2017, 2018, 2019, 2020, 2026]) await write(new Date(`${year}-11-25T00:00:00Z`));
    expect(await pruneAudit(store.database, 7, now())).toBe(2);
    expect(await checkAudit(store.database, organisationId)).toEqual({
      rows: 3,
      since: new Date('2019-11-25T00:00:00Z'),
      missing: 0,
    });
    await store.database.deleteFrom('audit').where('number', '=', 4).execute();
    expect(await checkAudit(store.database, organisationId)).toMatchObject({ rows: 2, missing: 1 });
    await store.database.deleteFrom('audit').execute();
    expect(await checkAudit(store.database, organisationId)).toMatchObject({ rows: 0, missing: 3 });
  });

  test('is read by person, device, kind and period, and page by page', async () => {
    const { store, organisationId } = await aScene();
    const [staffId, deviceId] = [newId<'Staff'>(), newId<'Device'>()];
    const days = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map((day) => new Date(day));
    const told = [
      { what: 'code-made', staffId, deviceId },
      { what: 'roles-changed', about: { kind: 'staff', id: staffId } },
      { what: 'device-joined', deviceId },
      { what: 'device-access', about: { kind: 'device', id: deviceId } },
    ] as const;
    for (const [i, one] of told.entries())
      await store.database
        .transaction()
        .execute((transaction) => writeAudit(transaction, organisationId, [one], days[i]!));
    const numbers = async (filter: Parameters<typeof readAudit>[2], limit = 10) =>
      (await readAudit(store.database, organisationId, filter, limit)).map(({ number }) => number);
    expect(await numbers({ staffId })).toEqual([2, 1]);
    expect(await numbers({ deviceId })).toEqual([4, 3, 1]);
    expect(await numbers({ what: 'device-joined' })).toEqual([3]);
    expect(await numbers({ since: days[1], until: days[3] })).toEqual([3, 2]);
    expect(await numbers({}, 3)).toEqual([4, 3, 2]);
    expect(await numbers({ before: 2 }, 3)).toEqual([1]);
    expect(new Set(auditKinds).size).toBe(auditKinds.length);
  });
});
