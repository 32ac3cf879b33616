/**
 * Something about people who stay is erased at a real hub: their places in exams in which nothing was assessed, and what takes Runs
 * back. It goes from tables and folders, and every other word about them stays.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withoutPeople } from '../../shared/domain/compose-erasure';
import { newId } from '../../shared/kernel/ids';
import type { Erasure } from '../../shared/records/erasure';
import type { PlannedExam } from '../../shared/records/exam';
import { findChainBreaks } from '../../src-hub/accept/chain-report';
import { findLostTexts } from '../../src-hub/accept/erasure-report';
import { aMarkDraft, aRemarkDraft } from '../builders/a-draft';
import { sync } from './a-device-at-work';
import { aDesk, anErasureScene, canary, record, stays, tablesOf } from './an-erasure-scene';
import { folderOf } from './folder-of';
import { type HubLab, openHubLab } from './hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const [flu, before] = ['Griepgolf', 'Vroegernaam'];

/** A second exam of both, to which one of them did not come; and an import that changed a name. */
async function aScene() {
  const scene = await anErasureScene(lab);
  const { first, second, plan, erasedId, stayingId, staffId, draft, newest } = scene;
  const examId = newId<'Exam'>();
  const missed: PlannedExam = {
    ...plan,
    examId,
    code: 'GEMIST',
    assessments: plan.assessments.map((one) => ({ ...one, assessmentId: newId<'Assessment'>() })),
  };
  const assessmentId = missed.assessments[0]!.assessmentId;
  const absent = (reason: string) =>
    aMarkDraft({
      ...{ type: 'attendance-recorded', needs: 'may-ignore', subjectId: assessmentId, examId },
      body: { attendance: 'ill', reason },
    });
  const [partId, runId] = [newId<'PeopleRunPart'>(), newId<'PeopleRun'>()];
  const step = (documentId: string, familyName: string) => ({
    ...{ type: 'participant', documentId, revision: newId<'Change'>(), back: { familyName } },
  });
  const part = { partId, runId, steps: [step(erasedId, before), step(stayingId, before)] };
  await record(first, [draft('exam', examId, missed), absent(flu), draft('people-run-part', partId, part)]);
  await sync(first);
  await sync(second);
  const seat = { examId, participantId: erasedId, assessmentIds: [assessmentId] };
  const ask = async (gone: Partial<Erasure>) => {
    const erasureId = newId<'Erasure'>();
    const nothing = { participantIds: [], assessmentIds: [], examIds: [], seats: [], partIds: [] };
    const said = { erasureId, ground: 'retention', at: '2026-11-27T09:00:00.000Z', byStaffId: staffId };
    await record(first, [draft('erasure', erasureId, { ...said, ...nothing, ...gone })]);
    return sync(first);
  };
  /** As the page does once the hub took it. */
  const putRight = async () => {
    const people = new Set([erasedId]);
    await record(first, [
      draft('exam', examId, withoutPeople(missed, people), await newest('exam', examId)),
      draft('people-run-part', partId, { partId, runId, steps: [] }),
    ]);
    return sync(first);
  };
  return { ...scene, missed, examId, assessmentId, absent, partId, seat, ask, putRight };
}

/** What the hub has of an exam, whichever version. */
async function saidOf({ hub }: Awaited<ReturnType<typeof aScene>>, subjectId: string): Promise<string> {
  const rows = await hub.store.database
    .selectFrom('change')
    .select('text')
    .where('subject_id', '=', subjectId)
    .execute();
  return rows.map(({ text }) => text).join('\n');
}

