/**
 * Somebody is erased at a real hub, with devices over real folders: their name is in no table of the hub, in no file of a device
 * and in no backup from then on, whatever the order; the chains are as whole as before, and everybody else stays.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { composeErasure, erasedParticipant } from '../../shared/domain/compose-erasure';
import { contentDigestOf } from '../../shared/domain/content-digest';
import { newId } from '../../shared/kernel/ids';
import { realWorld } from '../../shared/kernel/real-world';
import { firstLoadPorts } from '../../shared/node/first-load-ports';
import type { Draft } from '../../shared/protocol/change';
import { composeDraft } from '../../shared/protocol/compose-draft';
import { openFirstLoad } from '../../shared/protocol/first-load';
import { type DocumentType, documentRecords } from '../../shared/records/all-records';
import type { PlannedExam } from '../../shared/records/exam';
import { examDefinitionRecord } from '../../shared/records/exam-definition';
import { findChainBreaks } from '../../src-hub/accept/chain-report';
import { mayWrite } from '../../src-hub/authorise/may-write';
import { beginAfterRestore, restoreBackup } from '../../src-hub/backup/restore-backup';
import { writeBackup } from '../../src-hub/backup/write-backup';
import { openDatabase } from '../../src-hub/store/open-store';
import { createBodyStore } from '../../src-main/bodies/body-store';
import { openJournal } from '../../src-main/journal/journal';
import { aRemarkDraft } from '../builders/a-draft';
import { anExam, recordsOf } from '../builders/an-exam';
import { value } from '../builders/value';
import { aDeviceAtWork, sync } from './a-device-at-work';
import type { DeviceAtWork } from './a-device-folder';
import { aHub, type HubLab, openHubLab } from './hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const canary = 'Kanarievogel';
const stays = 'Blijvertje';

type Versions = Map<string, Draft['upon']>;

/** Documents of one administrator, each upon the one before. */
function aDesk() {
  const heads: Versions = new Map();
  return (type: DocumentType, subjectId: string, body: unknown, uponThis?: Draft['upon']): Draft => {
    const changeId = newId<'Change'>();
    const key = `${type} ${subjectId}`;
    const upon = uponThis ?? heads.get(key) ?? null;
    heads.set(key, changeId);
    return composeDraft(documentRecords[type], { changeId, subjectId, upon, body });
  };
}

function people() {
  const [erasedId, stayingId] = [newId<'Participant'>(), newId<'Participant'>()];
  const participant = (participantId: string, familyName: string) => ({
    ...{ participantId, number: familyName, givenName: 'Noor', namePrefix: '', familyName },
    ...{ birthDate: '2007-05-31', group: '' },
  });
  return { erasedId, stayingId, participant };
}

/** An exam of both. */
function aPlan(erasedId: string, stayingId: string, examinerId: string) {
  const { planned, definition } = recordsOf(anExam({ examId: newId<'Exam'>() }));
  const [candidate] = planned.candidates;
  const body = {
    ...planned,
    candidates: [
      { ...candidate!, participantId: erasedId, name: canary, number: canary },
      { ...candidate!, participantId: stayingId, name: stays, number: stays },
    ],
    examiners: [{ staffId: examinerId, name: 'A. Beheer', jobTitle: '' }],
    assessments: [erasedId, stayingId].map((participantId) => ({
      ...{ assessmentId: newId<'Assessment'>(), participantId, partCode: '1', examinerId },
    })),
    definitionDigest: contentDigestOf(definition),
  } as unknown as PlannedExam;
  return { plan: body, definition };
}

const record = async ({ journal }: DeviceAtWork, drafts: readonly Draft[]) =>
  value(await journal.append({ drafts: [...drafts] }));

