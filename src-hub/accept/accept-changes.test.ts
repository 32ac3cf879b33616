import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrganisationId } from '../../shared/kernel/ids';
import { newId } from '../../shared/kernel/ids';
import type { SignedChange } from '../../shared/protocol/change';
import { aDocumentDraft, aSigner, type TestSigner } from '../../test/hub/a-signer';
import { everyDeviceMay } from '../../test/hub/every-device-may';
import { anOrganisation, aStore, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import { readFeed } from '../changes/feed';
import type { PostgresConnection } from '../postgres/postgres-connection';
import type { Store } from '../store/open-store';
import { type Acceptance, acceptChanges } from './accept-changes';
import { findChainBreaks } from './chain-report';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

type Scene = {
  readonly connection: PostgresConnection;
  readonly store: Store;
  readonly organisationId: OrganisationId;
  readonly device: TestSigner;
};

async function aScene(): Promise<Scene> {
  const connection = await lab.freshDatabase();
  const store = await aStore(connection);
  const organisationId = await anOrganisation(store);
  return { connection, store, organisationId, device: aSigner(organisationId) };
}

const accept = async (
  store: Store,
  device: TestSigner,
  changes: readonly SignedChange[],
): Promise<Acceptance> => {
  const accepted = await acceptChanges(store, device, changes, () => new Date(), everyDeviceMay);
  if (!accepted.ok) throw new Error(accepted.problem.code);
  return accepted.value;
};

const storedRows = (store: Store) => store.database.selectFrom('change').selectAll().orderBy('seq').execute();
const refusedRows = (store: Store) => store.database.selectFrom('refused_change').selectAll().execute();
const codes = ({ refusals }: Acceptance): string[] => refusals.map((r) => r.problem.code);

describe('the hub takes changes', () => {
  test('H1: each once, byte for byte, with the receipt that stands in its row', async () => {
    const { store, device } = await aScene();
    const changes = [
      device.sign(),
      device.sign({ type: 'note', body: { text: 'é \u0000 😀 "\\' } }),
      device.sign(),
    ];
    const { receipts, refusals } = await accept(store, device, changes);
    const rows = await storedRows(store);
    expect(refusals).toEqual([]);
    expect(rows.map((r) => r.text)).toEqual(changes.map((c) => c.text));
    expect(rows.map((r) => createHash('sha256').update(r.text).digest('hex'))).toEqual(
      rows.map((r) => r.hash),
    );
    expect(rows.map((r) => r.seq)).toEqual([1, 2, 3]);
    expect(receipts).toEqual(
      rows.map((r) => ({
        changeId: r.change_id,
        hash: r.hash,
        seq: r.seq,
        receivedAt: r.received_at.toISOString(),
        number: r.number,
      })),
    );
    expect(rows[0]?.number).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/);
  });

  test('repeated, in part or whole, with the same receipts and nothing stored twice', async () => {
    const { store, device } = await aScene();
    const changes = [device.sign(), device.sign(), device.sign()];
    const first = await accept(store, device, changes.slice(0, 2));
    const again = await accept(store, device, changes);
    const whole = await accept(store, device, [...changes].reverse());
    expect(again.receipts.slice(0, 2)).toEqual(first.receipts);
    expect([...whole.receipts].sort((a, b) => a.seq - b.seq)).toEqual(again.receipts);
    expect(await storedRows(store)).toHaveLength(3);
  });

  test('twice in one push as one', async () => {
    const { store, device } = await aScene();
    const change = device.sign();
    const { receipts } = await accept(store, device, [change, change]);
    expect(receipts).toHaveLength(1);
    expect(await storedRows(store)).toHaveLength(1);
  });

  test('in the order of the device, however the push is ordered, and reports no gap', async () => {
    const { store, device } = await aScene();
    const changes = [device.sign(), device.sign(), device.sign()];
    await accept(store, device, [...changes].reverse());
    expect((await storedRows(store)).map((r) => r.device_seq)).toEqual([1, 2, 3]);
    expect(await findChainBreaks(store.database)).toEqual([]);
  });

  test('H4: although an older one is missing, and reports the gap until it comes', async () => {
    const { store, device } = await aScene();
    const [one, two, three] = [device.sign(), device.sign(), device.sign()];
    await accept(store, device, [one, three]);
    expect(await findChainBreaks(store.database)).toMatchObject([{ kind: 'gap', deviceSeq: 3 }]);
    await accept(store, device, [two]);
    expect(await findChainBreaks(store.database)).toEqual([]);
    expect(await storedRows(store)).toHaveLength(3);
  });

  test('H4: of a device that went on from an old copy, keeps both, and reports the fork', async () => {
    const { store, device } = await aScene();
    const one = device.sign();
    const restored = device.signText(one.text.replace(one.change.changeId, newId()));
    await accept(store, device, [one]);
    await accept(store, device, [restored]);
    expect(await storedRows(store)).toHaveLength(2);
    expect(await findChainBreaks(store.database)).toMatchObject([{ kind: 'fork', deviceSeq: 1 }]);
  });

  test('of types and versions it does not know', async () => {
    const { store, device } = await aScene();
    const { receipts } = await accept(store, device, [
      device.sign({ type: 'from-the-future', typeVersion: 9, body: { a: [1] } }),
    ]);
    expect(receipts).toHaveLength(1);
  });
});

