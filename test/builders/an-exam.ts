/**
 * Builders for tests: an exam, a candidate, and the story of an assessment told as events. Everything has a sensible
 * value, so that a test names only what it is about. Ids are counted, not random: the same test, the same ids.
 */

import { present } from '../../shared/kernel/assert';
import type { Id, IndicatorId } from '../../shared/kernel/ids';
import type { Exam, ExamCandidate, SnapshotIndicator } from '../../shared/records/exam';
import { standardScales } from '../../shared/records/standard-scales';
import { standardRules } from '../../shared/values/pass-rule';

/** The id with this number; numbers sort like ids. Kinds are kept apart by their own thousands. */
export const anId = <Brand extends string>(number: number): Id<Brand> =>
  `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}` as Id<Brand>;

export function aCandidate(changes: Partial<ExamCandidate> = {}): ExamCandidate {
  return {
    assessmentId: anId(7001),
    participantId: anId(6001),
    number: '2024-0117',
    name: 'Şeyma van der Łąk',
    birthDate: '2007-03-14',
    group: 'LAS-3A',
    ...changes,
  };
}

/**
 * An exam with one core task.
 * @param shape indicators per work process, as texts; a text that starts with `★` is critical
 */
export function anExam(
  changes: Partial<Exam> & { readonly shape?: readonly (readonly string[])[] } = {},
): Exam {
  const {
    shape = [['★ draagt beschermende kleding', 'controleert de lasmachine'], ['last de hoeknaad']],
    ...rest
  } = changes;
  let indicatorCount = 0;
  const workProcesses = shape.map((texts, w) => ({
    workProcessId: anId<'WorkProcess'>(3001 + w),
    code: `B1-K1-W${w + 1}`,
    name: `Werkproces ${w + 1}`,
    description: 'De kandidaat voert het werk uit.',
    desiredResult: 'Het werk is veilig en volgens de tekening gedaan.',
    indicatorIntro: 'De kandidaat:',
    indicators: texts.map((text, i): SnapshotIndicator => {
      indicatorCount += 1;
      return {
        indicatorId: anId(4000 + indicatorCount),
        number: `1.${w + 1}.${i + 1}`,
        text: text.replace(/^★\s*/, ''),
        critical: text.startsWith('★'),
      };
    }),
  }));
  return {
    examId: anId(5001),
    code: 'LAS-PROEVE-1',
    title: 'Lassen, proeve 1',
    version: 1,
    language: 'nl',
    plannedAt: '2026-11-24T08:00:00.000Z',
    place: 'Werkplaats 2',
    examinerId: anId(8001),
    examinerName: 'Joke Wierda',
    examinerJobTitle: 'docent lastechniek',
    candidates: [aCandidate()],
    scale: standardScales['met-not-met'],
    rule: standardRules.all,
    snapshot: {
      qualificationId: anId(1001),
      name: 'Allround lasser',
      code: '25684',
      cohort: null,
      level: '3',
      language: 'nl',
      coreTasks: [{ coreTaskId: anId(2001), code: 'B1-K1', name: 'Voert laswerk uit', workProcesses }],
    },
    definitionDigest: 'd'.repeat(64),
    status: 'planned',
    ...rest,
  };
}

/** The indicator with this number in the exam, e.g. `1.2.1`. */
export function indicatorNumbered(exam: Exam, number: string): IndicatorId {
  const all = exam.snapshot.coreTasks.flatMap((c) => c.workProcesses.flatMap((w) => w.indicators));
  return present(
    all.find((indicator) => indicator.number === number),
    `indicator ${number}`,
  ).indicatorId;
}
