/** What a device gets at a real hub: every kind of record × every role, held to docs/RIGHTS.md, and exams that move. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentDigestOf } from '../../shared/domain/content-digest';
import { ofOneParticipant } from '../../shared/domain/sight';
import { type ExamId, newId, type StaffId } from '../../shared/kernel/ids';
import { type Change, readChange } from '../../shared/protocol/change';
import { documentRecords, records } from '../../shared/records/all-records';
import type { RecordDefinition } from '../../shared/records/define-record';
import { examDefinitionRecord } from '../../shared/records/exam-definition';
import { personCertificateRecord } from '../../shared/records/person-certificate';
import { type Role, roles } from '../../shared/values/role';
import { anExam, recordsOf } from '../../test/builders/an-exam';
import { aMember } from '../../test/hub/a-member';
import { aPerson, aStaffMember, sayAsHub } from '../../test/hub/a-person';
import { aReader, type Reader } from '../../test/hub/a-reader';
import { aSigner } from '../../test/hub/a-signer';
import { aHub, anOrganisation, type HubLab, openHubLab } from '../../test/hub/hub-lab';
import type { HubRecord } from '../accept/compose-hub-change';
import { workOutSight } from './work-out-sight';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const birthDate = '2007-05-31';

function aPlan(examinerId: string, examId = newId<'Exam'>(), participantId = newId<'Participant'>()) {
  const assessmentId = newId<'Assessment'>();
  const title = `Proeve ${examId}`;
  const { planned, definition } = recordsOf(anExam({ examId, title }));
  const candidate = { ...planned.candidates[0]!, participantId, birthDate };
  const snapshot = { ...definition.snapshot, name: title };
  const own = { ...definition, snapshot };
  const body = {
    ...planned,
    candidates: [candidate],
    examiners: [{ staffId: examinerId, name: 'Joke Postma', jobTitle: '' }],
    assessments: [{ assessmentId, participantId, partCode: '1', examinerId }],
    definitionDigest: contentDigestOf(own),
  };
  return { examId, participantId, assessmentId, body, definition: own };
}
type Plan = ReturnType<typeof aPlan>;

function sampleOf(record: RecordDefinition): Change {
  const text = readFileSync(`test/versions/samples/${record.type}.v${record.version}.json`, 'utf8');
  const sample = readChange({ text });
  if (!sample) throw new Error(`no sample of ${record.type}`);
  return sample;
}

/** A record of every kind: those of an exam belong to this one, the others to nothing. */
function recordsAround(plan: Plan): readonly HubRecord[] {
  return records.map((record) => {
    const { body } = sampleOf(record);
    const said = body as object;
    if (record.type === 'exam') return { record, subjectId: plan.examId, body: plan.body };
    if (record.type === 'exam-definition')
      return { record, subjectId: plan.body.definitionDigest, body: plan.definition };
    if (record.type === 'participant')
      return { record, subjectId: plan.participantId, body: { ...said, ...plan, birthDate } };
    if (ofOneParticipant.has(record.type))
      return { record, subjectId: newId(), body: { ...said, participantId: plan.participantId } };
    if (record.subjectType === 'assessment')
      return { record, subjectId: plan.assessmentId, examId: plan.examId as ExamId, body };
    const other = { ...said, anotherOf: plan.examId };
    return { record, subjectId: record.kind === 'content' ? contentDigestOf(other) : newId(), body: other };
  });
}

async function aCentre() {
  const hub = await aHub(await lab.freshDatabase(), { sight: workOutSight });
  const organisationId = await anOrganisation(hub.store);
  const say = (...said: readonly HubRecord[]) => sayAsHub(hub.store, organisationId, said);
  const device = async () => {
    const member = await aMember(hub, aSigner(organisationId));
    return { member, reader: aReader(hub, member), signer: member.device };
  };
  const somebody = (...theirs: readonly Role[]) => aStaffMember(hub.store, organisationId, theirs);
  const putOn = (
    signer: ReturnType<typeof aSigner>,
    staffId: StaffId,
    theirs: readonly Role[] = ['examiner'],
  ) => aPerson(hub.store, signer, theirs, { staffId });
  const plan = (one: Plan): readonly HubRecord[] => [
    { record: examDefinitionRecord, subjectId: one.body.definitionDigest, body: one.definition },
    { record: documentRecords.exam, subjectId: one.examId, body: one.body },
  ];
  return { hub, organisationId, say, device, somebody, putOn, plan };
}

