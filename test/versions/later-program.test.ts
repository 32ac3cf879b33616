/**
 * A later program and today's in one centre: what the later one wrote goes through the real hub, journal, cache and verbs
 * of today. Nothing vanishes, nothing is taken out of what is signed, what cannot be read is counted and named, and the
 * rest works.
 */

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contentDigestOf } from '../../shared/domain/content-digest';
import { splitQualification } from '../../shared/domain/qualification';
import { type ChangeId, newId, type StaffId } from '../../shared/kernel/ids';
import { type Change, type Draft, readChange } from '../../shared/protocol/change';
import type { Participant } from '../../shared/records/participant';
import { acceptChanges } from '../../src-hub/accept/accept-changes';
import { putHubDocuments } from '../../src-hub/centres/hub-changes';
import { giveMark } from '../../src-renderer/actions/give-mark';
import { identifyCandidate } from '../../src-renderer/actions/identify-candidate';
import { loadAssessment } from '../../src-renderer/actions/load-assessment';
import { publishVersion } from '../../src-renderer/actions/publish-version';
import { aCoreTask, anIndicator, aQualification, aWorkProcess } from '../builders/a-qualification';
import { twoToTen } from '../builders/a-scale';
import { aCandidate, anExam, indicatorNumbered, recordsOf } from '../builders/an-exam';
import { putDocuments } from '../builders/put-documents';
import { value } from '../builders/value';
import { aSigner, type TestSigner } from '../hub/a-signer';
import { everyDeviceMay } from '../hub/every-device-may';
import { aCode, aHub, anOrganisation, type HubLab, openHubLab, type TestHub } from '../hub/hub-lab';
import { aWholeDevice, type WholeDevice } from './a-whole-device';

let lab: HubLab;
beforeAll(async () => {
  lab = await openHubLab();
});
afterAll(() => lab.close());

const staffId = newId<'Staff'>();
let hub: TestHub;
let later: TestSigner;
let today: WholeDevice;

/** The later program writes; the hub takes it. */
async function write(draft: Partial<Draft>, envelope: Partial<Change> = {}): Promise<ChangeId> {
  const signed = later.sign(draft, envelope);
  const { refusals } = value(
    await acceptChanges(hub.store, later, [signed], () => new Date(), everyDeviceMay),
  );
  expect(refusals).toEqual([]);
  return signed.change.changeId;
}
const document = (type: string, subjectId: string, body: unknown, over: Partial<Draft> = {}) =>
  write({ kind: 'document', subjectType: type, type, subjectId, examId: null, body, ...over });

const content = (type: string, body: unknown) =>
  write({ kind: 'content', subjectType: type, type, subjectId: contentDigestOf(body), examId: null, body });

/** What lies at the hub, byte for byte. */
const textAtHub = async (changeId: ChangeId): Promise<string> =>
  (
    await hub.store.database
      .selectFrom('change')
      .select('text')
      .where('change_id', '=', changeId)
      .executeTakeFirstOrThrow()
  ).text;
/** What lies in today's journal, byte for byte. */
async function textInJournal(changeId: ChangeId): Promise<string | undefined> {
  const { entries } = value(await today.deps.host.journal.read({ from: 1, limit: 5000 }));
  const signed = entries.flatMap(({ entry }) =>
    entry.kind === 'pulled' ? entry.changes : entry.kind === 'own' ? [entry.change] : [],
  );
  return signed.find(({ text }) => readChange({ text })?.changeId === changeId)?.text;
}
const unreadOf = (type: string) => today.cache.registers.unread.get()?.records.get(type);
/** The last version of a document at the hub. */
async function headAtHub(subjectId: string): Promise<Change> {
  const rows = await hub.store.database.selectFrom('change').select('text').orderBy('seq').execute();
  const versions = rows.map(readChange).filter((change) => change?.subjectId === subjectId);
  const last = versions.at(-1);
  if (!last) throw new Error('no such document at the hub');
  return last;
}

