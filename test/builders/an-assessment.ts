/**
 * The story of an assessment, told as its events: `anAssessment(exam).identified().marked('1.1.1', 'met')`. Each
 * event goes upon what stands at that moment, as the program would do it. `onDevice` splits the story: two devices
 * that go on from the same point without knowing of each other.
 */
import { type Assessment, foldAssessment, headKey } from '../../shared/domain/assessment';
import type { AssessmentEvent } from '../../shared/domain/assessment-event';
import { decideAttendance } from '../../shared/domain/decide-attendance';
import {
  decideAttach,
  decideRemoveEvidence,
  type EvidenceToAttach,
} from '../../shared/domain/decide-evidence';
import { type Desk, decideUndo, type EventIntent } from '../../shared/domain/decide-mark';
import { decideSign } from '../../shared/domain/decide-sign';
import { decideStartReason, type StartRules } from '../../shared/domain/decide-start';
import { decideTakeOver } from '../../shared/domain/decide-take-over';
import type { Exam } from '../../shared/domain/exam';
import type { ChangeId, StaffId } from '../../shared/kernel/ids';
import type { Change } from '../../shared/protocol/change';
import type { AssessmentEventType } from '../../shared/records/all-records';
import { assessmentEventRecords } from '../../shared/records/all-records';
import type { Attendance } from '../../shared/records/attendance-recorded';
import type { MarkValue } from '../../shared/values/scale';
import { aChange } from './a-change';
import { aNamedFile } from './a-named-file';
import { anExam, anId, indicatorNumbered } from './an-exam';

/** A recorded event: the whole change, as it travels. */
export type StoryEvent = AssessmentEvent & Change;

/** Counts over all devices of one story, so that a later event has a later id. */
type Clock = { tick: number };

export class AssessmentStory {
  readonly exam: Exam;
  readonly events: readonly StoryEvent[];
  private readonly clock: Clock;
  private readonly device: number;
  private readonly actorId: StaffId;

  constructor(
    exam: Exam,
    events: readonly StoryEvent[],
    clock: Clock = { tick: 0 },
    device = 9001,
    actorId: StaffId = exam.examinerId,
  ) {
    this.exam = exam;
    this.events = events;
    this.clock = clock;
    this.device = device;
    this.actorId = actorId;
  }

  get assessment(): Assessment {
    return foldAssessment(anId(7001), this.events, this.exam.examinerId);
  }

  /** What the one who tells on decides upon. */
  get desk(): Desk {
    return { exam: this.exam, assessment: this.assessment, actorId: this.actorId };
  }

  /** The same story, continued on another device. */
  onDevice(number: number): AssessmentStory {
    return new AssessmentStory(this.exam, this.events, this.clock, 9000 + number, this.actorId);
  }

  /** The same story, told on by somebody else, on the same device. */
  by(actorId: StaffId): AssessmentStory {
    return new AssessmentStory(this.exam, this.events, this.clock, this.device, actorId);
  }

  /** What this device has after it received the events of the other story that it had not. */
  receiving(other: AssessmentStory): AssessmentStory {
    const missing = other.events.filter((event) => !this.events.includes(event));
    return this.telling([...this.events, ...missing]);
  }

  /** Adds what a decision returned. */
  recorded(intent: EventIntent): AssessmentStory {
    return this.with(intent.type, intent.upon, intent.body as never);
  }

  identified(): AssessmentStory {
    const { examinerId } = this.exam;
    return this.with('candidate-identified', null, { method: 'identity-document', examinerId });
  }

  marked(number: string, value: MarkValue): AssessmentStory {
    const indicatorId = indicatorNumbered(this.exam, number);
    const { upon, settles } = this.replacing('mark', number);
    return this.with('mark-given', upon, { indicatorId, value, undoes: null, settles });
  }

  /** Gives every indicator of the exam the same mark. */
  markedAll(value: MarkValue): AssessmentStory {
    return this.numbers().reduce<AssessmentStory>((story, number) => story.marked(number, value), this);
  }

  withdrawn(number: string): AssessmentStory {
    const indicatorId = indicatorNumbered(this.exam, number);
    const { upon, settles } = this.replacing('mark', number);
    return this.with('mark-withdrawn', upon, { indicatorId, undoes: null, settles });
  }

  /** With the mark that stands, as the program does it. */
  remarked(number: string, text: string): AssessmentStory {
    const indicatorId = indicatorNumbered(this.exam, number);
    const { upon, settles } = this.replacing('remark', number);
    const level = this.assessment.marks.get(indicatorId)?.value ?? null;
    return this.with('remark-written', upon, { indicatorId, text, level, undoes: null, settles });
  }

