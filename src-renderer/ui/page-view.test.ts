/** What the page offers is what its screens offer now, and the last one that offers a command gets it. */
import { expect, it, vi } from 'vitest';
import { offerCommand, onPageView, readPageView, runPageCommand } from './page-view';

it('a command is offered for as long as a screen offers it, and goes to the last of them', () => {
  const heard = vi.fn();
  const stop = onPageView(heard);
  const first = vi.fn();
  const second = vi.fn();
  expect(readPageView()).toEqual({ screen: 'other', commands: [] });
  runPageCommand('find');
  const withdrawFirst = offerCommand({ command: 'find', run: first });
  const withdrawSecond = offerCommand({ command: 'find', run: second });
  expect(readPageView().commands).toEqual(['find']);
  runPageCommand('find');
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
  withdrawSecond();
  runPageCommand('find');
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
  withdrawFirst();
  withdrawFirst();
  runPageCommand('find');
  expect(readPageView().commands).toEqual([]);
  expect(first).toHaveBeenCalledOnce();
  expect(heard.mock.calls.length).toBeGreaterThanOrEqual(4);
  stop();
});
