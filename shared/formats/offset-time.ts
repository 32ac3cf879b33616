/** Moments as files of other systems have them: the time on the wall with how far its clock is ahead, RFC 3339. */
import { wallTimeOf } from '../values/wall-time';

const two = (count: number): string => String(count).padStart(2, '0');

/**
 * E.g. `2026-11-26T09:00:00+01:00`, to the second.
 * @param moment ISO 8601
 * @param timeZone one that this program knows (`chooseTimeZone`)
 */
export function offsetTimeOf(moment: string, timeZone: string): string {
  const { day, time } = wallTimeOf(moment, timeZone);
  const second = new Date(moment).getUTCSeconds();
  const wall = Date.parse(`${day}T${time}:00.000Z`);
  const minutes = Math.round((wall - Math.floor(Date.parse(moment) / 60_000) * 60_000) / 60_000);
  const ahead = Math.abs(minutes);
  const offset = `${minutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
  return `${day}T${time}:${two(second)}${offset}`;
}