describe('the hub refuses, and keeps what it refused', () => {
  test('H3: the same id with other bytes, and never overwrites', async () => {
    const { store, device } = await aScene();
    const change = device.sign();
    const first = await accept(store, device, [change]);
    const other = device.signText(change.text.replace('sufficient', 'good'));
    expect(codes(await accept(store, device, [other]))).toEqual(['change-differs']);
    expect(codes(await accept(store, device, [other]))).toEqual(['change-differs']);
    expect((await storedRows(store)).map((r) => r.text)).toEqual([change.text]);
    expect((await refusedRows(store)).map((r) => r.text.toString())).toEqual([other.text]);
    expect((await accept(store, device, [change])).receipts).toEqual(first.receipts);
  });

  test('H5: a version upon a revision that is no longer the last; both versions are kept', async () => {
    const { store, device, organisationId } = await aScene();
    const colleague = aSigner(organisationId);
    const documentId = newId<'Participant'>();
    const first = device.sign(aDocumentDraft(documentId, null));
    await accept(store, device, [first]);
    const mine = device.sign(aDocumentDraft(documentId, first.change.changeId));
    const theirs = colleague.sign(aDocumentDraft(documentId, first.change.changeId));
    expect((await accept(store, colleague, [theirs])).receipts).toHaveLength(1);
    const refused = await accept(store, device, [mine]);
    expect(refused.refusals).toEqual([
      {
        changeId: mine.change.changeId,
        problem: { code: 'stale-revision', details: { documentId, current: theirs.change.changeId } },
      },
    ]);
    expect((await storedRows(store)).map((r) => r.text)).toEqual([first.text, theirs.text]);
    expect((await refusedRows(store)).map((r) => r.text.toString())).toEqual([mine.text]);

    const uponRefused = device.sign(aDocumentDraft(documentId, mine.change.changeId));
    expect(codes(await accept(store, device, [uponRefused]))).toEqual(['stale-revision']);
    const merged = device.sign(aDocumentDraft(documentId, theirs.change.changeId));
    expect((await accept(store, device, [merged])).receipts).toHaveLength(1);
  });

  test('a second document under an id that is taken', async () => {
    const { store, device } = await aScene();
    const documentId = newId<'Participant'>();
    await accept(store, device, [device.sign(aDocumentDraft(documentId, null))]);
    expect(codes(await accept(store, device, [device.sign(aDocumentDraft(documentId, null))]))).toEqual([
      'stale-revision',
    ]);
  });

  test('a wrong signature, wrong hash, a change of another device or organisation, and no change at all', async () => {
    const { store, device, organisationId } = await aScene();
    const stranger = aSigner(organisationId);
    const foreign = aSigner(newId<'Organisation'>());
    const change = device.sign();
    const { changeId } = device.sign().change;
    const outcomes = [
      [{ ...change, signature: stranger.signText(change.text).signature }, 'signature-wrong'],
      [{ ...change, text: change.text.replace('sufficient', 'good') }, 'hash-wrong'],
      [device.signText(stranger.sign().text), 'device-mismatch'],
      [
        device.signText(JSON.stringify({ ...JSON.parse(foreign.sign().text), deviceId: device.deviceId })),
        'device-mismatch',
      ],
      [device.signText(JSON.stringify({ changeId })), 'invalid-input'],
    ] as const;
    for (const [signed, code] of outcomes)
      expect(codes(await accept(store, device, [signed])), code).toEqual([code]);
    expect(await storedRows(store)).toEqual([]);
    expect(await refusedRows(store)).toHaveLength(outcomes.length);
  });

  test('one change, and takes the others of the push', async () => {
    const { store, device } = await aScene();
    const good = device.sign();
    const bad = { ...device.sign(), signature: good.signature };
    const { receipts, refusals } = await accept(store, device, [bad, good]);
    expect([receipts.length, refusals.length]).toEqual([1, 1]);
  });
});

test('H2: a push that is known whole is confirmed to its own device, never to another that sends the same bytes', async () => {
  const { store, device, organisationId } = await aScene();
  const changes = [device.sign(), device.sign()];
  const first = await accept(store, device, changes);
  expect(await accept(store, device, changes)).toEqual(first);
  const { receipts, refusals } = await accept(store, aSigner(organisationId), changes);
  expect(receipts).toEqual([]);
  expect(refusals.map((r) => r.problem.code)).toEqual(['signature-wrong', 'signature-wrong']);
});

