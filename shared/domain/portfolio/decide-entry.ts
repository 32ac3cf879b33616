/** Whether an entry of a portfolio can be recorded as it was filled in (L1). Pure. */
import { problem } from '../../kernel/problem';
import { err, ok, type Result } from '../../kernel/result';
import { lengthProblem } from '../../kernel/typed-words';
import type { Organisation } from '../../records/organisation';
import { portfolioKinds } from '../../values/portfolio-kinds';
import type { PortfolioEntry } from './portfolio-documents';

/** Most characters of each text. */
export const entryLimits = { title: 300, place: 300, description: 4000 } as const;

/** What one fills in. */
export type EntryFields = Pick<
  PortfolioEntry,
  'kind' | 'title' | 'place' | 'from' | 'until' | 'description' | 'qualificationIds'
>;

export const blankEntryFields: EntryFields = {
  kind: 'work',
  title: '',
  place: '',
  from: null,
  until: null,
  description: '',
  qualificationIds: [],
};

/** Kinds that can be chosen: those of every centre, and the centre's own that are not retired. */
export const offeredKinds = ({
  portfolioKinds: own,
}: Pick<Organisation, 'portfolioKinds'>): readonly string[] => [
  ...portfolioKinds,
  ...(own ?? []).filter(({ isRetired }) => !isRetired).map(({ code }) => code),
];

/** As it is recorded, without blanks around its texts; or why it cannot be. */
export function decideEntry(fields: EntryFields): Result<EntryFields> {
  const texts = {
    title: fields.title.trim(),
    place: fields.place.trim(),
    description: fields.description.trim(),
  };
  if (texts.title === '') return err(problem('portfolio-title-blank'));
  for (const name of ['title', 'place', 'description'] as const) {
    const tooLong = lengthProblem(texts[name], entryLimits[name]);
    if (tooLong) return err(tooLong);
  }
  const { from, until } = fields;
  if (from !== null && until !== null && until < from) return err(problem('portfolio-period-backwards'));
  return ok({ ...fields, ...texts });
}
