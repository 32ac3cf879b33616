// @vitest-environment happy-dom
/** A press ends where it began, and the second half of a double tap does nothing to what came under the finger meanwhile. */
import { cleanup, createEvent, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { anExamPage } from '../../test/builders/an-exam-page';
import { doubleTapMs, guardTaps } from './guard-taps';
import { Shell } from './shell';

afterEach(cleanup);

const stamped = (event: Event, at: number): Event => Object.defineProperty(event, 'timeStamp', { value: at });
/** What a finger does at a spot of the screen, at a moment. */
function tap(control: Element, at: number, [clientX, clientY]: readonly [number, number] = [500, 700]): void {
  const where = { clientX, clientY, detail: 1 };
  fireEvent(control, stamped(createEvent.pointerDown(control, where), at));
  fireEvent(control, stamped(createEvent.click(control, where), at + 20));
}
const button = (name: RegExp | string) => screen.getByRole('button', { name });
const twoFailed = { '1.1.1': 'not-met', '1.1.2': 'not-met' } as const;

describe('a double tap', () => {
  it('on Later in the queue opens the next remark and leaves that one open', async () => {
    await anExamPage('mark', { marks: twoFailed, frame: Shell });
    tap(button('2 remarks needed'), 1000, [900, 90]);
    tap(button('Later'), 3000);
    tap(button('Later'), 3200);
    expect(screen.getByText('Remark 2 of 2')).toBeTruthy();
    tap(button('Later'), 4000);
    expect(screen.queryByText(/^Remark 2 of 2/)).toBeNull();
  });

  it('on the mark that stands above the bar goes back to it, and writes no phrase', async () => {
    const page = await anExamPage('mark', { frame: Shell });
    tap(screen.getByRole('button', { name: 'Not met' }), 1000, [700, 720]);
    tap(button(/^1\.1\.1 Not met/), 3000, [100, 600]);
    tap(button('Niet veilig gewerkt.'), 3000 + doubleTapMs - 30, [104, 604]);
    await page.pass(0);
    expect(page.recorded('remark-written')).toEqual([]);
  });

  it('on the way to the review does not come back from it', async () => {
    const page = await anExamPage('mark', { marks: twoFailed, frame: Shell });
    tap(screen.getByRole('link', { name: 'Review' }), 1000, [900, 90]);
    await page.pass(0);
    const back = screen.getByRole('link', { name: 'Back to marking' });
    tap(back, 1250, [905, 92]);
    expect(page.path()).toContain('/review/');
    tap(back, 2000, [905, 92]);
    expect(page.path()).toContain('/mark/');
  });
});

describe('what is no double tap is taken', () => {
  it('at another spot at once, on the same control at once, and by a key', async () => {
    const page = await anExamPage('mark', { marks: twoFailed, frame: Shell });
    tap(button('2 remarks needed'), 1000, [900, 90]);
    tap(button('Later'), 1100, [1200, 720]);
    expect(screen.getByText('Remark 2 of 2')).toBeTruthy();
    await page.user.keyboard('{Escape}');
    tap(button('Next'), 5000, [60, 740]);
    tap(button('Previous'), 5100, [10, 740]);
    tap(button('Previous'), 5200, [10, 740]);
    expect(screen.getByRole('article', { name: '1.1.1' })).toBeTruthy();
  });
});

describe('a press', () => {
  /** Two buttons beside each other, and which of them were pressed. */
  function twoButtons() {
    onTestFinished(guardTaps(document));
    document.body.innerHTML = '<p><button>Lock</button><button>Messages</button><i>words</i></p>';
    onTestFinished(() => document.body.replaceChildren());
    const done: (string | null)[] = [];
    document.body.addEventListener('click', ({ target }) => done.push((target as Element).textContent));
    const [lock, messages] = document.querySelectorAll('button');
    /** The finger goes down on one thing, and what lies under it when it comes up is another. */
    const press = (from: Element, to: Element, byPx = 3): void => {
      fireEvent.pointerDown(from, { clientX: 900, clientY: 30 });
      fireEvent.click(to, { clientX: 900 + byPx, clientY: 30, detail: 1 });
    };
    return { done, press, lock: lock!, messages: messages!, around: document.querySelector('p')! };
  }

  it('ends on the button on which it began, also where that moved away from under the finger', () => {
    const { done, press, lock, messages, around } = twoButtons();
    press(lock, around);
    expect(done.splice(0)).toEqual(['Lock']);
    press(lock, messages);
    expect(done.splice(0)).toEqual(['Lock']);
    press(lock, lock);
    expect(done.splice(0)).toEqual(['Lock']);
  });

  it('is taken back by a finger that goes elsewhere, and meets what is there when its button is gone', () => {
    const { done, press, lock, messages, around } = twoButtons();
    press(lock, around, 60);
    press(around, messages);
    lock.remove();
    press(lock, around);
    expect(done).toEqual(['LockMessageswords', 'Messages', 'Messageswords']);
  });
});
