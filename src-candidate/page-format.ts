/** Days, times and sizes as people of this language write them. */
import { type Language, tagOf } from '../shared/texts/languages';

export type PageFormat = {
  /** A day without a time, e.g. of a period: `2026-05-01`. */
  readonly day: (day: string) => string;
  /** A moment by the clock of this zone, with its name where the phone's clock shows another time. */
  readonly moment: (moment: string, timeZone: string) => string;
  readonly percent: (share: number) => string;
  readonly bytes: (bytes: number) => string;
};

const megabyte = 1024 * 1024;

export function composePageFormat(language: Language): PageFormat {
  const tag = tagOf(language);
  const dayFormat = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
  const sizes = new Intl.NumberFormat(tag, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
  return {
    day: (day) => dayFormat.format(new Date(`${day}T00:00:00Z`)),
    moment: (moment, timeZone) => {
      const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const parts: Intl.DateTimeFormatOptions = {
        ...({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const),
        ...({ hour: '2-digit', minute: '2-digit', timeZone } as const),
        ...(own === timeZone ? {} : ({ timeZoneName: 'short' } as const)),
      };
      return new Intl.DateTimeFormat(tag, parts).format(new Date(moment));
    },
    percent: (share) => percent.format(share),
    bytes: (bytes) => sizes.format(bytes === 0 ? 0 : Math.max(bytes / megabyte, 0.1)),
  };
}
