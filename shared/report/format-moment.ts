/** Days and moments as a person reads them, in the language of the sheet. Stored times stay ISO 8601 in UTC. */
import { type Language, tagOf } from '../texts/languages';

/** ICU writes some spaces as no-break or narrow ones; a sheet needs plain ones to search and to break lines. */
const withPlainSpaces = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

/** An ISO moment as day and time, e.g. `24 november 2026 om 10:42`. */
export const formatMoment = (iso: string, language: Language, timeZone: string): string =>
  withPlainSpaces(
    new Intl.DateTimeFormat(tagOf(language), {
      dateStyle: 'long',
      timeStyle: 'short',
      timeZone,
    }).format(new Date(iso)),
  );

/** An ISO day, e.g. `3 februari 2010`. A day has no time zone. */
export const formatDay = (isoDay: string, language: Language): string =>
  withPlainSpaces(
    new Intl.DateTimeFormat(tagOf(language), { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(`${isoDay}T00:00:00Z`),
    ),
  );

/** An ISO day in a narrow column, e.g. `3 feb`. */
export const formatShortDay = (isoDay: string, language: Language): string =>
  withPlainSpaces(
    new Intl.DateTimeFormat(tagOf(language), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
      new Date(`${isoDay}T00:00:00Z`),
    ),
  );

/** The zone in which moments are written, by the name people use there and by its own, e.g. `Midden-Europese standaardtijd (Europe/Amsterdam)`. */
export function nameZone(iso: string, language: Language, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(tagOf(language), { timeZoneName: 'long', timeZone }).formatToParts(
    new Date(iso),
  );
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name === '' || name === timeZone ? timeZone : withPlainSpaces(`${name} (${timeZone})`);
}
