import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentDigestOf } from '../../shared/domain/content-digest';
import { newId, type OrganisationId } from '../../shared/kernel/ids';
import type { SignedChange } from '../../shared/protocol/change';
import { pullAnswerSchema } from '../../shared/protocol/hub-api';
import { readLoadFile } from '../../test/builders/a-load-file';
import { aDocumentDraft, aSigner, type TestSigner } from '../../test/hub/a-signer';
import {
  aHub,
  aKnownDevice,
  anOrganisation,
  type HubLab,
  type KnownDevice,
  openHubLab,
  type TestHub,
} from '../../test/hub/hub-lab';
import type { PostgresConnection } from '../postgres/postgres-connection';
import { beginEpoch } from '../store/begin-epoch';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const protocol = { 'vakproef-protocol': '2' };

type Scene = {
  readonly connection: PostgresConnection;
  readonly hub: TestHub;
  readonly organisationId: OrganisationId;
  readonly device: TestSigner;
  readonly enrolment: KnownDevice;
  readonly ask: (
    path: string,
    init?: { headers?: Record<string, string>; body?: string },
  ) => Promise<Response>;
  readonly push: (changes: readonly SignedChange[]) => Promise<Response>;
};

async function aScene(): Promise<Scene> {
  const connection = await lab.freshDatabase();
  const hub = await aHub(connection);
  const organisationId = await anOrganisation(hub.store);
  const device = aSigner(organisationId);
  const enrolment = await aKnownDevice(hub.store, device);
  const ask: Scene['ask'] = (path, { headers = {}, body } = {}) =>
    fetch(`${hub.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...protocol,
        authorization: `Bearer ${enrolment.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body ?? null,
    });
  const push: Scene['push'] = (changes) =>
    ask('/v1/changes', {
      body: JSON.stringify({
        changes: changes.map(({ text, hash, signature }) => ({ text, hash, signature })),
      }),
    });
  return { connection, hub, organisationId, device, enrolment, ask, push };
}

const codeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { problem: { code: string } }).problem.code;

const readLoad = async (response: Response) => readLoadFile(Buffer.from(await response.arrayBuffer()));

describe('the hub lets in', () => {
  test('nobody without a token, with a wrong one, or after the device was revoked', async () => {
    const { hub, device, ask } = await aScene();
    for (const authorization of ['', 'Bearer ', 'Bearer wrong', `Bearer ${'A'.repeat(43)}`, 'Basic abc']) {
      const response = await ask('/v1/changes?after=0', { headers: { authorization } });
      expect([response.status, await codeOf(response)]).toEqual([401, 'device-unknown']);
    }
    await hub.store.database
      .updateTable('device')
      .set({ revoked_at: new Date() })
      .where('device_id', '=', device.deviceId)
      .execute();
    expect(await codeOf(await ask('/v1/changes?after=0'))).toBe('device-revoked');
  });

  test('a device to its own organisation only', async () => {
    const { hub, push, device, ask } = await aScene();
    await push([device.sign()]);
    const otherOrganisation = await anOrganisation(hub.store);
    const other = await aKnownDevice(hub.store, aSigner(otherOrganisation));
    const headers = { authorization: `Bearer ${other.token}` };
    const page = pullAnswerSchema.parse(await (await ask('/v1/changes?after=0', { headers })).json());
    expect(page.changes).toEqual([]);
    expect((await readLoad(await ask('/v1/first-load', { headers }))).changes).toEqual([]);
  });
});

