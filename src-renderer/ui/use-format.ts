/** Times, days and sizes as people of the chosen language write them, by the clock of the device or of another zone. */
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createCollator, type Language, tagOf } from '../../shared/texts/languages';
import { cityOf, comesTwice, showDifferentTimes } from '../../shared/values/wall-time';
import { usePreferences } from './preferences';

export type Format = {
  readonly time: (moment: string) => string;
  readonly day: (moment: string) => string;
  readonly longDay: (moment: string) => string;
  /** As narrow as a column of a week: "ma 23 nov". */
  readonly weekDay: (moment: string) => string;
  /** With the zone in words where its clock shows another time than the device's. */
  readonly dayAndTime: (moment: string) => string;
  /** The zone in words where its clock shows another time than the device's at that moment; else blank. */
  readonly zone: (moment: string) => string;
  /** To the second: "10:42:07"; with the zone like `dayAndTime`. */
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

let zoneOfThisTurn: string | null = null;
/** The zone of the device's own clock. It may be set while the program runs; the rows of one drawing ask once for all of them. */
function deviceTimeZone(): string {
  if (zoneOfThisTurn !== null) return zoneOfThisTurn;
  zoneOfThisTurn = Intl.DateTimeFormat().resolvedOptions().timeZone;
  void Promise.resolve().then(() => {
    zoneOfThisTurn = null;
  });
  return zoneOfThisTurn;
}

export type FormatZone = {
  /** One that this program knows. */
  readonly timeZone: string;
  /** Says whose time it is: "tijd in Kralendijk". */
  readonly nameOf: (city: string) => string;
};

type PlainFormat = Omit<Format, 'zone'>;
/** A list asks once for every row. */
const made = new Map<string, PlainFormat>();

function composePlainFormat(language: Language, timeZone: string): PlainFormat {
  const locale = tagOf(language);
  const time = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' });
  const exactTime = new Intl.DateTimeFormat(locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const languageNames = new Intl.DisplayNames(locale, { type: 'language' });
  const day = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'short', year: 'numeric' });
  const longDay = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const weekDay = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const oneDecimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const shortClock = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' });
  /** In the hour that comes twice also by which clock it is: "02:20 CET". */
  const told = (clock: Intl.DateTimeFormat, moment: string): string => {
    const said = clock.format(new Date(moment));
    if (!comesTwice(moment, timeZone)) return said;
    const parts = shortClock.formatToParts(new Date(moment));
    return `${said} ${parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''}`.trim();
  };
  return {
    time: (moment) => told(time, moment),
    exactTime: (moment) => told(exactTime, moment),
    language: (tag) => languageNames.of(tag) ?? tag,
    compare: createCollator(language).compare,
    day: (moment) => day.format(new Date(moment)),
    longDay: (moment) => longDay.format(new Date(moment)),
    weekDay: (moment) => weekDay.format(new Date(moment)),
    dayAndTime: (moment) => `${day.format(new Date(moment))} ${told(time, moment)}`,
    number: (value) => number.format(value),
    percent: (value) => percent.format(value / 100),
    bytes: (value) => {
      const units = ['B', 'kB', 'MB', 'GB', 'TB'];
      const step = value < 1 ? 0 : Math.min(Math.floor(Math.log10(value) / 3), units.length - 1);
      return `${oneDecimal.format(value / 1000 ** step)} ${units[step]}`;
    },
  };
}

/** Formats of one language, in the time zone of the device or in another. */
export function composeFormat(language: Language, zone?: FormatZone): Format {
  const device = deviceTimeZone();
  const timeZone = zone?.timeZone ?? device;
  const key = `${language} ${timeZone}`;
  const plain = made.get(key) ?? composePlainFormat(language, timeZone);
  made.set(key, plain);
  const nameZone = (moment: string): string =>
    zone && showDifferentTimes(moment, timeZone, device) ? zone.nameOf(cityOf(timeZone)) : '';
  const withZone = (said: string, moment: string): string => {
    const named = nameZone(moment);
    return named === '' ? said : `${said} (${named})`;
  };
  return {
    ...plain,
    zone: nameZone,
    dayAndTime: (moment) => withZone(plain.dayAndTime(moment), moment),
    exactTime: (moment) => withZone(plain.exactTime(moment), moment),
  };
}

/** Gives the formats of the language on screen for whichever zone a row is told in; the same function as long as the language is. */
export function useFormatIn(): (timeZone?: string) => Format {
  const { t } = useTranslation('common');
  const language = usePreferences((p) => p.language);
  return useCallback(
    (timeZone) =>
      composeFormat(
        language,
        timeZone === undefined ? undefined : { timeZone, nameOf: (city) => t('time-in', { city }) },
      ),
    [language, t],
  );
}

/**
 * The formats of the language on screen.
 * @param timeZone of what is told, one that this program knows; absent: that of the device
 */
export function useFormat(timeZone?: string): Format {
  const formatIn = useFormatIn();
  return useMemo(() => formatIn(timeZone), [formatIn, timeZone]);
}
