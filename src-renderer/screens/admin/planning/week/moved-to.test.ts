/** An exam that is dragged becomes what the cell says, and nothing else (F29). */
import { expect, it } from 'vitest';
import { anExam, anId, recordsOf } from '../../../../../test/builders/an-exam';
import { movedTo } from './moved-to';

const joke = anId<'Staff'>(8000);
const { planned: exam } = recordsOf(anExam({ examinerId: joke, place: 'Hal 1' }));
const placed = { exam, day: '2026-11-24', hour: 9, time: '09:40' };
const day = '2026-11-26';

it('F29 keeps its minutes in another hour, and its time on another day', () => {
  const hour = (at: string) => ({ key: String(Number(at)), plans: { time: `${at}:00` } });
  const to = (at: string, on: string) => movedTo(placed, { kind: 'time', row: hour(at), day: on });
  expect(to('09', '2026-11-24')).toBeNull();
  expect(to('09', day)).toEqual({ day });
  expect(to('14', '2026-11-24')).toEqual({ time: '14:40' });
  expect(to('08', day)).toEqual({ day, time: '08:40' });
});

it('F29 goes to another place or examiner, and to none where the row names none that plans', () => {
  const place = (key: string, plans = {}) =>
    movedTo(placed, { kind: 'place', row: { key, plans }, day: '2026-11-24' });
  expect(place('hal 1', { place: 'Hal 1' })).toBeNull();
  expect(place('hal 2', { place: 'Hal 2' })).toEqual({ place: 'Hal 2' });
  expect(place('')).toBeNull();
  const examiner = (id: typeof joke, plans = {}) =>
    movedTo(placed, { kind: 'examiner', row: { key: id, plans }, day });
  expect(examiner(joke, { examiner: joke })).toEqual({ day });
  expect(examiner(anId(8002), { examiner: anId<'Staff'>(8002) })).toEqual({ day, examiner: anId(8002) });
  // Who works here no more examines nothing new.
  expect(examiner(anId(8003))).toEqual({ day });
});
