/** Back from an exam leads to the list one came from, where one was in it. */
import { beforeEach, expect, it } from 'vitest';
import { noteWay, topOf, useCameFrom } from './came-from';

const at = (pathname: string, search: Readonly<Record<string, unknown>> = {}) => ({ pathname, search });
const sheet = at('/exam/1/sheet/2');
const review = at('/exam/1/review/2');

beforeEach(() => useCameFrom.setState(useCameFrom.getInitialState(), true));

it('is the list from which an exam was opened, with its filter and place, whatever screens of the exam came between', () => {
  noteWay(at('/results', { show: 'signed' }), sheet, 840);
  noteWay(sheet, review, 10);
  expect(useCameFrom.getState().cameFrom).toEqual({
    list: '/results',
    search: { show: 'signed' },
    top: 840,
  });
  expect(topOf(review, at('/results'))).toBe(840);
});

it('leads to the top of any other screen, and of a list that one comes to from elsewhere', () => {
  noteWay(at('/results'), sheet, 840);
  expect(topOf(sheet, at('/'))).toBe(0);
  expect(topOf(at('/settings'), at('/results'))).toBe(0);
  expect(topOf(undefined, at('/results'))).toBe(0);
});

it('is not a screen that is no list of exams', () => {
  noteWay(at('/settings'), sheet, 5);
  expect(useCameFrom.getState().cameFrom).toBeNull();
});
