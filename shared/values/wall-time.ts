/**
 * What the clock on a wall shows in a time zone, and which moment that was. In the night that a clock goes back an hour comes
 * twice, and in the night that it goes forward one never comes.
 */

export type WallTime = {
  /** As a date field has it: `2026-11-25`. */
  readonly day: string;
  /** As a time field has it: `09:00`. */
  readonly time: string;
};

const dayMs = 24 * 60 * 60_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  clocks.set(timeZone, clock);
  return clock;
}

function readClock(moment: Date, timeZone: string): WallTime {
  const parts = Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const { year = '', month = '', day = '', hour = '', minute = '' } = parts;
  return { day: `${year.padStart(4, '0')}-${month}-${day}`, time: `${hour}:${minute}` };
}

const minuteMs = 60_000;
/** Since then every clock of the world shows whole minutes where UTC does. */
const wholeMinutesFrom = Date.UTC(1973, 0, 1);
/** Per zone, by minute: a list asks for the same moments for each of thousands of rows, and a clock is slow to read. */
const read = new Map<string, Map<number, WallTime>>();
const mostRead = 20_000;

/** @param timeZone one that this program knows (`chooseTimeZone`) */
export function wallTimeOf(moment: Date | string, timeZone: string): WallTime {
  const date = new Date(moment);
  const ms = date.getTime();
  if (!(ms >= wholeMinutesFrom)) return readClock(date, timeZone);
  const minute = Math.floor(ms / minuteMs);
  const before = read.get(timeZone);
  const known = before?.get(minute);
  if (known) return known;
  const wall = readClock(date, timeZone);
  const ofZone = before && before.size < mostRead ? before : new Map<number, WallTime>();
  read.set(timeZone, ofZone.set(minute, wall));
  return wall;
}

/** The day of a moment in a zone, as `2026-11-24`: days in order are texts in order. */
export const dayIn = (moment: Date | string, timeZone: string): string => wallTimeOf(moment, timeZone).day;

/** Whether two zones show different times at that moment. */
export function showDifferentTimes(moment: Date | string, one: string, other: string): boolean {
  if (one === other) return false;
  const [a, b] = [wallTimeOf(moment, one), wallTimeOf(moment, other)];
  return a.day !== b.day || a.time !== b.time;
}

/** How far the zone's clock is ahead of UTC at that moment, in milliseconds. */
function offsetAt(ms: number, timeZone: string): number {
  const { day, time } = wallTimeOf(new Date(ms), timeZone);
  return Date.parse(`${day}T${time}:00.000Z`) - Math.floor(ms / 60_000) * 60_000;
}

const isWallTime = ({ day, time }: WallTime): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && /^\d{2}:\d{2}$/.test(time);

/**
 * The moments at which that clock shows this, the earliest first: one, two in the hour that comes twice, none in the hour
 * that is left out or where it is no time at all. ISO 8601, UTC, to the millisecond.
 */
export function momentsOf(wall: WallTime, timeZone: string): readonly string[] {
  const asUtc = isWallTime(wall) ? Date.parse(`${wall.day}T${wall.time}:00.000Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return [];
  const offsets = new Set([asUtc - dayMs, asUtc + dayMs].map((ms) => offsetAt(ms, timeZone)));
  return [...offsets]
    .map((offset) => new Date(asUtc - offset))
    .filter((moment) => {
      const shown = wallTimeOf(moment, timeZone);
      return shown.day === wall.day && shown.time === wall.time;
    })
    .map((moment) => moment.toISOString())
    .sort();
}

/** No clock is set by more, and none twice within as much. */
const aroundMs = 3 * 60 * 60_000;

/** Whether that clock shows the time of this moment twice, because it goes back in that night. */
export function comesTwice(moment: Date | string, timeZone: string): boolean {
  const ms = new Date(moment).getTime();
  // Most nights are no such night, and a list asks for each row.
  if (offsetAt(ms - aroundMs, timeZone) === offsetAt(ms + aroundMs, timeZone)) return false;
  return momentsOf(wallTimeOf(moment, timeZone), timeZone).length > 1;
}

/** What people call a zone: its city, `Kralendijk` for `America/Kralendijk`. */
export const cityOf = (timeZone: string): string =>
  (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