test('H50, Y25: a place in an exam without a result and what undid an import go from hub and devices; the person stays', async () => {
  const scene = await aScene();
  const { first, second, hub, root, open, unlock, examId, partId, seat, ask, putRight } = scene;
  expect(await ask({ seats: [seat], partIds: [partId] })).toMatchObject({ waiting: 0, refused: 0 });
  expect(await putRight()).toMatchObject({ waiting: 0, refused: 0, problem: null });
  await sync(second);
  const tables = await tablesOf(hub);
  expect(tables).not.toContain(flu);
  expect(tables).not.toContain(before);
  expect(tables).toContain(`${canary} deed het goed`);
  expect(await saidOf(scene, examId)).not.toContain(canary);
  expect(await saidOf(scene, examId)).toContain(stays);
  expect(await findChainBreaks(hub.store.database)).toEqual([]);
  expect(await findLostTexts(hub.store)).toEqual([]);
  await first.close();
  await second.close();
  for (const name of ['first', 'second']) {
    const again = await open(name);
    await unlock(again);
    expect(await sync(again)).toMatchObject({ waiting: 0, refused: 0, problem: null });
    await again.close();
    const held = await folderOf(join(root, name));
    expect(held).not.toContain(flu);
    expect(held).not.toContain(before);
    expect(held).toContain(`${canary} deed het goed`);
  }
});

test('H50: an exam in which somebody did begin, and somebody whom another device holds, are refused whole', async () => {
  const scene = await aScene();
  const { second, hub, examId, assessmentId, erasedId, partId, seat, ask } = scene;
  await record(second, [aRemarkDraft('toch begonnen', { subjectId: assessmentId, examId })]);
  await sync(second);
  expect(await ask({ seats: [seat] })).toMatchObject({ refused: 1 });
  const frozen = { since: '2026-11-26T10:00:00.000Z', ground: 'objection' };
  const upon = await scene.newest('participant-office', erasedId);
  const office = { participantId: erasedId, frozen };
  await record(second, [aDesk()('participant-office', erasedId, office, upon)]);
  await sync(second);
  expect(await ask({ partIds: [partId] })).toMatchObject({ refused: 2 });
  const refused = await hub.store.database.selectFrom('refused_change').select('problem').execute();
  expect(refused.map(({ problem }) => problem).sort()).toEqual(['erasure-of-results', 'person-held']);
  const tables = await tablesOf(hub);
  expect(tables).toContain(flu);
  expect(tables).toContain(before);
});

test('H50: a place is looked up by the hub, whatever assessment whoever asked thinks it has', async () => {
  const scene = await aScene();
  const { second, first, hub, examId, assessmentId, seat, ask } = scene;
  await record(second, [aRemarkDraft('toch begonnen', { subjectId: assessmentId, examId })]);
  await sync(second);
  expect(await ask({ seats: [{ ...seat, assessmentIds: [] }] })).toMatchObject({ refused: 1 });
  const [refused] = await hub.store.database.selectFrom('refused_change').select('problem').execute();
  expect(refused?.problem).toBe('erasure-of-results');
  expect(await tablesOf(hub)).toContain(flu);
  await sync(first);
});

test('H50: what was said of a place goes also where whoever asked did not know its assessment', async () => {
  const { first, hub, seat, ask, putRight } = await aScene();
  expect(await ask({ seats: [{ ...seat, assessmentIds: [] }] })).toMatchObject({ refused: 0 });
  await putRight();
  await sync(first);
  expect(await tablesOf(hub)).not.toContain(flu);
  expect(await findLostTexts(hub.store)).toEqual([]);
});

test('H50: what was refused of others stays, also where it names the place; what says who had it goes', async () => {
  const scene = await aScene();
  const { first, second, hub, missed, examId, erasedId, seat, draft, newest, ask, putRight } = scene;
  const upon = await newest('exam', examId);
  const [, other] = missed.candidates;
  second.cut(true);
  const without = { ...missed, place: 'Lokaal van anderen', candidates: [other!] };
  await record(second, [aDesk()('exam', examId, without, upon)]);
  await record(first, [draft('exam', examId, { ...missed, place: 'Lokaal 7' }, upon)]);
  await sync(first);
  second.cut(false);
  expect(await sync(second)).toMatchObject({ refused: 1 });
  const third = await scene.open('third');
  await scene.joinCentre(third);
  await sync(third);
  await record(third, [aDesk()('exam', examId, { ...missed, place: `Lokaal van ${canary}` }, upon)]);
  expect(await sync(third)).toMatchObject({ refused: 1 });
  expect(erasedId).toBe(seat.participantId);
  expect(await ask({ seats: [seat] })).toMatchObject({ refused: 0 });
  await putRight();
  const rows = await hub.store.database.selectFrom('refused_change').select('text').execute();
  const said = rows.map(({ text }) => text.toString()).join('');
  expect(said).toContain('Lokaal van anderen');
  expect(said).not.toContain(canary);
});

