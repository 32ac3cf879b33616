import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DeviceId, newId, type OrganisationId } from '../../shared/kernel/ids';
import { readChange } from '../../shared/protocol/change';
import type { EnrolRequest } from '../../shared/protocol/hub-api';
import { codeValidForMs } from '../../shared/protocol/one-time-code';
import { aSigner } from '../../test/hub/a-signer';
import { aCode, anOrganisation, aStore, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import type { PostgresConnection } from '../postgres/postgres-connection';
import type { Store } from '../store/open-store';
import { enrolDevice } from './enrol-device';
import { hashCode } from './enrolment-code';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

async function aScene(): Promise<{
  connection: PostgresConnection;
  store: Store;
  organisationId: OrganisationId;
  request: (code: string, over?: Partial<EnrolRequest>) => EnrolRequest;
}> {
  const connection = await lab.freshDatabase();
  const store = await aStore(connection);
  const organisationId = await anOrganisation(store);
  const device = aSigner(organisationId);
  return {
    connection,
    store,
    organisationId,
    request: (code, over = {}) => ({
      code,
      deviceId: device.deviceId,
      deviceName: 'Tablet 1',
      publicKey: device.publicKey,
      ...over,
    }),
  };
}

const now = () => new Date();

describe('H10: an enrolment code', () => {
  test('holds 80 bits in four groups, and is kept only as a hash', async () => {
    const { store, organisationId } = await aScene();
    const code = await aCode(store, organisationId);
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const rows = await store.database.selectFrom('enrolment_code').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(code.slice(0, 4));
  });

  test('lets one device in, once', async () => {
    const { store, organisationId, request } = await aScene();
    const code = await aCode(store, organisationId);
    const first = await enrolDevice(store, request(code), now);
    expect(first).toMatchObject({ ok: true, value: { organisationId, organisationName: 'Testcentrum' } });
    const second = await enrolDevice(store, request(code, { deviceId: newId<'Device'>() }), now);
    expect(second).toMatchObject({ ok: false, problem: { code: 'enrolment-code-used' } });
    const { text } = await store.database
      .selectFrom('change')
      .select('text')
      .where('type', '=', 'device')
      .executeTakeFirstOrThrow();
    expect(
      readChange({ text })?.body,
      'whoever made the code sees that it was used, and by which',
    ).toMatchObject({
      name: 'Tablet 1',
      byCode: hashCode(code),
    });
  });

  test('is read as it is typed: any case, spaces, no dashes, O for 0, I and L for 1', async () => {
    const { store, organisationId, request } = await aScene();
    const code = await aCode(store, organisationId);
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    expect(await enrolDevice(store, request(typed), now)).toMatchObject({ ok: true });
  });

  test('ends after a quarter of an hour', async () => {
    const { store, organisationId, request } = await aScene();
    const code = await aCode(store, organisationId);
    const later = () => new Date(Date.now() + codeValidForMs + 1);
    const answer = await enrolDevice(store, request(code), later);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'enrolment-code-expired' } });
  });

  test('that nobody made is unknown', async () => {
    const { store, request } = await aScene();
    const answer = await enrolDevice(store, request('AAAA-BBBB-CCCC-DDDD'), now);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'enrolment-code-unknown' } });
  });

  test('used at the same moment through two hubs lets exactly one in', async () => {
    const { connection, store, organisationId, request } = await aScene();
    const other = await aStore(connection);
    for (let round = 0; round < 10; round++) {
      const code = await aCode(store, organisationId);
      const answers = await Promise.all(
        [store, other, store, other].map((hub) =>
          enrolDevice(hub, request(code, { deviceId: newId<'Device'>() as DeviceId }), now),
        ),
      );
      expect(answers.filter((a) => a.ok)).toHaveLength(1);
      expect(answers.flatMap((a) => (a.ok ? [] : [a.problem.code]))).toEqual(
        Array.from({ length: 3 }, () => 'enrolment-code-used'),
      );
    }
  });
});

describe('a device that joins again', () => {
  test('keeps its place and gets a new token; the old one is worth nothing', async () => {
    const { store, organisationId, request } = await aScene();
    const first = await enrolDevice(store, request(await aCode(store, organisationId)), now);
    const second = await enrolDevice(store, request(await aCode(store, organisationId)), now);
    if (!first.ok || !second.ok) throw new Error('not enrolled');
    expect(second.value.token).not.toBe(first.value.token);
    const devices = await store.database
      .selectFrom('device')
      .selectAll()
      .where('token_hash', 'is not', null)
      .execute();
    expect(devices).toHaveLength(1);
    expect(JSON.stringify(devices)).not.toContain(second.value.token);
  });

  test('with another key is refused, and the code is not used up by that', async () => {
    const { store, organisationId, request } = await aScene();
    await enrolDevice(store, request(await aCode(store, organisationId)), now);
    const code = await aCode(store, organisationId);
    const stranger = aSigner(organisationId);
    const answer = await enrolDevice(store, request(code, { publicKey: stranger.publicKey }), now);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'device-mismatch' } });
    expect(await enrolDevice(store, request(code), now)).toMatchObject({ ok: true });
  });

  test('with no key at all is refused', async () => {
    const { store, organisationId, request } = await aScene();
    const code = await aCode(store, organisationId);
    const answer = await enrolDevice(store, request(code, { publicKey: 'AAAA' }), now);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'invalid-input' } });
  });
});