describe('H13: one signature vouches for the unbroken run before it, and', () => {
  const wrong = { signature: 'A'.repeat(86) };
  const receivedSeqs = async (device: TestSigner, changes: readonly SignedChange[]) => {
    const { store } = await aScene();
    const other = { ...device, organisationId: (await anOrganisation(store)) as OrganisationId };
    const answer = await accept(store, other, changes);
    const rows = await storedRows(store);
    return { seqs: rows.map((r) => r.device_seq), codes: codes(answer) };
  };
  const aRun = () => {
    const device = aSigner(newId<'Organisation'>());
    return { device, run: [1, 2, 3, 4, 5].map(() => device.sign({}, { organisationId: null })) };
  };

  test('a push is taken whole by its last signature, in any order', async () => {
    const { device, run } = aRun();
    const [last, ...others] = [...run].reverse();
    const changes = [...others.map((c) => ({ ...c, ...wrong })), last!];
    expect(await receivedSeqs(device, changes)).toEqual({ seqs: [1, 2, 3, 4, 5], codes: [] });
  });

  test('behind a wrong last signature each run is checked anew', async () => {
    const { device, run } = aRun();
    const changes = run.map((c, i) => (i >= 3 ? { ...c, ...wrong } : c));
    const received = await receivedSeqs(device, changes);
    expect(received).toEqual({ seqs: [1, 2, 3], codes: ['signature-wrong', 'signature-wrong'] });
  });

  test('a change that somebody forged in the middle is refused, the others are not', async () => {
    const { device, run } = aRun();
    const stranger = aSigner(newId<'Organisation'>());
    const forged = stranger.signText(run[2]!.text.replace('sufficient', 'good'));
    expect(forged.hash).not.toBe(run[2]!.hash);
    const received = await receivedSeqs(device, [run[0]!, run[1]!, forged, run[3]!, run[4]!]);
    expect(received).toEqual({ seqs: [1, 2, 4, 5], codes: ['signature-wrong'] });
  });

  test('bytes other than their hash are refused although the chain names that hash', async () => {
    const { device, run } = aRun();
    const changed = { ...run[2]!, text: run[2]!.text.replace('sufficient', 'good') };
    const received = await receivedSeqs(device, [run[0]!, run[1]!, changed, run[3]!, run[4]!]);
    expect(received).toEqual({ seqs: [1, 2, 4, 5], codes: ['hash-wrong'] });
  });

  test('a change whose prevHash somebody forged needs a signature of its own', async () => {
    const { device, run } = aRun();
    const stranger = aSigner(newId<'Organisation'>());
    const grafted = stranger.signText(run[3]!.text.replace(run[2]!.hash, '0'.repeat(64)));
    const received = await receivedSeqs(device, [...run.slice(0, 3), grafted]);
    expect(received).toEqual({ seqs: [1, 2, 3], codes: ['signature-wrong'] });
  });
});

test('H6: a version upon a revision the hub never saw is held until that one comes, and then taken', async () => {
  const { store, device, organisationId } = await aScene();
  const colleague = aSigner(organisationId);
  const documentId = newId<'Participant'>();
  const first = colleague.sign(aDocumentDraft(documentId, null));
  const second = device.sign(aDocumentDraft(documentId, first.change.changeId));
  expect(await accept(store, device, [second])).toMatchObject({ receipts: [], refusals: [] });
  expect(await refusedRows(store)).toEqual([]);
  await accept(store, colleague, [first]);
  expect((await accept(store, device, [second])).receipts).toHaveLength(1);
});

