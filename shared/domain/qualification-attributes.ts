/**
 * What a qualification is called and for whom it is (M17 to M22). Changed on its head at once, without a new version of its
 * tree: an exam that is planned keeps the name it pinned.
 */
import { problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';
import { sameValue } from '../kernel/same-value';
import { lengthProblem } from '../kernel/typed-words';
import type { QualificationHead } from '../records/qualification';
import { parseCohort } from './cohort';

export type QualificationAttributes = Pick<
  QualificationHead,
  'language' | 'name' | 'code' | 'cohort' | 'level' | 'isStandard'
>;

/** Most characters, as the record has them. */
export const attributeLimits = { name: 500, code: 40, cohort: 40, level: 40 } as const;
type TextAttribute = keyof typeof attributeLimits;

/** The attributes of a head, and nothing else of it. */
export const attributesOf = ({
  language,
  name,
  code,
  cohort,
  level,
  isStandard,
}: QualificationAttributes): QualificationAttributes => ({
  language,
  name,
  code,
  cohort,
  level,
  isStandard,
});

const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ');

/** As imports write it (`2026-2027`), so that the same one is one; what is no school year stays as it was typed. */
export function tidyCohort(text: string | null): string | null {
  const typed = tidy(text ?? '');
  const read = parseCohort(typed);
  return (read.ok ? read.value?.text : typed) || null;
}

/** As they are recorded: blanks around a text say nothing, and a blank cohort or level is none (M20, M21). */
export const tidyAttributes = (attributes: QualificationAttributes): QualificationAttributes => ({
  ...attributes,
  name: tidy(attributes.name),
  code: tidy(attributes.code),
  cohort: tidyCohort(attributes.cohort),
  level: tidy(attributes.level ?? '') || null,
});

/** The head with these attributes; the same object when nothing differs. Only a name must be there. */
export function decideAttributes(
  head: QualificationHead,
  attributes: QualificationAttributes,
): Result<QualificationHead> {
  const next = tidyAttributes(attributes);
  if (next.name === '') return err(problem('qualification-name-missing'));
  for (const field of Object.keys(attributeLimits) as TextAttribute[]) {
    const tooLong = lengthProblem(next[field] ?? '', attributeLimits[field]);
    if (tooLong) return err(tooLong);
  }
  return ok(sameValue(attributesOf(head), next) ? head : { ...head, ...next });
}

/** Others that an import could not tell from this one: the same code for the same cohort. None without a code. */
export const findSameCode = (
  heads: readonly QualificationHead[],
  own: Pick<QualificationHead, 'qualificationId' | 'code' | 'cohort'>,
): readonly QualificationHead[] =>
  own.code === ''
    ? []
    : heads.filter(
        ({ qualificationId, code, cohort, status }) =>
          qualificationId !== own.qualificationId &&
          status !== 'archived' &&
          code === own.code &&
          cohort === own.cohort,
      );
