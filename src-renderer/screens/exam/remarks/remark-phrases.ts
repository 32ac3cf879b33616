/**
 * Phrases for remarks: those that fit a mark, and what this examiner wrote before. They come in the language of the exam
 * and its sheet, whatever language the screen has. Pure.
 */
import type { Remark } from '../../../../shared/domain/assessment';
import { byLanguage } from '../../../../shared/texts/files-by-language';
import type { Language } from '../../../../shared/texts/languages';
import { levelOf, type MarkValue, type RatingScale } from '../../../../shared/values/scale';

type StockGroup = 'insufficient' | 'sufficient' | 'good' | 'not-observed' | 'not-applicable';

/** Which phrases fit: those of a good one only for the best of several sufficient levels. */
function groupOf(value: MarkValue | null, scale: RatingScale): StockGroup {
  if (value === 'not-observed' || value === 'not-applicable') return value;
  const level = value === null ? null : levelOf(scale, value);
  if (!level) return 'sufficient';
  if (!level.isSufficient) return 'insufficient';
  const sufficient = scale.levels.filter((other) => other.isSufficient);
  return sufficient.length > 1 && sufficient.at(-1) === level ? 'good' : 'sufficient';
}

type Stock = { readonly stock: Readonly<Record<StockGroup, readonly string[]>> };

const stockByLanguage = byLanguage(
  import.meta.glob<Stock>('../../../../assets/locales/*/level.json', { eager: true, import: 'default' }),
);

/** The six stock phrases of a mark. */
export const stockPhrases = (
  value: MarkValue | null,
  scale: RatingScale,
  language: Language,
): readonly string[] => stockByLanguage[language]?.stock[groupOf(value, scale)] ?? [];

const shortEnough = 60;
const count = 3;

/** The last short remarks that are no stock phrases, newest first. */
export function ownPhrases(
  remarks: ReadonlyMap<unknown, Remark>,
  stock: readonly string[],
): readonly string[] {
  const texts = [...remarks.values()].sort((a, b) => b.at.localeCompare(a.at)).map((remark) => remark.text);
  return [...new Set(texts)]
    .filter((text) => text.length <= shortEnough && !stock.some((phrase) => text.includes(phrase)))
    .slice(0, count);
}

/** Adds a phrase behind what is there; a phrase that is there already changes nothing. */
export function joinPhrase(text: string, phrase: string): string {
  const before = text.trim();
  if (before.includes(phrase)) return before;
  return before === '' ? phrase : `${before} ${phrase}`;
}
