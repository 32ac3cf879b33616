/**
 * The folder of an administrator's device in the middle of a month: 300 exams around today with 2,000 people and 40 examiners, what is past
 * marked and signed, or not, as in a month. Recorded before the device joined its centre, because nobody's PIN is there to sign with.
 */
import { join } from 'node:path';
import { basisDigestOf } from '../../../shared/domain/basis-digest';
import { composeExam } from '../../../shared/domain/compose-exam';
import { indicatorsOf } from '../../../shared/domain/decide-mark';
import { type Exam, joinExam } from '../../../shared/domain/exam';
import { planAtStartOf } from '../../../shared/domain/plan-at-start';
import { present } from '../../../shared/kernel/assert';
import type { ChangeId } from '../../../shared/kernel/ids';
import { realWorld } from '../../../shared/kernel/real-world';
import type { Draft } from '../../../shared/protocol/change';
import { standardScales } from '../../../shared/records/standard-scales';
import { standardRules } from '../../../shared/values/pass-rule';
import { composeEventDraft } from '../../../src-renderer/actions/compose-draft';
import { joinCentre } from '../../builders/join-centre';
import { value } from '../../builders/value';
import { openBenchDevice } from './bench-device';
import { composeDocumentDrafts } from './national-drafts';
import { makeNationalSet, type NationalSet } from './national-set';

const dayMs = 86_400_000;
/** Twenty days ago to ten days from now, ten exams a day. */
const [pastDays, perDay] = [20, 10];
const whole = { exams: 300, participants: 2000, staff: 40, qualifications: 12 };

/** Of the national set, with exams of their own around today. */
function makeMonth(scale: number, now: number): NationalSet {
  const set = makeNationalSet(0.15);
  const exams = Math.round(whole.exams * scale);
  const participants = set.participants.slice(0, Math.round(whole.participants * scale));
  const [staff, qualifications] = [
    set.staff.slice(0, whole.staff),
    set.qualifications.slice(0, whole.qualifications),
  ];
  const share = participants.length / exams;
  const made = Array.from({ length: exams }, (_, at): Exam => {
    const qualification = present(qualifications[at % qualifications.length], 'a qualification');
    const [task] = qualification.coreTasks;
    const composed = composeExam(
      {
        ...{ qualification, scale: standardScales['met-not-met'], rule: standardRules.all },
        workProcessIds: (task?.workProcesses ?? []).slice(0, 2).map((one) => one.workProcessId),
        participants: participants.slice(Math.round(at * share), Math.round((at + 1) * share)),
        examiner: present(staff[at % staff.length], 'an examiner'),
        ...{ code: `M-${at}`, title: qualification.name, place: `Hal ${at % 30}`, durationMinutes: 60 },
        plannedAt: new Date(
          now + (Math.floor(at / perDay) - pastDays) * dayMs + (at % perDay) * 1_800_000,
        ).toISOString(),
      },
      realWorld.newId,
    );
    const { planned, definition } = value(composed);
    return joinExam(planned, definition);
  });
  return { staff, qualifications, participants, exams: made, eventCount: 0 };
}

/** What was recorded of one candidate; of every tenth nothing, of every tenth that they were away, of every tenth only half. */
function eventsOf(exam: Exam, candidate: Exam['candidates'][number], number: number): readonly Draft[] {
  const about = { examId: exam.examId, assessmentId: candidate.assessmentId };
  const drafts: Draft[] = [];
  const record = (intent: Parameters<typeof composeEventDraft>[2]): void =>
    void drafts.push(composeEventDraft(realWorld, about, intent));
  const way = number % 10;
  if (way === 0) return [];
  if (way === 1) {
    record({ type: 'attendance-recorded', upon: null, body: { attendance: 'ill', reason: 'Gebeld' } });
    return drafts;
  }
  const { examinerId } = exam;
  const plan = planAtStartOf(exam, candidate);
  record({
    type: 'candidate-identified',
    upon: null,
    body: { method: 'identity-document', examinerId, plan },
  });
  const indicators = indicatorsOf(exam);
  for (const { indicatorId } of way === 2 ? indicators.slice(0, 3) : indicators)
    record({
      type: 'mark-given',
      upon: null,
      body: { indicatorId, value: 'met', undoes: null, settles: [] },
    });
  if (way === 2) return drafts;
  const covers: ChangeId[] = drafts.map(({ changeId }) => changeId);
  const body = {
    outcome: 'passed' as const,
    signedName: exam.examinerName,
    basisDigest: basisDigestOf(covers),
    covers,
  };
  record({ type: 'assessment-signed', upon: null, body: { ...body, seen: {} } });
  return drafts;
}

export async function makeMonthDevice(folder: string, scale: number): Promise<void> {
  const now = Date.now();
  const set = makeMonth(scale, now);
  const device = await openBenchDevice(folder);
  const { staffId } = present(set.staff[0], 'an administrator');
  await device.workAs(staffId);
  await device.record(composeDocumentDrafts(set));
  let number = 0;
  for (const exam of set.exams.filter(({ plannedAt }) => Date.parse(plannedAt) < now)) {
    const drafts = exam.candidates.flatMap((candidate) => eventsOf(exam, candidate, number++));
    await device.workAs(exam.examinerId);
    if (drafts.length > 0) await device.record(drafts);
  }
  await device.close();
  await joinCentre(folder, join(folder, 'state'), staffId);
}