const lines = readFileSync('docs/RIGHTS.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| (event|document|content) /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')));
/** The last column of the table, by kind. */
const seenInDocs = new Map(lines.map((cells) => [`${cells[1]} ${cells[2]}`, cells.at(-2)]));

const kindsHeld = (reader: Reader, isWanted: (change: Change) => boolean): readonly string[] =>
  [
    ...new Set(
      reader
        .held()
        .filter(isWanted)
        .map(({ kind, type }) => `${kind} ${type}`),
    ),
  ].sort();
const kindsSeen = (...by: readonly string[]): readonly string[] =>
  [...seenInDocs].flatMap(([kind, seen]) => (by.includes(seen ?? '') ? [kind] : [])).sort();

describe('H43: a device gets what the people on it may see, as docs/RIGHTS.md says:', () => {
  test.each([...roles.map((role) => [role] as const), [null] as const])('%s', async (role) => {
    const { say, device, somebody, putOn } = await aCentre();
    const { staffId } = await somebody(role ?? 'examiner');
    const other = await somebody('examiner');
    const [follows, loads] = [await device(), await device()];
    if (role) for (const { signer } of [follows, loads]) await putOn(signer, staffId, [role]);
    await follows.reader.read();
    const [theirs, others] = [aPlan(staffId), aPlan(other.staffId)];
    const ofTheirs = recordsAround(theirs);
    const said = [...ofTheirs, ...recordsAround(others)];
    const written = (await say(...said)).map((signed) => readChange(signed)!.changeId);
    const mine = new Set(written.slice(0, ofTheirs.length));
    const foreign = new Set(written.slice(ofTheirs.length));
    for (const { reader } of [follows, loads]) {
      await reader.read();
      expect(reader.loads()).toBe(1);
      const isAll = role !== null && role !== 'examiner';
      const ofOthers = isAll ? kindsSeen('everybody', 'exam', 'all') : kindsSeen('everybody');
      const ofOwn = role === 'examiner' ? kindsSeen('everybody', 'exam') : ofOthers;
      expect(kindsHeld(reader, ({ changeId }) => mine.has(changeId))).toEqual(ofOwn);
      expect(kindsHeld(reader, ({ changeId }) => foreign.has(changeId))).toEqual(ofOthers);
      const texts = JSON.stringify(reader.held());
      expect(texts.includes(others.participantId)).toBe(isAll);
    }
  });

  test('every kind stands in the table', () => {
    expect([...seenInDocs.keys()]).toEqual(records.map(({ kind, type }) => `${kind} ${type}`));
    expect(personCertificateRecord.scope).toBe('centre');
  });

  test('everybody sees everything of a sample centre', async () => {
    const { hub, organisationId, say, device } = await aCentre();
    const sample = {
      ...(sampleOf(documentRecords.organisation).body as object),
      organisationId,
      isSample: true,
    };
    const { reader } = await device();
    await say({ record: documentRecords.organisation, subjectId: organisationId, body: sample });
    await say(...recordsAround(aPlan(newId())));
    await reader.read();
    expect(kindsHeld(reader, () => true)).toEqual(kindsSeen('everybody', 'exam', 'all'));
    expect(await hub.store.database.selectFrom('sight').selectAll().execute()).toEqual([]);
  });
});

const holds = (reader: Reader, { examId, participantId, assessmentId, body }: Plan) => {
  const has = (subject: string) => reader.held().some(({ subjectId }) => subjectId === subject);
  return {
    exam: has(examId),
    participant: has(participantId),
    definition: has(body.definitionDigest),
    events: has(assessmentId),
  };
};
const everything = { exam: true, participant: true, definition: true, events: true };
const nothing = { exam: false, participant: false, definition: false, events: false };