test('H50: an exam of which only a sheet left the device has no result: it goes', async () => {
  const { first, hub, examId, assessmentId, seat, ask } = await aScene();
  const issued = { type: 'sheet-issued', needs: 'may-ignore', subjectId: assessmentId, examId } as const;
  await record(first, [aMarkDraft({ ...issued, body: { digest: 'c'.repeat(64), language: 'nl' } })]);
  await sync(first);
  expect(await ask({ seats: [seat] })).toMatchObject({ refused: 0 });
  expect(await tablesOf(hub)).not.toContain(flu);
});

test('H50: what a device without contact says of such an exam: the reason goes, and a mark stays', async () => {
  const scene = await aScene();
  const { second, hub, examId, assessmentId, absent, seat, ask, putRight } = scene;
  second.cut(true);
  await record(second, [
    absent(`${flu} duurt voort`),
    aRemarkDraft('toch beoordeeld', { subjectId: assessmentId, examId }),
  ]);
  await ask({ seats: [seat] });
  await putRight();
  second.cut(false);
  expect(await sync(second)).toMatchObject({ waiting: 0, problem: null });
  const tables = await tablesOf(hub);
  expect(tables).not.toContain(flu);
  expect(tables).toContain('toch beoordeeld');
});

test('H50: what a Run did to links and groups of somebody whom another device holds stays as well', async () => {
  const scene = await aScene();
  const { first, second, hub, erasedId, ask, draft } = scene;
  const [participationId, membershipId] = [newId<'Participation'>(), newId<'GroupMembership'>()];
  const linkedAt = '2024-01-01T09:00:00.000Z';
  const link = { participationId, participantId: erasedId, qualificationId: newId<'Qualification'>() };
  const place = { membershipId, groupId: newId<'Group'>(), participantId: erasedId };
  const [ofLinks, ofGroups] = [newId<'PeopleRunPart'>(), newId<'PeopleRunPart'>()];
  const partOf = (partId: string, type: string, documentId: string, back: object) =>
    draft('people-run-part', partId, {
      ...{ partId, runId: newId<'PeopleRun'>() },
      steps: [{ type, documentId, revision: newId<'Change'>(), back }],
    });
  await record(first, [
    draft('participation', participationId, { ...link, linkedAt, endedAt: linkedAt, reason: 'chosen' }),
    draft('group-membership', membershipId, { ...place, from: '2024-01-01', until: '2024-06-30' }),
    partOf(ofLinks, 'participation', participationId, { endedAt: null }),
    partOf(ofGroups, 'group-membership', membershipId, { until: null }),
  ]);
  await sync(first);
  await sync(second);
  const frozen = { since: '2026-11-26T10:00:00.000Z', ground: 'objection' };
  const upon = await scene.newest('participant-office', erasedId);
  await record(second, [aDesk()('participant-office', erasedId, { participantId: erasedId, frozen }, upon)]);
  await sync(second);
  expect(await ask({ partIds: [ofLinks] })).toMatchObject({ refused: 1 });
  expect(await ask({ partIds: [ofGroups] })).toMatchObject({ refused: 2 });
  const refused = await hub.store.database.selectFrom('refused_change').select('problem').execute();
  expect(refused.map(({ problem }) => problem)).toEqual(['person-held', 'person-held']);
});