async function aScene() {
  const scene = await aDeviceAtWork(lab);
  const { first, staffId, open, joinCentre } = scene;
  const { erasedId, stayingId, participant } = people();
  const { plan, definition } = aPlan(erasedId, stayingId, staffId);
  const draft = aDesk();
  const about = (subjectId: string) => ({ subjectId, examId: plan.examId });
  await record(first, [
    draft('participant', erasedId, participant(erasedId, canary)),
    draft('participant', stayingId, participant(stayingId, stays)),
    draft('participant-office', erasedId, { participantId: erasedId, email: `${canary}@roc.example` }),
    composeDraft(examDefinitionRecord, {
      ...{ changeId: newId<'Change'>(), subjectId: plan.definitionDigest, body: definition },
    }),
    draft('exam', plan.examId, plan),
    aRemarkDraft(`${canary} deed het goed`, about(plan.assessments[0]!.assessmentId)),
    aRemarkDraft(`${stays} ook`, about(plan.assessments[1]!.assessmentId)),
  ]);
  await sync(first);
  const second = await open('second');
  await joinCentre(second);
  await sync(second);
  const erase = async () => {
    const { erasure, exams } = composeErasure(
      {
        erasureId: newId<'Erasure'>(),
        ground: 'request',
        at: '2026-11-27T09:00:00.000Z',
        byStaffId: staffId,
      },
      [erasedId],
      [plan],
      newId,
    );
    await record(first, [
      ...exams.map(({ after }) => draft('exam', after.examId, after)),
      draft('participant', erasedId, erasedParticipant(erasedId)),
      draft('participant-office', erasedId, { participantId: erasedId }),
      draft('erasure', erasure.erasureId, erasure),
    ]);
    return sync(first);
  };
  return { ...scene, second, draft, plan, erasedId, stayingId, participant, erase, about };
}

