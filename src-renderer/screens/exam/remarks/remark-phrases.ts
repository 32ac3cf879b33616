/**
 * Phrases for remarks: those that fit a mark, and what this examiner wrote before. They come in the language of the exam
 * and its sheet, whatever language the screen has. Pure.
 */
import type { Assessment } from '../../../../shared/domain/assessment';
import type { IndicatorId } from '../../../../shared/kernel/ids';
import { byLanguage } from '../../../../shared/texts/files-by-language';
import type { Language } from '../../../../shared/texts/languages';
import { levelOf, type MarkValue, type RatingScale } from '../../../../shared/values/scale';

type StockGroup = 'insufficient' | 'sufficient' | 'good' | 'not-observed' | 'not-applicable';

/** Which phrases fit: those of a good one only for the best of several sufficient levels. */
function groupOf(value: MarkValue, scale: RatingScale): StockGroup | null {
  if (value === 'not-observed' || value === 'not-applicable') return value;
  const level = levelOf(scale, value);
  if (!level) return null;
  if (!level.isSufficient) return 'insufficient';
  const sufficient = scale.levels.filter((other) => other.isSufficient);
  return sufficient.length > 1 && sufficient.at(-1) === level ? 'good' : 'sufficient';
}

type Stock = {
  readonly stock: Readonly<Record<StockGroup, readonly string[]>>;
  /** That it was asked to be shown still, in vain. */
  readonly asked: string;
};

const stockByLanguage = byLanguage(
  import.meta.glob<Stock>('../../../../assets/locales/*/level.json', { eager: true, import: 'default' }),
);

/** The six stock phrases of a mark; none before there is one. */
export function stockPhrases(
  value: MarkValue | null,
  scale: RatingScale,
  language: Language,
): readonly string[] {
  const group = value === null ? null : groupOf(value, scale);
  return (group && stockByLanguage[language]?.stock[group]) ?? [];
}

/** What is noted of a critical indicator that was asked to be shown still, and was not. */
export const askedPhrase = (language: Language): string => stockByLanguage[language]?.asked ?? '';

/** Every stock phrase of every mark: none of them is somebody's own. */
const everyStock: readonly string[] = Object.values(stockByLanguage).flatMap((texts) =>
  [...Object.values(texts?.stock ?? {}).flat(), texts?.asked ?? []].flat(),
);

const shortEnough = 60;
const count = 3;

/**
 * The last short remarks that this examiner wrote with the mark that the indicator has, newest first, without stock
 * phrases: what was written of another mark would say the reverse here.
 */
export function ownPhrases(
  { marks, remarks }: Pick<Assessment, 'marks' | 'remarks'>,
  indicatorId: IndicatorId,
): readonly string[] {
  const value = marks.get(indicatorId)?.value;
  const texts = [...remarks]
    .filter(([id, remark]) => id !== indicatorId && value !== undefined && remark.level === value)
    .map(([, remark]) => remark)
    .sort((a, b) => b.at.localeCompare(a.at))
    .map((remark) => remark.text);
  return [...new Set(texts)]
    .filter((text) => text.length <= shortEnough && !everyStock.some((phrase) => text.includes(phrase)))
    .slice(0, count);
}

/** Adds a phrase behind what is there; a phrase that is there already changes nothing. */
export function joinPhrase(text: string, phrase: string): string {
  const before = text.trim();
  if (before.includes(phrase)) return before;
  return before === '' ? phrase : `${before} ${phrase}`;
}
