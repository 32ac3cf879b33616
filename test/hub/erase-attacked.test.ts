/**
 * Erasures that must erase nothing, or less than they say, and names that must go although whoever asked did not know of them: at a
 * real hub, with devices that did not hear of each other.
 */
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { erasedParticipant } from '../../shared/domain/compose-erasure';
import { newId } from '../../shared/kernel/ids';
import type { PlannedExam } from '../../shared/records/exam';
import { findChainBreaks } from '../../src-hub/accept/chain-report';
import { countUnsigned, findLostTexts } from '../../src-hub/accept/erasure-report';
import { signEarlier } from '../../src-hub/accept/sign-earlier';
import { aRemarkDraft } from '../builders/a-draft';
import { sync } from './a-device-at-work';
import { aDesk, anErasureScene, canary, record, stays, tablesOf } from './an-erasure-scene';
import { folderOf } from './folder-of';
import { type HubLab, openHubLab } from './hub-lab';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

type Scene = Awaited<ReturnType<typeof anErasureScene>>;

const frozen = { since: '2026-11-26T10:00:00.000Z', ground: 'objection' };

/** What stands at the hub of a document. */
async function standing({ hub, newest }: Scene, type: string, subjectId: string): Promise<string> {
  const row = await hub.store.database
    .selectFrom('change')
    .select('text')
    .where('change_id', '=', (await newest(type, subjectId)) as never)
    .executeTakeFirst();
  return row?.text ?? '';
}

/** Whatever was asked, nothing is erased, nobody is off the plan or the register, and no device is told of an erasure. */
async function expectNothingErased(scene: Scene): Promise<void> {
  const { hub, plan, erasedId, held } = scene;
  const said = await tablesOf(hub);
  expect(said).toContain(`${canary} deed het goed`);
  expect(said).toContain(`${stays} ook`);
  expect(await standing(scene, 'exam', plan.examId)).toContain(canary);
  expect(await standing(scene, 'participant', erasedId)).toContain(canary);
  expect(await held('erasure')).toEqual([]);
}

test('H50: somebody whom another device holds stays whole, on the plan and in the register too, and whoever asked is told', async () => {
  const scene = await anErasureScene(lab);
  const { first, second, erasedId, newest, ask } = scene;
  const office = { participantId: erasedId, email: `${canary}@roc.example`, frozen };
  const upon = await newest('participant-office', erasedId);
  await record(second, [aDesk()('participant-office', erasedId, office, upon)]);
  await sync(second);
  await ask();
  expect(await sync(first)).toMatchObject({ waiting: 0, refused: 2, problem: null });
  await expectNothingErased(scene);
});

test('H50: somebody who was merged elsewhere into somebody who is held stays whole', async () => {
  const scene = await anErasureScene(lab);
  const { first, second, erasedId, stayingId, participant, newest, ask } = scene;
  const desk = aDesk();
  const merged = { ...participant(erasedId, canary), mergedInto: stayingId };
  await record(second, [
    desk('participant', erasedId, merged, await newest('participant', erasedId)),
    desk('participant-office', stayingId, { participantId: stayingId, frozen }),
  ]);
  await sync(second);
  await ask();
  expect(await sync(first)).toMatchObject({ refused: 2 });
  await expectNothingErased(scene);
});

test('H50: an erasure that names the exam of somebody else is refused, whether it says which exam or not', async () => {
  const scene = await anErasureScene(lab);
  const { first, plan, ask } = scene;
  await ask({ assessmentIds: plan.assessments.map(({ assessmentId }) => assessmentId), examIds: [] });
  expect(await sync(first)).toMatchObject({ refused: 2 });
  await expectNothingErased(scene);
});

test('H50: what a device that lost its access wants erased stays', async () => {
  const scene = await anErasureScene(lab);
  const { first, hub, organisationId, ask } = scene;
  const [made] = await scene.held('participant');
  await hub.store.database
    .updateTable('device')
    .set({ revoked_at: new Date() })
    .where('organisation_id', '=', organisationId)
    .where('device_id', '=', made!.device_id)
    .execute();
  await ask();
  await sync(first);
  await expectNothingErased(scene);
});