describe('H43, H44: an exam that moves', () => {
  async function aScene() {
    const centre = await aCentre();
    const [joke, pim] = [await centre.somebody('examiner'), await centre.somebody('examiner')];
    const [jokes, pims] = [await centre.device(), await centre.device()];
    await centre.putOn(jokes.signer, joke.staffId);
    await centre.putOn(pims.signer, pim.staffId);
    const plan = aPlan(joke.staffId);
    await centre.say(...recordsAround(plan));
    await jokes.reader.read();
    await pims.reader.read();
    const given = {
      ...plan,
      body: {
        ...plan.body,
        assessments: plan.body.assessments.map((one) => ({ ...one, examinerId: pim.staffId })),
      },
    };
    const reassign = () =>
      centre.say({ record: documentRecords.exam, subjectId: plan.examId, body: given.body });
    return { ...centre, joke, pim, jokes, pims, plan, given, reassign };
  }

  test('from one examiner to another comes with all that is older, and leaves the first', async () => {
    const { jokes, pims, plan, given, reassign } = await aScene();
    expect([holds(jokes.reader, plan), holds(pims.reader, plan)]).toEqual([everything, nothing]);
    await reassign();
    await jokes.reader.read();
    await pims.reader.read();
    expect([holds(jokes.reader, given), holds(pims.reader, given)]).toEqual([nothing, everything]);
    expect(JSON.stringify(jokes.reader.held())).not.toContain(birthDate);
    // What was given comes in a page; what was taken needs a load.
    expect([jokes.reader.loads(), pims.reader.loads()]).toEqual([2, 1]);
  });

  test('stays on the device that wrote in it, and with whoever wrote there, also on another device', async () => {
    const { joke, jokes, plan, given, reassign, device, putOn } = await aScene();
    const event = jokes.signer.sign(
      { subjectId: plan.assessmentId, examId: plan.examId },
      { actorId: joke.staffId },
    );
    const { text, hash, signature } = event;
    await jokes.member.ask('/v1/changes', { body: JSON.stringify({ changes: [{ text, hash, signature }] }) });
    await reassign();
    await jokes.reader.read();
    const second = await device();
    await putOn(second.signer, joke.staffId);
    await second.reader.read();
    expect([holds(jokes.reader, given), holds(second.reader, given)]).toEqual([everything, everything]);
  });

  test('comes to whoever takes it over, with the next page', async () => {
    const { joke, pim, pims, plan } = await aScene();
    const body = { fromStaffId: joke.staffId, reason: '' };
    const draft = { type: 'taken-over', subjectId: plan.assessmentId, examId: plan.examId, body };
    const { text, hash, signature } = pims.signer.sign(draft, { actorId: pim.staffId });
    await pims.member.ask('/v1/changes', { body: JSON.stringify({ changes: [{ text, hash, signature }] }) });
    await pims.reader.read();
    expect(holds(pims.reader, plan)).toEqual(everything);
  });

  test('whoever becomes an administrator gets everything; who is one no more loses it', async () => {
    const { hub, organisationId, pim, pims, plan } = await aScene();
    const become = (...theirs: Role[]) =>
      aStaffMember(hub.store, organisationId, theirs, { staffId: pim.staffId });
    await become('administrator');
    await pims.reader.read();
    expect(holds(pims.reader, plan)).toEqual(everything);
    await become('examiner');
    await pims.reader.read();
    expect(holds(pims.reader, plan)).toEqual(nothing);
  });

  test('whoever works here no more sees nothing of it', async () => {
    const { hub, organisationId, joke, jokes, plan } = await aScene();
    const left = { staffId: joke.staffId, inactiveSince: '2026-11-25T09:00:00.000Z' };
    await aStaffMember(hub.store, organisationId, ['examiner'], left);
    await jokes.reader.read();
    expect(holds(jokes.reader, plan)).toEqual(nothing);
  });

  test('a device of before this hub, that holds everything, loads anew', async () => {
    const { jokes } = await aScene();
    const answer = await jokes.member.ask('/v1/changes?after=5&limit=10');
    expect(await answer.json()).toMatchObject({ changes: [], cursor: 5, hasMore: false, mustLoad: true });
  });

  test('more than a page brings is loaded', async () => {
    const { pim, pims, say, device, putOn, plan } = await aScene();
    const marks = Array.from(
      { length: 2100 },
      () => recordsAround(plan).find(({ record }) => record.type === 'mark-given')!,
    );
    await say(...marks);
    await pims.reader.read();
    const third = await device();
    await third.reader.read();
    await putOn(third.signer, pim.staffId);
    await third.reader.read();
    expect(third.reader.loads()).toBe(1);
    await say({
      record: documentRecords.exam,
      subjectId: plan.examId,
      body: {
        ...plan.body,
        assessments: plan.body.assessments.map((one) => ({ ...one, examinerId: pim.staffId })),
      },
    });
    for (const { reader } of [pims, third]) {
      await reader.read();
      expect([holds(reader, plan), reader.loads()]).toEqual([everything, 2]);
    }
  });
});