describe('the hub answers', () => {
  test('an app that is too old with the version it needs', async () => {
    const { ask } = await aScene();
    const response = await ask('/v1/changes?after=0', { headers: { 'vakproef-protocol': '1' } });
    expect([response.status, await codeOf(response)]).toEqual([426, 'protocol-too-old']);
    const unnamed = await ask('/v1/changes?after=0', { headers: { 'vakproef-protocol': 'x' } });
    expect(await codeOf(unnamed)).toBe('invalid-input');
  });

  test('who it is and what time it has, to anybody', async () => {
    const { hub, enrolment } = await aScene();
    const response = await fetch(`${hub.url}/v1/health`);
    expect(await response.json()).toMatchObject({
      hubId: enrolment.hubId,
      state: 'ready',
      protocol: 2,
      protocolFloor: 2,
    });
    expect(Date.parse(response.headers.get('vakproef-time') ?? '')).not.toBeNaN();
  });

  test('what it does not understand with a problem, never with a page or a trace', async () => {
    const { ask, hub } = await aScene();
    const answers = await Promise.all([
      ask('/v1/changes?after=-1'),
      ask('/v1/changes?after=x'),
      ask('/v1/nowhere'),
      ask('/v1/changes', { body: 'not json' }),
      ask('/v1/changes', { body: '{"changes":[]}' }),
      ask('/v1/changes', { body: '{}', headers: { 'content-type': 'text/plain' } }),
      fetch(`${hub.url}/v1/devices`, { method: 'POST', headers: protocol }),
    ]);
    for (const response of answers)
      expect([response.status, await codeOf(response)]).toEqual([400, 'invalid-input']);
  });

  test('a body that is not the one that was sent by asking for it again', async () => {
    const { hub, ask, device } = await aScene();
    const { text, hash, signature } = device.sign();
    const body = JSON.stringify({ changes: [{ text, hash, signature }] });
    const headers = { 'vakproef-digest': createHash('sha256').update(`${body} `).digest('hex') };
    const response = await ask('/v1/changes', { body, headers });
    expect([response.status, await codeOf(response)]).toEqual([422, 'hash-wrong']);
    expect(await hub.store.database.selectFrom('refused_change').selectAll().execute()).toEqual([]);
  });

  test('a body that is too large with its limit', async () => {
    const { ask } = await aScene();
    const response = await ask('/v1/changes', { body: ' '.repeat(25 * 1024 * 1024) });
    expect([response.status, await codeOf(response)]).toEqual([413, 'too-large']);
  });

  test('a failure of the database without a word of what was in it', async () => {
    const { hub, push, device } = await aScene();
    await hub.store.database.schema.alterTable('change').renameTo('gone').execute();
    const response = await push([device.sign({ type: 'note', body: { text: 'GEHEIM' } })]);
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ problem: { code: 'internal' } });
    expect(text).not.toMatch(/GEHEIM|gone|change"/);
  });
});

describe('the feed', () => {
  test('gives everything by pages and says when it is done', async () => {
    const { push, device, ask } = await aScene();
    const changes = Array.from({ length: 25 }, () => device.sign());
    await push(changes);
    const texts: string[] = [];
    let cursor = 0;
    for (let hasMore = true; hasMore; ) {
      const page = pullAnswerSchema.parse(await (await ask(`/v1/changes?after=${cursor}&limit=10`)).json());
      expect(page.changes.length).toBeLessThanOrEqual(10);
      texts.push(...page.changes.map((c) => c.text));
      ({ cursor, hasMore } = page);
    }
    expect(texts).toEqual(changes.map((c) => c.text));
    expect(cursor).toBe(25);
  });

  test('limits a page in bytes, and never to nothing', async () => {
    const { push, device, ask } = await aScene();
    for (let i = 0; i < 3; i++)
      await push([device.sign({ type: 'note', body: { text: 'x'.repeat(3_000_000) } })]);
    const page = pullAnswerSchema.parse(await (await ask('/v1/changes?after=0')).json());
    expect([page.changes.length, page.hasMore]).toEqual([2, true]);
    await push([device.sign({ type: 'note', body: { text: 'x'.repeat(6_000_000) } })]);
    const big = pullAnswerSchema.parse(await (await ask('/v1/changes?after=3')).json());
    expect([big.changes.length, big.cursor, big.hasMore]).toEqual([1, 4, false]);
  });
});