test('H50: a plan that was changed meanwhile goes on with the others, and names nobody after the next version', async () => {
  const scene = await anErasureScene(lab);
  const { first, second, hub, plan, newest, ask, finish } = scene;
  const changed: PlannedExam = {
    ...plan,
    place: 'Lokaal 9',
    changes: [
      {
        ...{ changeId: newId<'PlanChange'>(), at: '2026-11-26T09:00:00.000Z', byStaffId: newId<'Staff'>() },
        ...{ version: 2, reason: `voor ${canary}`, before: {}, changed: [plan.candidates[0]!.participantId] },
      },
    ],
  };
  await record(second, [aDesk()('exam', plan.examId, changed, await newest('exam', plan.examId))]);
  await sync(second);
  await ask();
  expect(await sync(first)).toMatchObject({ refused: 0 });
  expect(await standing(scene, 'exam', plan.examId)).toContain('Lokaal 9');
  await finish(changed);
  expect(await tablesOf(hub)).not.toContain(canary);
  expect(await standing(scene, 'exam', plan.examId)).toContain(stays);
  expect(await findChainBreaks(hub.store.database)).toEqual([]);
});

test('H50: an exam that a device without contact planned for somebody who was erased goes, with what was recorded in it', async () => {
  const scene = await anErasureScene(lab);
  const { second, hub, root, open, plan, erase, finish } = scene;
  const examId = newId<'Exam'>();
  const [theirs] = plan.assessments;
  const late: PlannedExam = {
    ...plan,
    examId,
    candidates: plan.candidates.slice(0, 1),
    assessments: [{ ...theirs!, assessmentId: newId<'Assessment'>() }],
  };
  const { assessmentId } = late.assessments[0]!;
  second.cut(true);
  await record(second, [
    aRemarkDraft(`${canary} kwam te laat`, { subjectId: assessmentId, examId }),
    aDesk()('exam', examId, late),
  ]);
  await erase();
  second.cut(false);
  expect(await sync(second)).toMatchObject({ waiting: 0, problem: null });
  expect(await tablesOf(hub)).not.toContain(`${canary} kwam te laat`);
  await finish(late);
  expect(await tablesOf(hub)).not.toContain(canary);
  await second.close();
  await (await open('second')).close();
  expect(await folderOf(join(root, 'second'))).not.toContain(canary);
  expect(await findChainBreaks(hub.store.database)).toEqual([]);
});

test('H50: what takes a Run of others back stays, and names nobody who was erased after its next version', async () => {
  const scene = await anErasureScene(lab);
  const { first, hub, erasedId, stayingId, draft, erase } = scene;
  const partId = newId<'PeopleRunPart'>();
  const step = (documentId: string, familyName: string) => ({
    ...{ type: 'participant', documentId, revision: newId<'Change'>(), back: { familyName } },
  });
  const part = {
    partId,
    runId: newId<'PeopleRun'>(),
    steps: [step(erasedId, canary), step(stayingId, stays)],
  };
  await record(first, [draft('people-run-part', partId, part)]);
  await sync(first);
  await erase();
  expect(await standing(scene, 'people-run-part', partId)).toContain(stays);
  await record(first, [draft('people-run-part', partId, { ...part, steps: part.steps.slice(1) })]);
  await sync(first);
  expect(await tablesOf(hub)).not.toContain(canary);
  expect(await standing(scene, 'people-run-part', partId)).toContain(stays);
});

test('H50: an erasure that somebody wrote into the database hides nothing, nor does a proof that the hub did not sign', async () => {
  const scene = await anErasureScene(lab);
  const { first, hub, plan, organisationId, erasedId, draft } = scene;
  const partId = newId<'PeopleRunPart'>();
  const steps = [
    { type: 'participant', documentId: erasedId, revision: newId<'Change'>(), back: { familyName: canary } },
  ];
  await record(first, [draft('people-run-part', partId, { partId, runId: newId<'PeopleRun'>(), steps })]);
  await record(first, [draft('people-run-part', partId, { partId, runId: newId<'PeopleRun'>(), steps: [] })]);
  await scene.erase();
  // What took the Run back is named by no erasure: the hub signed for it.
  expect(await findLostTexts(hub.store)).toEqual([]);
  const lost = (subjectType: string, subjectId: string, texts: number) => ({ subjectType, subjectId, texts });
  const [proof] = await hub.store.database.selectFrom('erasure_proof').selectAll().execute();
  await hub.store.database
    .updateTable('erasure_proof')
    .set({ text: proof!.text.replace('"at":"20', '"at":"21') })
    .execute();
  expect(await findLostTexts(hub.store)).toContainEqual(lost('people-run-part', partId, 1));
  // A hub of before signed for none: what was gone then is written down once, and what says so in the database alone hides nothing.
  const mark = sql`update organisation set proves_since = now() + interval '1 minute'`;
  await mark.execute(hub.store.database);
  expect(await findLostTexts(hub.store)).toContainEqual(lost('people-run-part', partId, 1));
  await signEarlier(hub.store);
  expect(await findLostTexts(hub.store)).toEqual([]);
  // The part of the Run, and an entry of the portfolio.
  expect([...(await countUnsigned(hub.store)).values()]).toEqual([2]);
  await expect(mark.execute(hub.store.database)).rejects.toThrow('proves_since');
  await signEarlier(hub.store);
  await hub.store.database.updateTable('erasure_proof').set({ text: proof!.text }).execute();
  const [, others] = plan.assessments;
  const [erasure] = await scene.held('erasure');
  await hub.store.database
    .updateTable('change')
    .set({ text: '', erased_at: new Date() })
    .where('subject_id', '=', others!.assessmentId)
    .execute();
  await hub.store.database
    .updateTable('change')
    .set({ text: erasure!.text.replace(plan.assessments[0]!.assessmentId, others!.assessmentId) })
    .where('organisation_id', '=', organisationId)
    .where('change_id', '=', erasure!.change_id)
    .execute();
  // With it what it did ask for is not asked for any more.
  const told = await findLostTexts(hub.store);
  expect(told).toContainEqual({ subjectType: 'assessment', subjectId: others!.assessmentId, texts: 1 });
  expect(told).toContainEqual({ subjectType: 'participant', subjectId: erasedId, texts: 1 });
});

