/** The verbs of an assessment against a device in memory that fails when told to. */

import { beforeEach, describe, expect, it } from 'vitest';
import { basisDigestOf } from '../../shared/domain/basis-digest';
import type { AssessmentId, ChangeId, StaffId } from '../../shared/kernel/ids';
import { newId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { aNamedFile } from '../../test/builders/a-named-file';
import { anExam, anId, indicatorNumbered } from '../../test/builders/an-exam';
import { type FakeDevice, fakeDevice } from '../../test/fakes/fake-device';
import { rightPin } from '../../test/fakes/fake-people';
import { retryAfterMs } from '../writer/change-line';
import { attachEvidence } from './attach-evidence';
import { giveMark } from './give-mark';
import { identifyCandidate } from './identify-candidate';
import { loadAssessment } from './load-assessment';
import { removeEvidence } from './remove-evidence';
import { signAssessment } from './sign-assessment';
import { takeOver } from './take-over';
import { undoLastChange } from './undo-last-change';
import { withdrawMark } from './withdraw-mark';
import { writeRemark } from './write-remark';

const exam = anExam();
const target = { examId: exam.examId, assessmentId: anId<'Assessment'>(7001) as AssessmentId };
const at = (number: string) => indicatorNumbered(exam, number);
const tap = () => ({ ...target, changeId: newId<'Change'>() });
let device: FakeDevice;

const assessment = async () => {
  const loaded = await loadAssessment(device.deps, target);
  if (!loaded.ok) throw new Error(loaded.problem.code);
  return loaded.value.assessment;
};
const pending = () => device.deps.writer.assessment(target).state.get().pending;
const markOf = async (number: string) => (await assessment()).marks.get(at(number))?.value ?? null;
const mark = (number: string, value: 'met' | 'not-met' | 'not-observed', changeId: ChangeId = newId()) =>
  giveMark(device.deps, { ...target, changeId, indicatorId: at(number), value });

const anExaminer = (staffId: StaffId, name: string): void =>
  device.put('staff', staffId, { staffId, name, jobTitle: '', roles: ['examiner'], independent: true });

beforeEach(async () => {
  device = fakeDevice();
  device.putExam(exam);
  anExaminer(exam.examinerId, 'Joke Wierda');
  device.signIn(exam.examinerId);
  await identifyCandidate(device.deps, { ...tap(), method: 'identity-document' });
});

describe('a change', () => {
  it('is decided upon the one tapped just before it, however fast', async () => {
    await Promise.all([mark('1.1.1', 'met'), mark('1.1.1', 'not-met'), mark('1.1.1', 'not-observed')]);
    const [, first, second, third] = device.recorded;
    expect([first?.upon, second?.upon, third?.upon]).toEqual([null, first?.changeId, second?.changeId]);
    expect(await markOf('1.1.1')).toBe('not-observed');
    expect((await assessment()).conflicts).toEqual([]);
  });

  it('of a double tap is recorded once', async () => {
    const [first, second] = await Promise.all([mark('1.1.1', 'met'), mark('1.1.1', 'met')]);
    expect(first).toMatchObject({ ok: true, value: { savedAt: expect.any(String) } });
    expect(second).toEqual({ ok: true, value: { savedAt: null } });
    expect(device.recorded).toHaveLength(2);
  });

  it('says that it is not saved, and is tried again with the same id until it is', async () => {
    device.failAppends(1, 'before-recording', problem('disk-full'));
    const id = newId<'Change'>();
    const marking = mark('1.1.1', 'met', id);
    await device.timers.pass(0);
    expect(pending()).toMatchObject([{ changeId: id, state: 'unsaved', problem: { code: 'disk-full' } }]);
    expect(await markOf('1.1.1')).toBeNull();
    await device.timers.pass(retryAfterMs);
    expect(await marking).toMatchObject({ ok: true });
    expect(await markOf('1.1.1')).toBe('met');
    expect(device.recorded.at(-1)?.changeId).toBe(id);
  });

  it('that was not saved goes before the next one', async () => {
    device.failAppends(1, 'before-recording');
    void mark('1.1.1', 'not-met');
    await device.timers.pass(0);
    const next = mark('1.2.1', 'met');
    await device.timers.pass(retryAfterMs);
    expect((await next).ok).toBe(true);
    expect(device.recorded.map((d) => (d.body as { value?: string }).value)).toEqual([
      undefined,
      'not-met',
      'met',
    ]);
  });

  it('is not recorded twice when only the answer was lost', async () => {
    device.failAppends(1, 'answer-lost');
    const marking = mark('1.1.1', 'met');
    await device.timers.pass(0);
    await device.timers.pass(retryAfterMs);
    expect((await marking).ok).toBe(true);
    expect(device.recorded).toHaveLength(2);
  });

  it.each(['invalid-input', 'change-differs', 'too-large'] as const)(
    'that the journal will never take (%s) does not hold up the next',
    async (code) => {
      device.failAppends(1, 'before-recording', problem(code));
      expect((await mark('1.1.1', 'met')).ok).toBe(false);
      expect((await mark('1.2.1', 'met')).ok).toBe(true);
      expect(await markOf('1.1.1')).toBeNull();
    },
  );

  it('of an exam that is not on this device is refused', async () => {
    const elsewhere = { ...tap(), examId: anId<'Exam'>(99), indicatorId: at('1.1.1') };
    expect(await withdrawMark(device.deps, elsewhere)).toMatchObject({
      problem: { code: 'document-missing' },
    });
  });
});

describe('undo', () => {
  it('tried again after a lost answer takes back one change, not two', async () => {
    await mark('1.1.1', 'met');
    await mark('1.2.1', 'met');
    device.failAppends(1, 'answer-lost');
    const undo = tap();
    const undoing = undoLastChange(device.deps, undo);
    await device.timers.pass(0);
    await device.timers.pass(retryAfterMs);
    expect((await undoing).ok).toBe(true);
    expect((await undoLastChange(device.deps, undo)).ok).toBe(true);
    expect([await markOf('1.1.1'), await markOf('1.2.1')]).toEqual(['met', null]);
  });

  it('takes back remarks and withdrawn marks as well', async () => {
    await mark('1.1.1', 'not-met');
    await writeRemark(device.deps, { ...tap(), indicatorId: at('1.1.1'), text: 'geen bril' });
    await withdrawMark(device.deps, { ...tap(), indicatorId: at('1.1.1') });
    await undoLastChange(device.deps, tap());
    expect(await markOf('1.1.1')).toBe('not-met');
    await undoLastChange(device.deps, tap());
    expect((await assessment()).remarks.size).toBe(0);
  });
});

describe('signing', () => {
  const markAll = () => Promise.all(['1.1.1', '1.1.2', '1.2.1'].map((number) => mark(number, 'met')));

  it('names who works on this device and binds the events that were seen', async () => {
    await markAll();
    const seen = (await assessment()).changeIds;
    expect(seen).toHaveLength(4);
    expect((await signAssessment(device.deps, { ...tap(), pin: rightPin })).ok).toBe(true);
    expect(device.recorded.at(-1)).toMatchObject({
      type: 'assessment-signed',
      body: { outcome: 'passed', signedName: 'Joke Wierda', basisDigest: basisDigestOf(seen) },
    });
    expect(await mark('1.1.1', 'not-met')).toMatchObject({ problem: { code: 'assessment-signed' } });
  });

  it('counts marks tapped just before it', async () => {
    const marking = markAll();
    expect((await signAssessment(device.deps, { ...tap(), pin: rightPin })).ok).toBe(true);
    await marking;
    expect((await assessment()).lateEvents).toBe(0);
  });

  it('is refused while something is open, and waits while the device is locked', async () => {
    expect(await signAssessment(device.deps, { ...tap(), pin: rightPin })).toMatchObject({
      problem: { code: 'items-open' },
    });
    await markAll();
    device.signIn(null);
    const signing = signAssessment(device.deps, { ...tap(), pin: rightPin });
    await device.timers.pass(60_000);
    expect((await assessment()).signed).toBeNull();
    device.signIn(exam.examinerId);
    expect(await signing).toMatchObject({ ok: true });
  });
});

it('only an examiner records anything about a candidate', async () => {
  device.put('staff', anId(8002), {
    staffId: anId(8002),
    name: 'Ingrid',
    jobTitle: '',
    roles: ['administrator'],
    independent: true,
  });
  device.signIn(anId(8002));
  expect(await mark('1.1.1', 'met')).toMatchObject({ problem: { code: 'examiner-needed' } });
  expect(await signAssessment(device.deps, { ...tap(), pin: rightPin })).toMatchObject({
    problem: { code: 'examiner-needed' },
  });
  expect(device.recorded).toHaveLength(1);
});

it('what was given before a lock, or handed over by it, is recorded for who gave it and for nobody else', async () => {
  device.signIn(null);
  const marked = mark('1.1.1', 'met');
  await device.timers.pass(60_000);
  anExaminer(anId(8003), 'Pim');
  device.signIn(anId(8003));
  await device.timers.pass(60_000);
  expect(device.recorded.filter(({ type }) => type === 'mark-given')).toEqual([]);
  device.signIn(exam.examinerId);
  expect(await marked).toMatchObject({ ok: true });
  expect(device.recorded.at(-1)).toMatchObject({ type: 'mark-given', actorId: exam.examinerId });
});

it('W3 a colleague goes on only after taking over, and then signs in their own name', async () => {
  await mark('1.1.1', 'met');
  anExaminer(anId(8003), 'Pim');
  device.signIn(anId(8003));
  expect(await mark('1.1.2', 'met')).toMatchObject({ problem: { code: 'assessment-of-another' } });
  expect(device.recorded).toHaveLength(2);
  expect(await takeOver(device.deps, { ...tap(), reason: ' Joke is ziek ' })).toMatchObject({ ok: true });
  expect(device.recorded.at(-1)).toMatchObject({
    type: 'taken-over',
    actorId: anId(8003),
    body: { fromStaffId: exam.examinerId, reason: 'Joke is ziek' },
  });
  expect(await mark('1.1.2', 'met')).toMatchObject({ problem: { code: 'candidate-not-identified' } });
  await identifyCandidate(device.deps, { ...tap(), method: 'known-to-examiner' });
  await Promise.all(['1.1.2', '1.2.1'].map((number) => mark(number, 'met')));
  expect(await signAssessment(device.deps, { ...tap(), pin: rightPin })).toMatchObject({ ok: true });
  expect((await assessment()).signed).toMatchObject({ signedName: 'Pim', fitsBasis: true });
  expect((await assessment()).eventsByOthers).toBe(0);
});

describe('evidence', () => {
  const preview = { digest: 'ab'.repeat(32), bytes: 4_812 };
  const file = aNamedFile({ preview });
  const attach = () =>
    attachEvidence(device.deps, {
      ...tap(),
      ...{ indicatorId: at('1.1.1'), workProcessId: null, file, word: '' },
    });

  it('E7 is named in the envelope with its bytes, and those of its preview', async () => {
    expect(await attach()).toMatchObject({ ok: true, value: { savedAt: expect.any(String) } });
    expect(device.recorded.at(-1)).toMatchObject({
      type: 'evidence-attached',
      needs: 'must-understand',
      attachments: [
        { digest: file.digest, bytes: file.bytes, mediaType: 'image/jpeg' },
        { ...preview, mediaType: 'image/jpeg' },
      ],
    });
    expect((await assessment()).evidence).toMatchObject([{ indicatorId: at('1.1.1'), removed: null }]);
  });

  it('is removed upon what attached it, and a second tap records nothing', async () => {
    await attach();
    const attachedBy = device.recorded.at(-1)?.changeId ?? newId<'Change'>();
    const remove = () => removeEvidence(device.deps, { ...tap(), attachedBy, reason: 'onscherp' });
    await Promise.all([remove(), remove()]);
    expect(device.recorded.slice(-1)).toMatchObject([
      { type: 'evidence-removed', upon: attachedBy, attachments: [], body: { reason: 'onscherp' } },
    ]);
    expect((await assessment()).evidence).toMatchObject([{ removed: { reason: 'onscherp' } }]);
  });
});
