/**
 * Builders for tests: an exam, a candidate, and the story of an assessment told as events. Everything has a sensible
 * value, so that a test names only what it is about. Ids are counted, not random: the same test, the same ids.
 */

import type { ComposedExam } from '../../shared/domain/compose-exam';
import { contentDigestOf } from '../../shared/domain/content-digest';
import type { Exam, ExamCandidate } from '../../shared/domain/exam';
import { present } from '../../shared/kernel/assert';
import type { Id, IndicatorId } from '../../shared/kernel/ids';
import type { ExamDefinition, SnapshotIndicator } from '../../shared/records/exam-definition';
import { standardScales } from '../../shared/records/standard-scales';
import { standardRules } from '../../shared/values/pass-rule';

/** The id with this number; numbers sort like ids. Kinds are kept apart by their own thousands. */
export const anId = <Brand extends string>(number: number): Id<Brand> =>
  `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}` as Id<Brand>;

export function aCandidate(changes: Partial<ExamCandidate> = {}): ExamCandidate {
  return {
    assessmentId: anId(7001),
    participantId: changes.assessmentId
      ? anId(6000 + Number.parseInt(changes.assessmentId.slice(-3), 16))
      : anId(6001),
    number: '2024-0117',
    name: 'Şeyma van der Łąk',
    birthDate: '2007-03-14',
    group: 'LAS-3A',
    examinerId: anId(8001),
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
  const exam = {
    examId: anId<'Exam'>(5001),
    code: 'LAS-PROEVE-1',
    title: 'Lassen, proeve 1',
    version: 1,
    language: 'nl',
    plannedAt: '2026-11-24T08:00:00.000Z',
    place: 'Werkplaats 2',
    examinerId: anId<'Staff'>(8001),
    examinerName: 'Joke Wierda',
    examinerJobTitle: 'docent lastechniek',
    candidates: [aCandidate({ examinerId: changes.examinerId ?? anId(8001) })],
    scale: standardScales['met-not-met'],
    rule: standardRules.all,
    snapshot: {
      qualificationId: anId<'Qualification'>(1001),
      name: 'Allround lasser',
      code: '25684',
      cohort: null,
      level: '3',
      language: 'nl',
      coreTasks: [
        { coreTaskId: anId<'CoreTask'>(2001), code: 'B1-K1', name: 'Voert laswerk uit', workProcesses },
      ],
    },
    status: 'planned' as const,
    ...rest,
  };
  return withItsDigest(exam);
}

type Undigested = Omit<Exam, 'about' | 'definitionDigest'>;

const definitionOf = ({
  snapshot,
  scale,
  rule,
  phrases,
}: Pick<Exam, 'snapshot' | 'scale' | 'rule' | 'phrases'>): ExamDefinition => ({
  snapshot,
  parts: [{ partCode: '1', kind: 'observation', workProcessIds: workProcessIdsOf(snapshot), scale }],
  rule,
  ...(phrases && { phrases: [...phrases] }),
});
const workProcessIdsOf = (snapshot: Exam['snapshot']) =>
  snapshot.coreTasks.flatMap((c) => c.workProcesses.map((w) => w.workProcessId));

/** The exam with what follows from its definition: the digest, and what lists say of it. */
export function withItsDigest(exam: Undigested): Exam {
  const { snapshot, scale } = exam;
  return {
    about: {
      qualificationId: snapshot.qualificationId,
      name: snapshot.name,
      code: snapshot.code,
      workProcesses: workProcessIdsOf(snapshot).length,
      indicators: snapshot.coreTasks.flatMap((c) => c.workProcesses.flatMap((w) => w.indicators)).length,
      scaleName: scale.name,
    },
    ...exam,
    definitionDigest: contentDigestOf(definitionOf(exam)),
  };
}

/** The two records that such an exam is made of. */
export function recordsOf(exam: Exam): ComposedExam {
  const { candidates, examinerId, examinerName, examinerJobTitle, snapshot, scale, rule, phrases, ...rest } =
    exam;
  return {
    definition: definitionOf({ snapshot, scale, rule, phrases }),
    planned: {
      ...rest,
      candidates: candidates.map(({ assessmentId: _, examinerId: __, ...candidate }) => candidate),
      examiners: [{ staffId: examinerId, name: examinerName, jobTitle: examinerJobTitle }],
      assessments: candidates.map(({ assessmentId, participantId, examinerId: assigned }) => ({
        assessmentId,
        participantId,
        partCode: '1',
        examinerId: assigned,
      })),
    },
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
