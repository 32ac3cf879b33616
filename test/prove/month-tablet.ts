/** What examiners do on their tablet with one candidate, by the very verbs that the screens call, and by what that tablet knows. */

import { isAway, standingAttendance } from '../../shared/domain/attendance';
import { indicatorsOf } from '../../shared/domain/decide-mark';
import { usualToleranceMinutes } from '../../shared/domain/decide-start';
import type { ExamCandidate, ExamHead } from '../../shared/domain/exam';
import { hasBegun } from '../../shared/domain/has-begun';
import { startOf } from '../../shared/domain/plan-time';
import type { ChangeId, StaffId } from '../../shared/kernel/ids';
import type { Attendance } from '../../shared/records/attendance-recorded';
import { giveMark } from '../../src-renderer/actions/give-mark';
import { identifyCandidate } from '../../src-renderer/actions/identify-candidate';
import { loadAssessment } from '../../src-renderer/actions/load-assessment';
import { recordAttendance } from '../../src-renderer/actions/record-attendance';
import { signAssessment } from '../../src-renderer/actions/sign-assessment';
import { startOffPlan } from '../../src-renderer/actions/start-off-plan';
import { takeOver } from '../../src-renderer/actions/take-over';
import { writeRemark } from '../../src-renderer/actions/write-remark';
import type { StoredExam } from '../../src-renderer/cache/read-cache';
import { value } from '../builders/value';
import type { Seeded } from '../faults/seeded';
import { isOut } from '../simulation/count-plainly';
import type { Agenda } from './month-agenda';
import { type MonthCentre, type Post, pin } from './month-centre';

const minuteMs = 60_000;
/** A little less than the hour in which nobody asks why: each deed moves the clock. */
const inTimeMs = (usualToleranceMinutes - 1) * minuteMs;

/** Nobody works on for longer without the PIN: a session goes by the certificate with which it was opened. */
const sessionMs = 12 * 60 * minuteMs;

/** Unlocks the device, unless this person has it unlocked since this morning. */
export async function workAs({ device }: Post, staffId: StaffId): Promise<void> {
  const { host, world } = device.deps;
  const { session } = value(await host.people.people.read());
  const isFresh = session && world.now().getTime() - Date.parse(session.openedAt) < sessionMs;
  if (isFresh && session.staffId === staffId) return;
  value(await host.people.unlock({ staffId, pin }));
}

type Place = { readonly exam: ExamHead; readonly candidate: ExamCandidate };

/** One candidate before one examiner: each deed is recorded, or the proof ends. */
function before(post: Post, { exam, candidate }: Place & Pick<StoredExam, 'exam'>) {
  const { deps } = post.device;
  const { assessmentId } = candidate;
  const about = () => ({
    examId: exam.examId,
    assessmentId,
    changeId: deps.world.newId<'Change'>() as ChangeId,
  });
  const indicators = indicatorsOf(exam);
  const as = (staffId: StaffId) => workAs(post, staffId);
  return {
    as,
    attended: async (attendance: Attendance, reason: string) =>
      value(await recordAttendance(deps, { ...about(), attendance, reason })),
    identified: async () => value(await identifyCandidate(deps, { ...about(), method: 'identity-document' })),
    lateWith: async (reason: string) => value(await startOffPlan(deps, { ...about(), reason })),
    marked: async (mark: string, count = indicators.length) => {
      for (const { indicatorId } of indicators.slice(0, count)) {
        value(await giveMark(deps, { ...about(), indicatorId, value: mark }));
        if (mark === 'not-met')
          value(await writeRemark(deps, { ...about(), indicatorId, text: 'Niet volgens de tekening' }));
      }
    },
    tookOver: async () => value(await takeOver(deps, { ...about(), reason: 'Collega is weggeroepen' })),
    signed: async () => {
      const { changeId, ...rest } = about();
      value(await signAssessment(deps, { ...rest, changeId, pin }));
      post.signed.push({ changeId, signedAt: deps.world.now().toISOString() });
    },
  };
}
type Before = ReturnType<typeof before>;

/** What becomes of a candidate: what is done at once, and what later, after some minutes. */
type Way = (
  one: Before,
  chance: Seeded,
  colleague: StaffId,
) => Promise<null | ((one: Before) => Promise<unknown>)>;

const signedLater: Awaited<ReturnType<Way>> = (one) => one.signed();
const atOnce =
  (act: (one: Before) => Promise<unknown>): Way =>
  async (one) => {
    await act(one);
    return null;
  };

