/** The view and what was acknowledged since, put together: each event once, nothing lost, in one order. */
import { expect, it } from 'vitest';
import { anAssessment } from '../../test/builders/an-assessment';
import { anExam } from '../../test/builders/an-exam';
import { mergeEvents } from './merge-events';

const { events } = anAssessment(anExam()).identified().marked('1.1.1', 'met').marked('1.1.2', 'met');
const [first, second, third] = events;
if (!first || !second || !third) throw new Error('three events are needed');

it('a view that adds nothing gives the very same list back', () => {
  expect(mergeEvents(events, [first, second])).toBe(events);
  expect(mergeEvents(events, [])).toBe(events);
});

it('what the view has more comes in its order, and what it does not show yet stays behind it', () => {
  expect(mergeEvents([first, third], [first, second])).toEqual([first, second, third]);
  expect(mergeEvents([], events)).toEqual(events);
});