/** Everything that the hub's tables hold, as text. */
async function tablesOf({ store }: Awaited<ReturnType<typeof aScene>>['hub']): Promise<string> {
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables
    where schemaname = 'public'`.execute(store.database);
  const said: string[] = [];
  for (const { name } of rows) {
    const found = await sql<{
      row: string;
    }>`select row_to_json(t)::text as row from ${sql.table(name)} t`.execute(store.database);
    said.push(...found.rows.map(({ row }) => row));
    const bytes = await sql<{ text: Buffer }>`select text from refused_change`.execute(store.database);
    said.push(...bytes.rows.map(({ text }) => text.toString()));
  }
  return said.join('\n');
}

/** Everything that the folder of a stopped device holds, opened with its own secret. */
async function folderOf(folder: string): Promise<string> {
  const secret = await readFile(join(folder, 'device.key'));
  const journal = value(await openJournal({ folder: join(folder, 'journal'), secret, world: realWorld }));
  const said: string[] = [];
  const { position } = journal.head();
  for (const { entry } of await journal.read(1, position)) said.push(JSON.stringify(entry));
  await journal.close();
  const bodies = createBodyStore({ folder: join(folder, 'bodies'), secret, world: realWorld });
  for (const name of await readdir(join(folder, 'bodies'))) {
    const load = await openFirstLoad(value(await bodies.get(name.replace('.body', ''))), firstLoadPorts);
    for (const block of load?.blocks ?? []) said.push(JSON.stringify(await load?.read(block)));
  }
  return said.join('\n');
}

/** The own chain as it lies in the journal: every link names the one before, and every hash is that of its text. */
function brokenLinks(said: string): number {
  const own = said.split('\n').flatMap((line) => {
    const entry = JSON.parse(line);
    if (entry.kind === 'own-erased') return [{ hash: entry.hash, prevHash: null }];
    if (entry.kind !== 'own') return [];
    const hash = createHash('sha256').update(entry.change.text).digest('hex');
    return [
      { hash: hash === entry.change.hash ? hash : '', prevHash: JSON.parse(entry.change.text).prevHash },
    ];
  });
  return own.filter((one, at) => at > 0 && one.prevHash !== null && one.prevHash !== own[at - 1]!.hash)
    .length;
}

test('H50, Y25: an erased person is in no table of the hub and in no file of a device, and the others are as before', async () => {
  const scene = await aScene();
  const { first, second, hub, root, open, unlock, erase } = scene;
  expect(await tablesOf(hub)).toContain(canary);
  expect(await erase()).toMatchObject({ waiting: 0, refused: 0, problem: null });
  await sync(second);
  const tables = await tablesOf(hub);
  expect(tables).not.toContain(canary);
  expect(tables).toContain(stays);
  expect(await findChainBreaks(hub.store.database)).toEqual([]);

  await first.close();
  await second.close();
  expect(await folderOf(join(root, 'first'))).toContain(canary);
  for (const name of ['first', 'second']) {
    const again = await open(name);
    await unlock(again);
    expect(await sync(again)).toMatchObject({ waiting: 0, refused: 0, problem: null });
    await again.close();
    const held = await folderOf(join(root, name));
    expect(held).not.toContain(canary);
    expect(held).toContain(stays);
    expect(
      brokenLinks(
        held
          .split('\n')
          .filter((line) => line.startsWith('{'))
          .join('\n'),
      ),
    ).toBe(0);
    expect((await readdir(join(root, name))).filter((one) => /journal\./.test(one))).toEqual([]);
  }
});

test('H50: what a device without contact recorded about somebody who was erased meanwhile is taken, and its text goes', async () => {
  const scene = await aScene();
  const { first, second, hub, root, open, erase, erasedId, participant, plan, about } = scene;
  const [upon] = await hub.store.database
    .selectFrom('document_head')
    .select('change_id')
    .where('subject_type', '=', 'participant')
    .where('subject_id', '=', erasedId)
    .execute();
  second.cut(true);
  await record(second, [
    aRemarkDraft(`nog iets over ${canary}`, about(plan.assessments[0]!.assessmentId)),
    aDesk()('participant', erasedId, participant(erasedId, `${canary}s`), upon!.change_id),
  ]);
  expect((await erase()).problem).toBe(null);
  second.cut(false);
  expect(await sync(second)).toMatchObject({ waiting: 0, refused: 1, problem: null });
  expect(await tablesOf(hub)).not.toContain(canary);
  expect(await findChainBreaks(hub.store.database)).toEqual([]);
  await sync(first);
  await second.close();
  await (await open('second')).close();
  expect(await folderOf(join(root, 'second'))).not.toContain(canary);
});

test('H50: of somebody who is held nothing goes', async () => {
  const { second, hub, erase, erasedId } = await aScene();
  const [head] = await hub.store.database
    .selectFrom('document_head')
    .select('change_id')
    .where('subject_type', '=', 'participant-office')
    .execute();
  const frozen = { since: '2026-11-26T10:00:00.000Z', ground: 'objection' };
  const held = { participantId: erasedId, email: `${canary}@roc.example`, frozen };
  await record(second, [aDesk()('participant-office', erasedId, held, head!.change_id)]);
  await sync(second);
  await erase();
  expect(await tablesOf(hub)).toContain(`${canary} deed het goed`);
  const rows = await hub.store.database
    .selectFrom('change')
    .select('seq')
    .where('erased_at', 'is not', null)
    .execute();
  expect(rows).toEqual([]);
});

test('H50: a hub that is put back to a backup from before hears of the erasure again, and a backup from after holds nothing', async () => {
  const { first, second, hub, root, erase } = await aScene();
  const [before, after] = [join(root, 'before.backup'), join(root, 'after.backup')];
  await writeBackup(hub.store, before);
  await erase();
  await sync(second);
  await writeBackup(hub.store, after);
  expect(gunzipSync(await readFile(before)).toString()).toContain(canary);
  expect(gunzipSync(await readFile(after)).toString()).not.toContain(canary);
  const port = Number(new URL(hub.url).port);
  await hub.close();
  const connection = await lab.emptyDatabase();
  const empty = openDatabase(connection, realWorld, 1).database;
  await restoreBackup(empty, before);
  await empty.destroy();
  const again = await aHub(connection, { port, rights: mayWrite });
  expect(await beginAfterRestore(again.store)).toBe(1);
  expect(await tablesOf(again)).toContain(canary);
  for (const device of [second, first, second]) await sync(device);
  expect(await tablesOf(again)).not.toContain(canary);
  expect(await tablesOf(again)).toContain(stays);
});
