// @vitest-environment happy-dom
/** A double tap marks one indicator, whatever hand makes it; a calm rhythm marks each of them. */
import { createEvent, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { standardScales } from '../../../../shared/records/standard-scales';
import { anExamPage, answersFor, ownExam } from '../../../../test/builders/an-exam-page';
import { guardMs } from './use-double-tap-guard';

const twenty = ownExam({ shape: [Array.from({ length: 20 }, (_, i) => `last naad ${i + 1}`)] });
const current = () =>
  screen
    .getByRole('group', { name: /^Mark for/ })
    .getAttribute('aria-label')
    ?.replace('Mark for ', '') ?? '';
/** Milliseconds at which events are stamped. */
type At = number;
const stamped = (event: Event, at: At): Event => Object.defineProperty(event, 'timeStamp', { value: at });
const press = (control: HTMLElement, at: At) => fireEvent(control, stamped(createEvent.click(control), at));
const click = (word: string, at: At) => press(answersFor(current()).getByRole('button', { name: word }), at);
const key = (name: string, at: At) =>
  fireEvent(document.body, stamped(createEvent.keyDown(document.body, { key: name }), at));

describe('a double tap', () => {
  it.each([62, 150, 224, 275, 350, 399])(
    '%i ms apart marks one indicator, by button and by key',
    async (gap) => {
      const page = await anExamPage('mark', { exam: twenty });
      click('Met', 1000);
      click('Met', 1000 + gap);
      key('1', 2000);
      key('1', 2000 + gap);
      await page.pass(0);
      expect(page.recorded('mark-given')).toHaveLength(2);
      expect(current()).toBe('1.1.3');
    },
  );

  it('is seen not to count, and said', async () => {
    await anExamPage('mark', { exam: twenty });
    click('Met', 1000);
    expect(answersFor('1.1.2').getByRole('button', { name: 'Met' }).dataset.resting).toBe('true');
    click('Met', 1250);
    expect(screen.getByText(/^Second tap not counted/).getAttribute('role')).toBe('status');
    expect(answersFor('1.1.2').queryByRole('button', { pressed: true })).toBeNull();
  });

  it('by one finger and one key is one as well', async () => {
    const page = await anExamPage('mark', { exam: twenty });
    click('Met', 1000);
    key('m', 1200);
    await page.pass(0);
    expect(page.recorded('mark-given')).toHaveLength(1);
  });

  it('on undo takes back one step, and is seen not to count', async () => {
    const page = await anExamPage('mark', { exam: twenty, marks: { '1.1.1': 'met', '1.1.2': 'not-met' } });
    const undo = screen.getByRole('button', { name: 'Undo' });
    press(undo, 1000);
    press(undo, 1200);
    await page.pass(0);
    expect(page.recorded('mark-withdrawn')).toHaveLength(1);
    expect(screen.getByText(/^Second tap not counted: one step was undone/)).toBeTruthy();
  });

  it('on the last answer does not lead to the review', async () => {
    const page = await anExamPage('mark', { marks: { '1.1.1': 'met', '1.1.2': 'met' } });
    click('Met', 1000);
    press(screen.getByRole('link', { name: /^Review and sign/ }), 1000 + guardMs - 1);
    expect(page.path()).toContain('/mark/');
    await page.user.click(screen.getByRole('link', { name: /^Review and sign/ }));
    expect(page.path()).toContain('/review/');
  });
});

describe('what is no double tap counts', () => {
  it('another answer at once', async () => {
    const page = await anExamPage('mark', { exam: twenty });
    click('Met', 1000);
    click('Not met', 1120);
    await page.pass(0);
    expect(page.recorded('mark-given').map(({ value }) => value)).toEqual(['met', 'not-met']);
  });

  it.each([
    ['met-not-met', '1'],
    ['o-v-g', '2'],
  ] as const)('two indicators a second, each of them, on %s', async (scaleId, pressed) => {
    const page = await anExamPage('mark', { exam: { ...twenty, scale: standardScales[scaleId] } });
    for (let i = 0; i < 20; i++) key(pressed, 1000 + i * 500);
    await page.pass(0);
    expect(page.recorded('mark-given')).toHaveLength(20);
    expect(screen.getByRole('link', { name: /^Review and sign/ })).toBeTruthy();
  });
});