test('H50: a plan that stands is told when somebody emptied it, also behind an erasure that names its exam', async () => {
  const scene = await anErasureScene(lab);
  const { hub, plan, erase, newest } = scene;
  await erase();
  expect(await findLostTexts(hub.store)).toEqual([]);
  await hub.store.database
    .updateTable('change')
    .set({ text: '', erased_at: new Date() })
    .where('change_id', '=', (await newest('exam', plan.examId)) as never)
    .execute();
  expect(await findLostTexts(hub.store)).toEqual([{ subjectType: 'exam', subjectId: plan.examId, texts: 1 }]);
});

test('H50: an erasure of a later program waits on its device, with what it leaves of somebody, and erases nothing', async () => {
  const scene = await anErasureScene(lab);
  const { first, staffId, erasedId, draft } = scene;
  const erasureId = newId<'Erasure'>();
  const body = {
    erasureId,
    ground: 'request',
    at: '2026-11-27T09:00:00.000Z',
    byStaffId: staffId,
    whom: [erasedId],
  };
  await record(first, [
    { ...draft('erasure', erasureId, body), typeVersion: 99 },
    draft('participant', erasedId, erasedParticipant(erasedId)),
  ]);
  expect(await sync(first)).toMatchObject({ waiting: 2, refused: 0 });
  await expectNothingErased(scene);
});

test('H50: what an erasure leaves of somebody comes in with it, or not at all', async () => {
  const scene = await anErasureScene(lab);
  const { first, second, erasedId, draft, newest } = scene;
  const alone = draft('participant', erasedId, erasedParticipant(erasedId));
  await record(first, [alone]);
  expect(await sync(first)).toMatchObject({ waiting: 1, refused: 0 });
  await expectNothingErased(scene);
  // An erasure that was refused before, in a push of its own: then nothing of it counts.
  const upon = await newest('participant-office', erasedId);
  const frozen = { since: '2026-11-26T10:00:00.000Z', ground: 'objection' };
  const office = { participantId: erasedId, frozen, email: `${canary}@roc.example` };
  await record(second, [aDesk()('participant-office', erasedId, office, upon)]);
  await sync(second);
  await scene.ask();
  await sync(first);
  const rows = await scene.hub.store.database.selectFrom('refused_change').select('problem').execute();
  expect(new Set(rows.map(({ problem }) => problem))).toEqual(new Set(['person-held']));
  await expectNothingErased(scene);
});

test('H50: a text that somebody emptied in the database is told, also behind erasures of others', async () => {
  const { hub, plan, organisationId, erase } = await anErasureScene(lab);
  await erase();
  expect(await findLostTexts(hub.store)).toEqual([]);
  const [, others] = plan.assessments;
  await hub.store.database
    .updateTable('change')
    .set({ text: '', erased_at: new Date() })
    .where('subject_id', '=', others!.assessmentId)
    .execute();
  const lost = [{ subjectType: 'assessment', subjectId: others!.assessmentId, texts: 1 }];
  expect(await findLostTexts(hub.store)).toEqual(lost);
  // Noting that it was erased does not help: the plan that stands says whose it is.
  const subject = { organisation_id: organisationId, subject_type: 'assessment' };
  await hub.store.database
    .insertInto('erased_subject')
    .values({ ...subject, subject_id: others!.assessmentId })
    .execute();
  expect(await findLostTexts(hub.store)).toEqual(lost);
});
