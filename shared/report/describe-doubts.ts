/** What the hub doubted of the events behind a sheet, and what was decided about it: one sentence per decision (W6). */
import type { Assessment } from '../domain/assessment';
import { type Doubt, undecided } from '../domain/doubts';
import { groupBy } from '../kernel/group-by';
import type { StaffId } from '../kernel/ids';
import type { Texts } from '../texts/create-texts';
import type { Language } from '../texts/languages';
import { formatMoment } from './format-moment';

type Input = {
  readonly assessment: Assessment;
  readonly nameOf: (staffId: StaffId) => string | null;
  readonly language: Language;
  readonly texts: Texts;
  /** IANA zone in which times are written. */
  readonly timeZone: string;
};

type Decided = NonNullable<Doubt['decision']>;

function describeDecision(input: Input, { counts, by, at, reason }: Decided, count: number): string {
  const { nameOf, language, texts, timeZone } = input;
  return texts(counts ? 'sheet:note.doubt-counts' : 'sheet:note.doubt-left-out', {
    count,
    name: (by && nameOf(by)) ?? texts('sheet:note.doubt-decider'),
    at: formatMoment(at, language, timeZone),
    reason,
  });
}

/** Open ones first, then each decision, oldest first; nothing where nothing was doubted. */
export function describeDoubts(input: Input): readonly string[] {
  const doubts = input.assessment.doubts;
  const open = undecided(doubts).length;
  const decisions = [...doubts.values()].flatMap(({ decision }) => decision ?? []);
  const groups = groupBy(
    decisions.sort((a, b) => (a.at < b.at ? -1 : 1)),
    ({ counts, by, at, reason }) => JSON.stringify([counts, by, at, reason]),
  );
  return [
    ...(open > 0 ? [input.texts('sheet:note.doubt-open', { count: open })] : []),
    ...[...groups.values()].flatMap((group) =>
      group[0] ? [describeDecision(input, group[0], group.length)] : [],
    ),
  ];
}