beforeEach(async () => {
  hub = await aHub(await lab.freshDatabase());
  const organisationId = await anOrganisation(hub.store);
  later = aSigner(organisationId);
  const { deviceId, publicKey } = later;
  const device = { deviceId, name: 'Tablet of tomorrow', publicKey, enrolledAt: new Date().toISOString() };
  const told = { type: 'device', documentId: deviceId, document: device } as const;
  await putHubDocuments(hub.store, organisationId, [told], new Date());
  today = await aWholeDevice(hub.url, await aCode(hub.store, organisationId));
  await document('staff', staffId, {
    staffId,
    name: 'Joke Wierda',
    jobTitle: '',
    roles: ['administrator', 'examiner'],
    independent: true,
  });
  await today.workAs(staffId);
  await today.sync();
});

/** An exam of today, or one that a later program planned. */
async function planned(over: Parameters<typeof anExam>[0] = {}) {
  const exam = anExam({
    examId: newId(),
    examinerId: staffId,
    candidates: [aCandidate({ assessmentId: newId(), examinerId: staffId })],
    ...over,
  });
  const records = recordsOf(exam);
  await content('exam-definition', records.definition);
  await document('exam', exam.examId, records.planned);
  const assessmentId = records.planned.assessments[0]!.assessmentId;
  const target = { examId: exam.examId, assessmentId };
  return { exam, target, tap: () => ({ ...target, changeId: newId<'Change'>() }) };
}
type Planned = Awaited<ReturnType<typeof planned>>;
const assessmentOf = async ({ target }: Planned) =>
  value(await loadAssessment(today.deps, target)).assessment;
const event = ({ target }: Planned, type: string, body: unknown, over: Partial<Draft> = {}) =>
  write(
    { subjectId: target.assessmentId, examId: target.examId, type, body, ...over },
    { actorId: staffId as StaffId },
  );

describe('a new field', () => {
  it('of a document is signed again by an edit of today, at every depth', async () => {
    const indicator = { ...anIndicator(), film: 'required' };
    const workProcess = { ...aWorkProcess({ indicators: [indicator] }), minutes: 45 };
    const coreTask = { ...aCoreTask({ workProcesses: [workProcess] }), colour: 'red' };
    const { head, version } = splitQualification(aQualification({ coreTasks: [coreTask] }), null);
    const tree = { ...version, checkedBy: 'board' };
    const { qualificationId } = head;
    const written = {
      ...head,
      versionDigest: contentDigestOf(tree),
      register: { eqf: 3 },
      about: { ...head.about, films: 1 },
    };
    await content('qualification-version', tree);
    await document('qualification', qualificationId, written);
    await today.sync();
    const coreTasks = [
      { ...coreTask, workProcesses: [{ ...workProcess, indicators: [{ ...indicator, critical: true }] }] },
    ];
    const baseDigest = written.versionDigest;
    value(await publishVersion(today.deps, { qualificationId, baseDigest, coreTasks, note: '' }));
    await today.sync();
    const next = { ...tree, coreTasks };
    const versionDigest = contentDigestOf(next);
    expect((await headAtHub(qualificationId)).body).toMatchObject({
      register: { eqf: 3 },
      about: { ...head.about, criticalIndicators: 1, films: 1 },
      versionDigest,
    });
    expect((await headAtHub(versionDigest)).body).toEqual(next);
  });

  it('of a participant is there again after an edit of today', async () => {
    const participantId = newId<'Participant'>();
    const participant = {
      participantId,
      number: '2024-0117',
      givenName: 'Şeyma',
      namePrefix: '',
      familyName: 'Łąk',
      birthDate: null,
      group: 'LAS-3A',
      guardian: { mayBeTold: true },
    };
    await document('participant', participantId, participant);
    await today.sync();
    const stored = await today.cache.document('participant', participantId);
    const edited: Participant = { ...stored!.document, group: 'LAS-3B' };
    const upon = stored!.revision;
    value(
      await putDocuments(today.deps, [
        { type: 'participant', documentId: participantId, document: edited, upon },
      ]),
    );
    await today.sync();
    expect((await headAtHub(participantId)).body).toEqual({ ...participant, group: 'LAS-3B' });
  });

  it('of the envelope and of an event stays in the signed text, and the event counts', async () => {
    const exam = await planned();
    const id = await write(
      {
        subjectId: exam.target.assessmentId,
        examId: exam.target.examId,
        type: 'candidate-identified',
        body: { method: 'identity-document', photo: 'seen' },
        // A field that the envelope of today does not have.
        ...{ station: 'box 4' },
      },
      { actorId: staffId },
    );
    await today.sync();
    expect((await assessmentOf(exam)).identifiedBy).toBe('identity-document');
    expect(await textInJournal(id)).toBe(await textAtHub(id));
    expect(await textInJournal(id)).toContain('"station":"box 4"');
  });
});

