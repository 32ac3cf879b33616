// @vitest-environment happy-dom
/** What a mark costs the list: the row that is marked and the one where the examiner goes on, and no other. */
import { act, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { anExamPage, answersFor, ownExam } from '../../../../test/builders/an-exam-page';

const drawn = vi.hoisted((): string[] => []);
vi.mock('../marks/indicator-label', () => ({
  IndicatorLabel: ({ indicator }: { readonly indicator: { readonly number: string } }) => {
    drawn.push(indicator.number);
    return indicator.number;
  },
}));

it('a mark, its acknowledgement and the view that follows draw two rows of forty', async () => {
  const shape = [Array.from({ length: 40 }, (_, index) => `doet stap ${index + 1}`)];
  const { user, pass } = await anExamPage('mark', { exam: ownExam({ shape }) });
  await user.click(screen.getByRole('radio', { name: 'List' }));
  expect(new Set(drawn).size).toBe(40);
  drawn.length = 0;
  await user.click(answersFor('1.1.1').getByRole('button', { name: 'Met' }));
  await pass(0);
  await act(async () => undefined);
  expect(new Set(drawn)).toEqual(new Set(['1.1.1', '1.1.2']));
});
