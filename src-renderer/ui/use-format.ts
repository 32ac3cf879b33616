/** Times, days and sizes as people of the chosen language write them. */
import { useMemo } from 'react';
import { createCollator, type Language, tagOf } from '../../shared/texts/languages';
import { usePreferences } from './preferences';

export type Format = {
  readonly time: (moment: string) => string;
  readonly day: (moment: string) => string;
  readonly longDay: (moment: string) => string;
  readonly dayAndTime: (moment: string) => string;
  /** To the second: "10:42:07". */
  readonly exactTime: (moment: string) => string;
  /** What a language is called: "Frans" for `fr`. */
  readonly language: (tag: string) => string;
  /** Puts names in the order people expect. */
  readonly compare: (a: string, b: string) => number;
  readonly number: (value: number) => string;
  /** Of a hundred: "75%". */
  readonly percent: (value: number) => string;
  /** Bytes in the largest fitting unit: "1,4 GB". */
  readonly bytes: (value: number) => string;
};

/** Formats of one language, in the time zone of the device. */
export function composeFormat(language: Language): Format {
  const locale = tagOf(language);
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
  const exactTime = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const languageNames = new Intl.DisplayNames(locale, { type: 'language' });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const longDay = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const oneDecimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return {
    time: (moment) => time.format(new Date(moment)),
    exactTime: (moment) => exactTime.format(new Date(moment)),
    language: (tag) => languageNames.of(tag) ?? tag,
    compare: createCollator(language).compare,
    day: (moment) => day.format(new Date(moment)),
    longDay: (moment) => longDay.format(new Date(moment)),
    dayAndTime: (moment) => `${day.format(new Date(moment))} ${time.format(new Date(moment))}`,
    number: (value) => number.format(value),
    percent: (value) => percent.format(value / 100),
    bytes: (value) => {
      const units = ['B', 'kB', 'MB', 'GB', 'TB'];
      const step = value < 1 ? 0 : Math.min(Math.floor(Math.log10(value) / 3), units.length - 1);
      return `${oneDecimal.format(value / 1000 ** step)} ${units[step]}`;
    },
  };
}

/** The formats of the language on screen. */
export function useFormat(): Format {
  const language = usePreferences((p) => p.language);
  return useMemo(() => composeFormat(language), [language]);
}