describe('a later version or kind', () => {
  it('of a document is kept, counted and named, and the others of its kind are there', async () => {
    const [newer, known] = [newId<'Competence'>(), newId<'Competence'>()];
    const name = { nl: 'Samen lassen' };
    const id = await document('competence', newer, { code: 'X2', name: 'Samen lassen' }, { typeVersion: 2 });
    await document('competence', known, { competenceId: known, code: 'X3', name, origin: 'custom' });
    await document('portfolio', newId<'Participant'>(), { entries: [] });
    await today.sync();
    expect(unreadOf('competence')).toMatchObject({ newer: 1, unreadable: 0 });
    expect(unreadOf('portfolio')).toMatchObject({ newer: 1 });
    const register = today.cache.registers.documents('competence').get();
    expect(register?.unread).toMatchObject([{ id: newer, why: 'newer', name: 'Samen lassen' }]);
    expect(register?.byId.get(known)?.document.name).toEqual(name);
    expect(await textInJournal(id)).toBe(await textAtHub(id));
    await today.rebuild();
    expect(unreadOf('competence')).toMatchObject({ newer: 1, unreadable: 0 });
  });

  it('of an event that may be ignored changes nothing, and marking goes on', async () => {
    const exam = await planned();
    await event(exam, 'weather-noted', { wind: 4 }, { needs: 'may-ignore' });
    await today.sync();
    value(await identifyCandidate(today.deps, { ...exam.tap(), method: 'identity-document' }));
    const indicatorId = indicatorNumbered(exam.exam, '1.1.1');
    value(await giveMark(today.deps, { ...exam.tap(), indicatorId, value: 'met' }));
    await today.sync();
    const assessment = await assessmentOf(exam);
    expect(assessment.marks.get(indicatorId)?.value).toBe('met');
    expect(assessment).toMatchObject({ ignoredEvents: 1, unknownEvents: 0 });
  });

  it.each([
    ['kind', 'marks-sealed', 1],
    ['version', 'mark-given', 2],
  ])(
    'of an event that must be understood (a later %s) makes its assessment read-only, and no other',
    async (_, type, typeVersion) => {
      const [touched, other] = [await planned(), await planned()];
      const id = await event(touched, type, { digest: 'a' }, { typeVersion });
      await today.sync();
      const refused = await identifyCandidate(today.deps, { ...touched.tap(), method: 'identity-document' });
      expect(refused).toMatchObject({ problem: { code: 'assessment-from-newer-version' } });
      value(await identifyCandidate(today.deps, { ...other.tap(), method: 'identity-document' }));
      const records = today.cache.registers.assessments.get();
      expect(records?.get(touched.target.assessmentId)?.byNobody.unknownEvents).toBe(1);
      expect(await textInJournal(id)).toBe(await textAtHub(id));
    },
  );

  it('of an event about something else than an assessment is kept, and touches no assessment', async () => {
    const exam = await planned();
    const id = await event(exam, 'presence-noted', { state: 'late' }, { subjectType: 'candidate-exam' });
    await today.sync();
    expect(await textInJournal(id)).toBe(await textAtHub(id));
    expect(today.cache.registers.unread.get()?.texts).toBe(1);
    value(await identifyCandidate(today.deps, { ...exam.tap(), method: 'known-to-examiner' }));
  });
});