  /** As an older program did it, which did not say with which mark. */
  remarkedBefore(number: string, text: string): AssessmentStory {
    const indicatorId = indicatorNumbered(this.exam, number);
    const { upon, settles } = this.replacing('remark', number);
    return this.with('remark-written', upon, { indicatorId, text, undoes: null, settles });
  }

  undone(): AssessmentStory {
    const decided = decideUndo(this.desk);
    if (!decided.ok) throw new Error(`cannot undo: ${decided.problem.code}`);
    return this.recorded(decided.value);
  }

  signed(name = 'Joke Wierda'): AssessmentStory {
    const decided = decideSign(this.desk, name);
    if (!decided.ok) throw new Error(`cannot sign: ${decided.problem.code}`);
    return this.recorded(decided.value);
  }

  /** Goes on with what was another's. */
  takenOver(reason = 'Joke is ziek'): AssessmentStory {
    const decided = decideTakeOver(this.desk, reason);
    if (!decided.ok || !decided.value) throw new Error('nothing to take over');
    return this.recorded(decided.value);
  }

  /** Says why it begins on another day or hour than planned. */
  startedOffPlan(reason: string, rules: StartRules): AssessmentStory {
    const decided = decideStartReason(this.desk, reason, rules);
    if (!decided.ok || !decided.value) throw new Error('no reason to give');
    return this.recorded(decided.value);
  }

  /** Says whether the candidate was there. */
  attended(attendance: Attendance, reason = ''): AssessmentStory {
    const decided = decideAttendance(this.desk, attendance, reason);
    if (!decided.ok || !decided.value) throw new Error('nothing to say of attendance');
    return this.recorded(decided.value);
  }

  /** Attaches a file: to the indicator of this number, or else to the whole exam. */
  attached(number: string | null, name = 'foto.jpg', word = ''): AssessmentStory {
    const indicatorId = number === null ? null : indicatorNumbered(this.exam, number);
    return this.attachedTo({ indicatorId, workProcessId: null, file: aNamedFile({ name }), word });
  }

  attachedTo(given: EvidenceToAttach): AssessmentStory {
    const decided = decideAttach(this.desk, given);
    if (!decided.ok || !decided.value) throw new Error('nothing to attach');
    return this.recorded(decided.value);
  }

  /** Removes what was attached at this place of the list, counted from 0. */
  evidenceRemoved(at = 0, reason = ''): AssessmentStory {
    const { changeId } = this.assessment.evidence[at] ?? { changeId: anId<'Change'>(1) };
    const decided = decideRemoveEvidence(this.desk, changeId, reason);
    if (!decided.ok || !decided.value) throw new Error('nothing to remove');
    return this.recorded(decided.value);
  }

  sheetIssued(): AssessmentStory {
    return this.with('sheet-issued', null, { digest: 'c'.repeat(64), language: 'nl' });
  }

  numbers(): readonly string[] {
    return this.exam.snapshot.coreTasks.flatMap((c) =>
      c.workProcesses.flatMap((w) => w.indicators.map((i) => i.number)),
    );
  }

  private telling(events: readonly StoryEvent[]): AssessmentStory {
    return new AssessmentStory(this.exam, events, this.clock, this.device, this.actorId);
  }

  private replacing(about: 'mark' | 'remark', number: string) {
    const heads = this.assessment.heads.get(headKey(about, indicatorNumbered(this.exam, number))) ?? [];
    const [last, ...rivals] = heads.map((head) => head.changeId).reverse();
    return { upon: last ?? null, settles: rivals };
  }

  private with<T extends AssessmentEventType>(
    type: T,
    upon: ChangeId | null,
    body: Extract<AssessmentEvent, { type: T }>['body'],
  ): AssessmentStory {
    this.clock.tick += 1;
    const tick = this.clock.tick;
    const event = aChange({
      changeId: anId(100_000 + tick),
      type,
      needs: assessmentEventRecords[type].needs,
      subjectId: anId<'Assessment'>(7001),
      examId: this.exam.examId,
      actorId: this.actorId,
      deviceId: anId(this.device),
      deviceSeq: tick,
      occurredAt: new Date(Date.UTC(2026, 10, 24, 8, 0, tick)).toISOString(),
      upon,
      body,
    }) as StoryEvent;
    return this.telling([...this.events, event]);
  }
}

export const anAssessment = (exam: Exam = anExam()): AssessmentStory => new AssessmentStory(exam, []);