describe('several hubs on one database', () => {
  test('H11: store what both are sent at once exactly once, with the same receipts, numbered without gaps', async () => {
    const { connection, store, device, organisationId } = await aScene();
    const other = await aStore(connection);
    const colleague = aSigner(organisationId);
    const changes = Array.from({ length: 120 }, () => device.sign());
    const theirs = Array.from({ length: 120 }, () => colleague.sign());
    const pushes = Array.from({ length: 24 }, (_, i) => {
      const [signer, all] = i % 2 === 0 ? [device, changes] : [colleague, theirs];
      const start = (i * 7) % 60;
      return accept(i % 3 === 0 ? store : other, signer, all.slice(start, start + 60));
    });
    const answers = await Promise.all(pushes);
    const rows = await storedRows(store);
    expect(rows.map((r) => r.seq)).toEqual(rows.map((_, i) => i + 1));
    expect(new Set(rows.map((r) => r.change_id)).size).toBe(rows.length);
    const seqById = new Map<string, number>(rows.map((r) => [r.change_id, r.seq]));
    for (const receipt of answers.flatMap((a) => a.receipts))
      expect(seqById.get(receipt.changeId)).toBe(receipt.seq);
    expect(answers.every((a) => a.refusals.length === 0 && a.receipts.length === 60)).toBe(true);
  });

  test('of two versions upon one revision, pushed at once, one is taken and one refused', async () => {
    const { connection, store, device, organisationId } = await aScene();
    const other = await aStore(connection);
    const colleague = aSigner(organisationId);
    for (let round = 0; round < 10; round++) {
      const documentId = newId<'Participant'>();
      const [a, b] = await Promise.all([
        accept(store, device, [device.sign(aDocumentDraft(documentId, null))]),
        accept(other, colleague, [colleague.sign(aDocumentDraft(documentId, null))]),
      ]);
      expect([...codes(a), ...codes(b)]).toEqual(['stale-revision']);
    }
  });

  test('H7: a reader never jumps over a change whose transaction commits late', async () => {
    const { connection, store, device, organisationId } = await aScene();
    const reader = await aStore(connection);
    await accept(store, device, [device.sign()]);
    // A hub that has taken its number and stored its row, but hangs before commit.
    const slow = new pg.Client(connection);
    await slow.connect();
    await slow.query('begin');
    await slow.query('select last_seq from organisation where organisation_id = $1 for update', [
      organisationId,
    ]);
    const late = device.sign();
    await slow.query(
      `insert into change select organisation_id, 2, $2, $3, $4, signature, kind, subject_type, subject_id, type,
       type_version, needs, exam_id, upon, device_id, 2, hash, actor_id, session_id, received_at, number from change where organisation_id = $1 and seq = 1`,
      [organisationId, late.change.changeId, late.text, late.hash],
    );
    await slow.query('update organisation set last_seq = 2 where organisation_id = $1', [organisationId]);

    let isStored = false;
    const colleague = aSigner(organisationId);
    const behind = accept(store, colleague, [colleague.sign()]).then((acceptance) => {
      isStored = true;
      return acceptance;
    });
    const read = async (after: number) =>
      (
        await readFeed(
          reader.database,
          { organisationId, deviceId: newId<'Device'>(), ownSeq: 0, ownHash: '', sees: 'all' },
          { epoch: '', lastSeq: 0 },
          { after, limit: 100 },
        )
      )?.changes.map((c) => c.seq);
    for (let i = 0; i < 20; i++) {
      expect(await read(0)).toEqual([1]);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(isStored).toBe(false);
    await slow.query('commit');
    await slow.end();
    expect((await behind).receipts.map((r) => r.seq)).toEqual([3]);
    expect(await read(1)).toEqual([2, 3]);
  });

  test('a reader that follows under load sees every number once and in order', async () => {
    const { connection, store, organisationId } = await aScene();
    const other = await aStore(connection);
    const reader = await aStore(connection);
    const signers = Array.from({ length: 4 }, () => aSigner(organisationId));
    let isDone = false;
    const seen: number[] = [];
    const follow = async (): Promise<void> => {
      for (let cursor = 0; ; ) {
        const wasDone = isDone;
        const page = await readFeed(
          reader.database,
          { organisationId, deviceId: newId<'Device'>(), ownSeq: 0, ownHash: '', sees: 'all' },
          { epoch: '', lastSeq: 0 },
          { after: cursor, limit: 7 },
        );
        if (!page) throw new Error('there is no page');
        seen.push(...page.changes.map((c) => c.seq));
        cursor = page.cursor;
        if (wasDone && page.changes.length === 0) return;
      }
    };
    const following = follow();
    await Promise.all(
      signers.map(async (signer, i) => {
        for (let n = 0; n < 25; n++)
          await accept(i % 2 ? store : other, signer, [signer.sign(), signer.sign()]);
      }),
    );
    isDone = true;
    await following;
    expect(seen).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
  });
});

test('H8: a push that fails half way stores nothing of itself', async () => {
  const { store, device, organisationId } = await aScene();
  await store.database.schema
    .alterTable('organisation')
    .addCheckConstraint('only_two', (await import('kysely')).sql`last_seq <= 2`)
    .execute();
  await accept(store, device, [device.sign()]);
  const changes = [device.sign(), device.sign()];
  await expect(acceptChanges(store, device, changes, () => new Date(), everyDeviceMay)).rejects.toThrow();
  expect((await storedRows(store)).map((r) => r.seq)).toEqual([1]);
  const last = await store.database
    .selectFrom('organisation')
    .select('last_seq')
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  expect(last?.last_seq).toBe(1);
  expect((await accept(store, device, changes.slice(0, 1))).receipts).toHaveLength(1);
});