describe('an exam of two parts, which today cannot show', () => {
  const secondPart = { partCode: '2', kind: 'portfolio' };
  async function plannedInParts(isSecondAssessed: boolean) {
    const exam = anExam({
      examId: newId(),
      examinerId: staffId,
      candidates: [aCandidate({ assessmentId: newId(), examinerId: staffId })],
    });
    const { planned, definition } = recordsOf(exam);
    const [part] = definition.parts;
    const [assessment] = planned.assessments;
    const both = { ...definition, parts: [part, { ...part, ...secondPart }] };
    await content('exam-definition', both);
    const second = { ...assessment, assessmentId: newId<'Assessment'>(), partCode: '2' };
    await document('exam', exam.examId, {
      ...planned,
      definitionDigest: contentDigestOf(both),
      assessments: isSecondAssessed ? [assessment, second] : [assessment],
    });
    await today.sync();
    return { examId: exam.examId, assessmentId: assessment!.assessmentId };
  }

  it('is counted, named and not opened, and no part of it is shown as if it were all', async () => {
    const target = await plannedInParts(true);
    expect(unreadOf('exam')).toMatchObject({ newer: 1, unreadable: 0 });
    const register = today.cache.registers.documents('exam').get();
    expect(register?.unread).toMatchObject([{ id: target.examId, why: 'newer', name: anExam().title }]);
    expect(register?.stored).toEqual([]);
    expect(await loadAssessment(today.deps, target)).toMatchObject({ ok: false });
    expect(await today.cache.exams()).toEqual([]);
  });

  it('is not opened either when only one of its parts is planned', async () => {
    const target = await plannedInParts(false);
    expect(await loadAssessment(today.deps, target)).toMatchObject({ ok: false });
    await expect.poll(() => unreadOf('exam')).toMatchObject({ newer: 1 });
  });
});

describe('a scale and a language that today does not have', () => {
  it('are marked and shown like any other', async () => {
    const exam = await planned({ scale: twoToTen, language: 'pap' });
    await today.sync();
    value(await identifyCandidate(today.deps, { ...exam.tap(), method: 'identity-document' }));
    const indicatorId = indicatorNumbered(exam.exam, '1.1.1');
    value(await giveMark(today.deps, { ...exam.tap(), indicatorId, value: '8' }));
    const place = value(await loadAssessment(today.deps, exam.target));
    expect(place.assessment.marks.get(indicatorId)?.value).toBe('8');
    expect([place.exam.scale, place.exam.language]).toEqual([twoToTen, 'pap']);
  });
});

describe('what is no change at all to today', () => {
  it.each([
    ['no JSON', () => 'garbage'],
    ['a kind of envelope of its own', (text: string) => text.replace('"kind":"event"', '"kind":"verdict"')],
    ['no kind', (text: string) => text.replace('"kind":"event",', '')],
  ])('(%s) is passed over and counted, and what comes after it arrives', async (_, bend) => {
    const exam = await planned();
    const id = await event(exam, 'candidate-identified', { method: 'identity-document' });
    const text = bend(await textAtHub(id));
    const { hash, signature } = later.signText(text);
    // A hub of a later program would have taken it.
    const bent = { text, hash, signature };
    await hub.store.database.updateTable('change').set(bent).where('change_id', '=', id).execute();
    await event(exam, 'candidate-identified', { method: 'known-to-examiner' });
    await today.sync();
    expect(today.cache.registers.unread.get()?.texts).toBe(1);
    expect((await assessmentOf(exam)).identifiedBy).toBe('known-to-examiner');
    const indicatorId = indicatorNumbered(exam.exam, '1.1.1');
    value(await giveMark(today.deps, { ...exam.tap(), indicatorId, value: 'met' }));
    await today.rebuild();
    expect(today.cache.registers.unread.get()?.texts).toBe(1);
    expect((await assessmentOf(exam)).marks.size).toBe(1);
  });
});
