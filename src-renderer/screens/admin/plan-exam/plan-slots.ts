/**
 * Candidates of one exam that begin one after another: times as a clock shows them, and the moments they mean. The form has
 * times, because that is what people agree upon; the record has moments, because those are the same everywhere. Pure.
 */

import { slotStarts } from '../../../../shared/domain/plan-time';
import type { ParticipantId } from '../../../../shared/kernel/ids';
import type { CandidateFacts } from '../../../../shared/records/exam';
import { momentsOf, wallTimeOf } from '../../../../shared/values/wall-time';

/** Day, time and zone of the exam, and by candidate the time of their own: `09:45`. */
export type Slotted = {
  readonly day: string;
  readonly time: string;
  readonly timeZone: string;
  readonly slotTimes: Readonly<Partial<Record<ParticipantId, string>>>;
  /** The moments from which those times were made: they tell the second 02:30 from the first in the night that has two. */
  readonly slotMoments?: Readonly<Partial<Record<ParticipantId, string>>> | undefined;
};

type Slots = Required<Pick<Slotted, 'slotTimes' | 'slotMoments'>>;

const dayMs = 24 * 3_600_000;
export const dayLater = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T12:00:00.000Z`) + days * dayMs).toISOString().slice(0, 10);

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const dayMinutes = 24 * 60;

/**
 * Times of their own after the exam got another time: as far behind it as they were. While the field of the time is half
 * filled in they stay.
 */
export function moveSlots(slotTimes: Slotted['slotTimes'], from: string, to: string): Slotted['slotTimes'] {
  if (from === '' || to === '') return slotTimes;
  const moved = (time: string): string => {
    const minutes = (minutesOf(time) + minutesOf(to) - minutesOf(from) + 2 * dayMinutes) % dayMinutes;
    return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
  };
  return Object.fromEntries(Object.entries(slotTimes).map(([id, time]) => [id, time && moved(time)]));
}

/**
 * When a candidate begins: the moment of their own time, on the next day where it is more than half a day earlier than that
 * of the exam, as in one that goes on over midnight. Undefined: with the exam, or that clock never shows it.
 */
export function slotMoment(
  { day, time, timeZone, slotTimes, slotMoments = {} }: Slotted,
  id: ParticipantId,
): string | undefined {
  const own = slotTimes[id];
  if (!own) return undefined;
  const isNextDay = minutesOf(time) - minutesOf(own) > dayMinutes / 2;
  const meant = momentsOf({ day: isNextDay ? dayLater(day, 1) : day, time: own }, timeZone);
  const kept = meant.length > 1 ? meant.find((moment) => moment === slotMoments[id]) : undefined;
  return kept ?? (own === time ? undefined : meant[0]);
}

/** The facts with the moment at which each begins; without one where they begin with the exam. */
export function factsWithSlot(draft: Slotted, id: ParticipantId, facts: CandidateFacts): CandidateFacts {
  const { startsAt: _, ...rest } = facts;
  const startsAt = slotMoment(draft, id);
  return startsAt ? { ...rest, startsAt } : rest;
}

/** Times of their own as a form has them. */
export const slotsAt = (
  starts: readonly (readonly [id: ParticipantId, moment: string])[],
  timeZone: string,
): Slots => ({
  slotTimes: Object.fromEntries(starts.map(([id, moment]) => [id, wallTimeOf(moment, timeZone).time])),
  slotMoments: Object.fromEntries(starts),
});

/** Times of their own for all, one after another from the time of the exam. */
export function spreadSlots(
  { day, time, timeZone }: Omit<Slotted, 'slotTimes' | 'slotMoments'>,
  ids: readonly ParticipantId[],
  everyMinutes: number,
  together: number,
): Slots {
  const [first] = momentsOf({ day, time }, timeZone);
  if (!first) return slotsAt([], timeZone);
  const starts = slotStarts(first, ids.length, everyMinutes, together);
  return slotsAt(
    ids.map((id, index) => [id, starts[index] ?? first]),
    timeZone,
  );
}
