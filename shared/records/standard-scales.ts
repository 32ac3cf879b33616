/**
 * The scales that planning offers: every file of `assets/scales`, with the words of `scale.json` in every language. What
 * is chosen is frozen into the exam, words and all; from then on nothing of it is looked up here.
 */
import { present } from '../kernel/assert';
import { byLanguage } from '../texts/files-by-language';
import { languageCodes } from '../texts/languages';
import type { Localised } from '../values/identity';
import type { RatingScale } from '../values/scale';
import { scaleFiles } from './scale-files';

type LevelTexts = { readonly label: string; readonly letter: string };
type ScaleTexts = {
  readonly name: string;
  readonly help: string;
  readonly level: Readonly<Record<string, LevelTexts>>;
};
type ScaleTextsFile = { readonly offered: Readonly<Record<string, ScaleTexts>> };

const textsByLanguage = byLanguage(
  import.meta.glob<ScaleTextsFile>('../../assets/locales/*/scale.json', { eager: true, import: 'default' }),
);

export type OfferedScale = {
  readonly scale: RatingScale;
  /** What a planner should know of it. */
  readonly help: Localised;
};

/** One text of a scale in every language. */
const inEveryLanguage = (scaleId: string, textOf: (texts: ScaleTexts) => string | undefined): Localised =>
  Object.fromEntries(
    languageCodes.map((code) => {
      const text = textOf(present(textsByLanguage[code]?.offered[scaleId], `texts of ${scaleId} in ${code}`));
      return [code, present(text, `text of ${scaleId} in ${code}`)] as const;
    }),
  );

const offer = ({ scaleId, levels, bestFirst }: (typeof scaleFiles)[number]): OfferedScale => ({
  help: inEveryLanguage(scaleId, (texts) => texts.help),
  scale: {
    scaleId,
    name: inEveryLanguage(scaleId, (texts) => texts.name),
    levels: levels.map((level) => ({
      ...level,
      label: inEveryLanguage(scaleId, (texts) => texts.level[level.code]?.label),
      letter: inEveryLanguage(scaleId, (texts) => texts.level[level.code]?.letter),
    })),
    bestFirst,
    mayBeNotApplicable: false,
  },
});

export const offeredScales: readonly OfferedScale[] = scaleFiles.map(offer);

/** The offered scale with this id. */
export const offeredScale = (scaleId: string): RatingScale =>
  present(
    offeredScales.find(({ scale }) => scale.scaleId === scaleId),
    `scale ${scaleId}`,
  ).scale;

/** Those that the program itself speaks of: as a first choice, and in the sample centre. */
export const standardScales = {
  'met-not-met': offeredScale('met-not-met'),
  'o-v-g': offeredScale('o-v-g'),
} as const;
