/** Which indicators were often insufficient in signed results (SPEC.md, F1, F5). Pure. */
import type { IndicatorId, ParticipantId } from '../../kernel/ids';
import type { Assessment } from '../assessment';
import type { Exam } from '../exam';
import { fewestPeople } from './count-outcomes';

export type IndicatorFigure = {
  readonly indicatorId: IndicatorId;
  readonly workProcess: { readonly code: string; readonly name: string };
  readonly number: string;
  readonly text: string;
  readonly critical: boolean;
  readonly sufficient: number;
  readonly insufficient: number;
};

/** One signed result with what it was about. */
export type JudgedResult = {
  readonly participantId: ParticipantId;
  readonly assessment: Pick<Assessment, 'marks'>;
  readonly exam: Pick<Exam, 'snapshot' | 'scale'>;
};

type Tally = { figure: IndicatorFigure; readonly people: Set<ParticipantId> };

/**
 * Counts marks that say sufficient or not; what was not seen or does not apply says neither. An indicator has the words of the last
 * result in which it stands. The worst share first; those that nobody failed and those of fewer than ten people are left out.
 */
export function countIndicators(results: Iterable<JudgedResult>): {
  readonly figures: readonly IndicatorFigure[];
  /** How many indicators were marked for too few people. */
  readonly tooFew: number;
} {
  const tallies = new Map<IndicatorId, Tally>();
  for (const { participantId, assessment, exam } of results)
    for (const { code, name, indicators } of exam.snapshot.coreTasks.flatMap((task) => task.workProcesses))
      for (const { indicatorId, number, text, critical } of indicators) {
        const value = assessment.marks.get(indicatorId)?.value ?? null;
        const level = exam.scale.levels.find((one) => one.code === value);
        if (!level) continue;
        const before = tallies.get(indicatorId);
        const people = before?.people ?? new Set<ParticipantId>();
        people.add(participantId);
        const { sufficient, insufficient } = before?.figure ?? { sufficient: 0, insufficient: 0 };
        const figure = {
          ...{ indicatorId, number, text, critical, workProcess: { code, name } },
          sufficient: sufficient + (level.isSufficient ? 1 : 0),
          insufficient: insufficient + (level.isSufficient ? 0 : 1),
        };
        tallies.set(indicatorId, { figure, people });
      }
  const all = [...tallies.values()];
  const enough = all.filter(({ people }) => people.size >= fewestPeople);
  const share = ({ sufficient, insufficient }: IndicatorFigure): number =>
    insufficient / (sufficient + insufficient);
  return {
    figures: enough
      .map(({ figure }) => figure)
      .filter(({ insufficient }) => insufficient > 0)
      .sort(
        (a, b) => share(b) - share(a) || b.insufficient - a.insufficient || (a.number < b.number ? -1 : 1),
      ),
    tooFew: all.length - enough.length,
  };
}
