/** Two people of one exam at a real hub, one of whom is erased; two devices of one administrator over real folders. */
import { sql } from 'kysely';
import { composeErasure, erasedParticipant, withoutPeople } from '../../shared/domain/compose-erasure';
import { contentDigestOf } from '../../shared/domain/content-digest';
import { newId } from '../../shared/kernel/ids';
import type { Draft } from '../../shared/protocol/change';
import { composeDraft } from '../../shared/protocol/compose-draft';
import { type DocumentType, documentRecords } from '../../shared/records/all-records';
import type { PlannedExam } from '../../shared/records/exam';
import { examDefinitionRecord } from '../../shared/records/exam-definition';
import { aRemarkDraft } from '../builders/a-draft';
import { anExam, recordsOf } from '../builders/an-exam';
import { value } from '../builders/value';
import { aDeviceAtWork, sync } from './a-device-at-work';
import type { DeviceAtWork } from './a-device-folder';
import type { HubLab } from './hub-lab';

export const canary = 'Kanarievogel';
export const stays = 'Blijvertje';

type Versions = Map<string, Draft['upon']>;

/** Documents of one administrator, each upon the one before. */
export function aDesk() {
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
  const entry = (participantId: string, title: string) => ({
    ...{ portfolioEntryId: newId<'PortfolioEntry'>(), participantId, kind: 'work', title, place: title },
    ...{
      from: null,
      until: null,
      description: '',
      qualificationIds: [],
      addedAt: '2026-11-20T09:00:00.000Z',
    },
    addedBy: { by: 'candidate', staffId: null },
  });
  return { erasedId, stayingId, participant, entry };
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

export const record = async ({ journal }: DeviceAtWork, drafts: readonly Draft[]) =>
  value(await journal.append({ drafts: [...drafts] }));

export async function anErasureScene(lab: HubLab) {
  const scene = await aDeviceAtWork(lab);
  const { first, staffId, open, joinCentre } = scene;
  const { erasedId, stayingId, participant, entry } = people();
  const { plan, definition } = aPlan(erasedId, stayingId, staffId);
  const draft = aDesk();
  const newest = newestOf(scene.hub);
  const about = (subjectId: string) => ({ subjectId, examId: plan.examId });
  await record(first, [
    draft('participant', erasedId, participant(erasedId, canary)),
    draft('participant', stayingId, participant(stayingId, stays)),
    draft('portfolio-entry', newId(), entry(erasedId, canary)),
    draft('portfolio-entry', newId(), entry(stayingId, `${stays} werkte`)),
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
  /** As the page asks for it: the record, and behind it a document that says nothing. */
  const ask = (over: object = {}) => {
    const said = { erasureId: newId<'Erasure'>(), ground: 'request', byStaffId: staffId } as const;
    const erasure = composeErasure({ ...said, at: '2026-11-27T09:00:00.000Z' }, [erasedId], [plan]);
    return record(first, [
      draft('erasure', erasure.erasureId, { ...erasure, ...over }),
      draft('participant', erasedId, erasedParticipant(erasedId)),
    ]);
  };
  /** As the page does once the hub took it. */
  const finish = async (of: PlannedExam = plan) => {
    const after = withoutPeople(of, new Set([erasedId]));
    await record(first, [draft('exam', of.examId, after, await newest('exam', of.examId))]);
    return sync(first);
  };
  const erase = async () => {
    await ask();
    await sync(first);
    return finish();
  };
  return {
    ...scene,
    second,
    draft,
    plan,
    erasedId,
    stayingId,
    participant,
    ask,
    finish,
    erase,
    about,
    newest: newestOf(scene.hub),
  };
}

/** The revision that a document stands at. */
const newestOf =
  ({ store }: Awaited<ReturnType<typeof aDeviceAtWork>>['hub']) =>
  async (type: string, subjectId: string) =>
    (
      await store.database
        .selectFrom('document_head')
        .select('change_id')
        .where('subject_type', '=', type)
        .where('subject_id', '=', subjectId)
        .executeTakeFirst()
    )?.change_id ?? null;

/** Everything that the hub's tables hold, as text. */
export async function tablesOf({ store }: Awaited<ReturnType<typeof aDeviceAtWork>>['hub']): Promise<string> {
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