describe('the first load', () => {
  test('holds the last version of each document and every event, in order, and its digest', async () => {
    const { push, device, ask, enrolment } = await aScene();
    const documentId = newId<'Participant'>();
    const first = device.sign(aDocumentDraft(documentId, null));
    const event = device.sign();
    const second = device.sign(aDocumentDraft(documentId, first.change.changeId));
    await push([first, event, second]);
    const response = await ask('/v1/first-load');
    const bytes = Buffer.from(await response.clone().arrayBuffer());
    expect(response.headers.get('vakproef-digest')).toBe(createHash('sha256').update(bytes).digest('hex'));
    const body = await readLoad(response);
    expect(body.epoch).toBe(enrolment.epoch);
    expect(body.cursor).toBe(3);
    expect(body.changes.map((c) => [c.seq, c.text])).toEqual([
      [2, event.text],
      [3, second.text],
    ]);
  });

  test('holds contents once, however often they were sent, and tells where each chain ends', async () => {
    const { push, device, ask } = await aScene();
    const content = { kind: 'content', type: 'floor-plan', subjectType: 'floor-plan', examId: null } as const;
    const body = { rooms: ['A1'] };
    const about = { ...content, subjectId: contentDigestOf(body), body };
    const [first, again] = [device.sign(about), device.sign(about)];
    const person = aDocumentDraft(newId<'Participant'>(), null);
    const stale = [device.sign(person), device.sign(person)];
    await push([first, again, ...stale]);
    const load = await readLoad(await ask('/v1/first-load'));
    expect(load.changes.map((c) => [c.seq, c.text])).toEqual([
      [1, first.text],
      [3, stale[0]!.text],
    ]);
    // The last one was refused; its number is taken all the same.
    expect(load.chainEnds).toEqual([{ deviceId: device.deviceId, deviceSeq: 4, hash: stale[1]!.hash }]);
    expect(load.cursorHash).toBe(stale[0]!.hash);
  });

  test('H11: is made once: a hub that starts later gives the same bytes, and keeps none of another epoch', async () => {
    const { connection, hub, push, device, ask, enrolment } = await aScene();
    await push([device.sign(), device.sign()]);
    const first = Buffer.from(await (await ask('/v1/first-load')).arrayBuffer());
    await push([device.sign()]);
    const { url } = await aHub(connection);
    const fromOther = async () => {
      const headers = { ...protocol, authorization: `Bearer ${enrolment.token}` };
      return Buffer.from(await (await fetch(`${url}/v1/first-load`, { headers })).arrayBuffer());
    };
    expect((await fromOther()).equals(first)).toBe(true);
    const byCommand = { deviceId: null, provedSeq: null };
    const epoch = await beginEpoch(hub.store, enrolment.organisationId, enrolment.epoch, byCommand);
    expect(await readLoadFile(await fromOther())).toMatchObject({ epoch, cursor: 3 });
  });

  test('that is kept may be behind, and with the feed behind it is complete; far behind it is made anew', async () => {
    const { connection, push, device, ask, enrolment } = await aScene();
    const some = (count: number) => Array.from({ length: count }, () => device.sign());
    await push(some(30));
    expect((await readLoad(await ask('/v1/first-load'))).cursor).toBe(30);
    await push(some(500));
    const kept = await readLoad(await ask('/v1/first-load'));
    const rest = pullAnswerSchema.parse(await (await ask(`/v1/changes?after=${kept.cursor}`)).json());
    expect([...kept.changes, ...rest.changes].map((c) => c.seq)).toEqual(
      Array.from({ length: 530 }, (_, i) => i + 1),
    );
    await push(some(500));
    await push(some(1));
    const fresh = await readLoad(await ask('/v1/first-load'));
    expect(fresh.cursor).toBe(1031);
    const other = await aHub(connection);
    const response = await fetch(`${other.url}/v1/first-load`, {
      headers: { ...protocol, authorization: `Bearer ${enrolment.token}` },
    });
    expect(await readLoad(response)).toEqual(fresh);
  });
});
