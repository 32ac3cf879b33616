/** Days and moments as a person reads them, in the language of the sheet. Stored times stay ISO 8601 in UTC. */
import { type Language, tagOf } from '../texts/languages';
import { comesTwice } from '../values/wall-time';

/** ICU writes some spaces as no-break or narrow ones; a sheet needs plain ones to search and to break lines. */
const withPlainSpaces = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

/** What the clock of a zone is called at that moment, e.g. `Midden-Europese zomertijd`, short `CEST`; blank: it has no name. */
export const clockName = (
  iso: string,
  language: Language,
  timeZone: string,
  length: 'long' | 'short',
): string =>
  new Intl.DateTimeFormat(tagOf(language), { timeZoneName: length, timeZone })
    .formatToParts(new Date(iso))
    .find(({ type }) => type === 'timeZoneName')?.value ?? '';

/**
 * An ISO moment as day and time, e.g. `24 november 2026 om 10:42`; in the hour that comes twice also by which clock that is, as
 * who ended at 02:20 may have begun at 02:45.
 */
export function formatMoment(iso: string, language: Language, timeZone: string): string {
  const said = new Intl.DateTimeFormat(tagOf(language), { dateStyle: 'long', timeStyle: 'short', timeZone });
  const clock = comesTwice(iso, timeZone) ? ` (${clockName(iso, language, timeZone, 'long')})` : '';
  return withPlainSpaces(`${said.format(new Date(iso))}${clock}`);
}

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
  const name = clockName(iso, language, timeZone, 'long');
  return name === '' || name === timeZone ? timeZone : withPlainSpaces(`${name} (${timeZone})`);
}
