// @vitest-environment happy-dom
/** Whatever one taps on the screens of an exam, the focus stays on something with a name. */
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anExamPage, ownExam } from '../../test/builders/an-exam-page';
import { Shell } from './shell';

const nameOf = (element: Element | null): string => {
  if (!element || element === document.body) return '';
  const labelled = element.getAttribute('aria-label') ?? element.getAttribute('title');
  const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
  const byIds = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  const field = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  const byLabel = field ? [...(element.labels ?? [])].map((label) => label.textContent).join(' ') : '';
  const ownWords = element.matches('button, a, h1, h2, h3, summary, [role=radio]') ? element.textContent : '';
  return (labelled ?? (byIds || byLabel || ownWords)).trim();
};

const isOnScreen = (element: HTMLElement): boolean =>
  !element.matches(':disabled') &&
  element.closest('[hidden], [popover], aside, header, details:not([open])') === null;
const controls = (): HTMLElement[] =>
  [
    ...document.querySelectorAll<HTMLElement>('main button, main a[href], main [role=radio], main input'),
  ].filter(isOnScreen);

type Options = Parameters<typeof anExamPage>[1];
const screens: readonly (readonly [string, Parameters<typeof anExamPage>[0], Options])[] = [
  ['the candidate, not confirmed', 'candidate', { isIdentified: false }],
  [
    'the candidate off the plan',
    'candidate',
    { isIdentified: false, exam: ownExam({ plannedAt: '2026-11-20T08:00:00.000Z' }) },
  ],
  ['the candidate, confirmed', 'candidate', { marks: { '1.1.1': 'met' } }],
  ['marking', 'mark', { marks: { '1.1.1': 'not-met' } }],
  ['the last mark', 'mark', { marks: { '1.1.1': 'met', '1.1.2': 'met' } }],
  ['the review', 'review', { marks: { '1.1.1': 'not-met', '1.1.2': 'met' } }],
  ['the review of all that is met', 'review', { marks: { '1.1.1': 'met', '1.1.2': 'met', '1.2.1': 'met' } }],
];

afterEach(cleanup);

/** Opens it anew, goes to the control and presses it, as somebody with keys or a screen reader does. */
async function pressed(at: number, name: Parameters<typeof anExamPage>[0], options: Options) {
  const page = await anExamPage(name, { ...options, frame: Shell });
  const control = controls()[at];
  if (!control) return null;
  const label = nameOf(control);
  act(() => control.focus());
  await page.user.keyboard('{Enter}');
  await page.pass(2_000);
  await act(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
  return { label, after: nameOf(document.activeElement) };
}

describe('the focus', () => {
  it.each(screens)('is on something with a name after every action of %s', async (_said, name, options) => {
    const lost: string[] = [];
    for (let at = 0; ; at += 1) {
      const outcome = await pressed(at, name, options);
      cleanup();
      if (!outcome) break;
      if (outcome.after === '') lost.push(outcome.label);
    }
    expect(lost).toEqual([]);
  });

  it('comes back to a button that was switched off while it worked', async () => {
    await anExamPage('candidate', { frame: Shell });
    const button = screen.getByRole<HTMLButtonElement>('button', { name: /^Somebody else after all/ });
    act(() => button.focus());
    button.blur();
    button.disabled = true;
    expect(document.activeElement).toBe(document.body);
    button.disabled = false;
    await act(() => new Promise<void>((resolve) => setTimeout(resolve, 50)));
    expect(document.activeElement).toBe(button);
  });
});
