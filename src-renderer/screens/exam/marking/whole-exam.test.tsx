// @vitest-environment happy-dom
/** A robot takes an exam of 72 indicators: as many taps and keys as it has indicators, hardly more, and no dialog. */
import { createEvent, fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { present } from '../../../../shared/kernel/assert';
import { anExamPage, ownExam } from '../../../../test/builders/an-exam-page';
import { rightPin } from '../../../../test/fakes/fake-people';

const shape = Array.from({ length: 9 }, (_, w) =>
  Array.from({ length: 8 }, (_, i) => `stap ${w + 1}.${i + 1}`),
);
const exam = ownExam({ shape });
/** A tap on each: the person's own name, the candidate, who stands there, and the beginning. */
const beforeMarking = 4;

/** Counts what it does, half a second apart; the figures of the PIN do not count. */
function aRobot() {
  let at = 1000;
  const counted = { taps: 0, keys: 0, dialogs: 0 };
  const send = (target: Element, event: Event): void => {
    at += 500;
    fireEvent(target, Object.defineProperty(event, 'timeStamp', { value: at }));
    counted.dialogs += document.querySelectorAll('[role="dialog"], [role="alertdialog"], dialog').length;
  };
  return {
    counted,
    tap: (control: HTMLElement): void => {
      counted.taps += 1;
      send(control, createEvent.click(control));
    },
    key: (key: string, code = '', extra: Partial<KeyboardEventInit> = {}): void => {
      counted.keys += 1;
      send(document.body, createEvent.keyDown(document.body, { key, code, ...extra }));
    },
  };
}

it('by hand: 80 taps at most, from the name to the signature', async () => {
  const page = await anExamPage('mark', { exam });
  const { tap, counted } = aRobot();
  counted.taps = beforeMarking;
  for (let i = 0; i < 72; i++)
    tap(present(document.querySelector<HTMLElement>('[role="group"] > button'), 'best answer'));
  tap(screen.getByRole('link', { name: /^Review and sign/ }));
  await page.pass(0);
  expect(counted.dialogs).toBe(0);
  tap(screen.getByRole('checkbox'));
  await page.user.type(screen.getByLabelText(/^Your PIN/, { selector: 'input' }), rightPin);
  tap(screen.getByRole('button', { name: 'Sign the assessment' }));
  await page.pass(0);
  expect(page.recorded('assessment-signed')).toMatchObject([{ outcome: 'passed' }]);
  expect(counted.taps).toBeLessThanOrEqual(80);
});

it('by keys, with six that are not met and explained: 80 at most, and nothing is left to do', async () => {
  const page = await anExamPage('mark', { exam });
  const { key, counted } = aRobot();
  for (let i = 0; i < 72; i++) {
    const isFail = i % 12 === 5;
    key(isFail ? '2' : '1');
    if (isFail) key('@', 'Digit2', { shiftKey: true });
  }
  key('Enter', 'Enter', { ctrlKey: true });
  await page.pass(0);
  expect(page.path()).toContain('/review/');
  expect(page.recorded('mark-given')).toHaveLength(72);
  expect(page.recorded('remark-written')).toHaveLength(6);
  expect(screen.getByText('Everything is marked and explained')).toBeTruthy();
  expect(counted).toMatchObject({ dialogs: 0, taps: 0 });
  expect(counted.keys).toBeLessThanOrEqual(80);
});