export const ways: Readonly<Record<string, Way>> = {
  absent: atOnce((one) => one.attended('absent', 'Niet gekomen')),
  ill: atOnce((one) => one.attended('ill', 'Koorts')),
  refused: atOnce((one) => one.attended('refused', 'Geen legitimatie')),
  identified: atOnce((one) => one.identified()),
  'marked by half': atOnce(async (one) => {
    await one.identified();
    await one.marked('met', 1);
  }),
  stopped: async (one) => {
    await one.identified();
    await one.marked('met', 2);
    return (later) => later.attended('stopped', 'Brandalarm');
  },
  'there after all': async (one) => {
    await one.attended('absent', 'Niet gezien');
    await one.attended('present', '');
    await one.identified();
    await one.marked('met');
    return signedLater;
  },
  late: async (one) => {
    await one.attended('late', 'Trein');
    await one.identified();
    await one.marked('met');
    return signedLater;
  },
  'taken over': async (one, _chance, colleague) => {
    await one.identified();
    await one.marked('met', 1);
    return async (later) => {
      await later.as(colleague);
      await later.tookOver();
      await later.identified();
      await later.marked('met');
      await later.signed();
    };
  },
  failed: async (one) => {
    await one.identified();
    await one.marked('not-met');
    return signedLater;
  },
  passed: async (one) => {
    await one.identified();
    await one.marked('met');
    return signedLater;
  },
};
/** Most pass; the rest is what a month has of everything. */
const often = [...Object.keys(ways), ...Array(6).fill('passed'), 'failed', 'failed'];

/** Whoever plays the month: the centre, chance, what is still to be done, and how often each thing was. */
export type Month = {
  readonly centre: MonthCentre;
  readonly chance: Seeded;
  readonly agenda: Agenda;
  readonly tally: Record<string, number>;
  /** Who has sat down before an examiner, per exam: nobody does so before two, whatever two tablets think. */
  readonly seated: Set<string>;
};

export const count = ({ tally }: Pick<Month, 'tally'>, what: string): void => {
  tally[what] = (tally[what] ?? 0) + 1;
};

type Asked = { readonly examId: string; readonly participantId: string };

/**
 * Somebody sits down before the examiner, by what the tablet knows of the plan at that moment: moved later, it waits; given to
 * another, it is theirs; unknown here, nobody begins.
 */
export async function sitDown(month: Month, post: Post, asked: Asked, tries = 4): Promise<void> {
  const { centre, chance, agenda } = month;
  const again = (ms: number, by: Post): void => {
    if (tries > 0) agenda.at(ms, () => sitDown(month, by, asked, tries - 1));
  };
  const stored = await post.device.cache.exam(asked.examId);
  const candidate = stored?.exam.candidates.find(
    ({ participantId }) => participantId === asked.participantId,
  );
  if (!stored || !candidate || stored.exam.status === 'cancelled') return;
  const { exam } = stored;
  const mine = centre.tablets.find(({ people }) => people.includes(candidate.examinerId));
  const now = centre.clock.now().getTime();
  if (!mine) return;
  if (mine !== post) return again(now, mine);
  const startMs = Date.parse(startOf(exam, candidate));
  if (startMs > now + inTimeMs) return again(startMs, post);
  const { events, attendance } = await lookAt(post, { exam, candidate });
  const seat = `${asked.examId} ${asked.participantId}`;
  if (events || month.seated.has(seat)) return;
  const one = before(post, { exam, candidate });
  await one.as(candidate.examinerId);
  if (isAway(attendance)) await one.attended('present', '');
  if (now > startMs + inTimeMs) await one.lateWith('De vorige liep uit');
  const colleague = post.people.find((staffId) => staffId !== candidate.examinerId) ?? candidate.examinerId;
  const way = chance.pick(often);
  count(month, way);
  if (!isOut(way)) month.seated.add(seat);
  const rest = await ways[way]!(one, chance, colleague);
  if (rest)
    agenda.at(now + (10 + chance.int(50)) * minuteMs, async () => {
      const { holderId } = await lookAt(post, { exam, candidate });
      await one.as(candidate.examinerId);
      // Given to another meanwhile: who has it in hand takes it back first, as the screen asks.
      if (holderId !== candidate.examinerId) {
        await one.tookOver();
        await one.identified();
      }
      await rest(one);
    });
}

/** The screen is opened: what the device knows by now of work on it, and of whether they are there. */
export async function lookAt({ device }: Post, { exam: { examId }, candidate: { assessmentId } }: Place) {
  // Its view follows when somebody asks.
  await device.catchUp();
  const { assessment } = value(await loadAssessment(device.deps, { examId, assessmentId }));
  const events = await device.cache.assessmentEvents(assessmentId);
  return {
    ...{ events: hasBegun(events), attendance: standingAttendance(events) },
    holderId: assessment.holder?.staffId,
  };
}
