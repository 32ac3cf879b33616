// @vitest-environment happy-dom
/** A scale that the program has never heard of, on the screens: its own words, keys, signs and ground. */
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { twoToTen } from '../builders/a-scale';
import { anExamPage, answersFor, iconsIn, ownExam } from '../builders/an-exam-page';
import { rightPin } from '../fakes/fake-people';

const exam = ownExam({ scale: twoToTen });

it.each([
  ['e', '10 · exemplary', 'diamond', 'good'],
  ['2', '8 · smoothly', 'checks', 'good'],
  ['h', '4 · with help', 'circle-half-2', 'bad'],
  ['5', '2 · not shown', 'square-x-filled', 'bad'],
])('key %s gives "%s" with its own sign and ground', async (key, word, sign, tone) => {
  const { user, recorded } = await anExamPage('mark', { exam });
  await user.keyboard(`${key}k`);
  const badge = within(screen.getByRole('article', { name: '1.1.1' })).getByText(word);
  expect(iconsIn(badge)).toEqual([sign]);
  expect(badge.dataset.tone).toBe(tone);
  expect(answersFor('1.1.1').getByRole('button', { name: word }).getAttribute('aria-pressed')).toBe('true');
  expect(recorded('mark-given')).toHaveLength(1);
});

it('asks for a remark where it says so, and can be reviewed and signed', async () => {
  const { user, recorded } = await anExamPage('review', {
    exam,
    marks: { '1.1.1': '10', '1.1.2': '6', '1.2.1': '8' },
  });
  expect(screen.getByRole('button', { name: '1 remark needed' })).toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: 'Remark on 1.1.1' }), 'Helps others.');
  await user.tab();
  await user.click(screen.getByRole('checkbox'));
  await user.type(screen.getByLabelText(/^Your PIN/, { selector: 'input' }), rightPin);
  await user.click(screen.getByRole('button', { name: 'Sign the assessment' }));
  expect(recorded('assessment-signed')).toMatchObject([{ outcome: 'passed' }]);
});
