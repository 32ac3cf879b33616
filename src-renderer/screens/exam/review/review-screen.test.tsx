// @vitest-environment happy-dom
/** Review and sign: what is missing holds the signature up, everything can be put right in place, and a signature closes. */
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { problem } from '../../../../shared/kernel/problem';
import { anExamPage, answersFor, iconsIn } from '../../../../test/builders/an-exam-page';
import { aPersonSignature, rightPin } from '../../../../test/fakes/fake-people';

const allMet = { '1.1.1': 'met', '1.1.2': 'met', '1.2.1': 'met' } as const;
const signButton = () => screen.queryByRole('button', { name: 'Sign the assessment' });
const pinField = () => screen.getByLabelText(/^Your PIN/, { selector: 'input' });
const toDo = () =>
  within(screen.getByRole('heading', { name: 'Still to do' }).closest('section') as HTMLElement);

describe('what is still to do', () => {
  it('is listed, and there is nothing to sign with', async () => {
    await anExamPage('review', { marks: { '1.1.1': 'not-met' } });
    expect(toDo().getByText('1 remark needed')).toBeTruthy();
    expect(toDo().getByText('2 indicators not marked yet')).toBeTruthy();
    expect(signButton()).toBeNull();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('is settled in place: a mark by its button, and then it is complete', async () => {
    const { user, recorded } = await anExamPage('review', { marks: { '1.1.1': 'met', '1.1.2': 'met' } });
    await user.click(answersFor('1.2.1').getByRole('button', { name: 'Met' }));
    expect(recorded('mark-given')).toHaveLength(3);
    expect(toDo().getByText('Everything is marked and explained')).toBeTruthy();
    expect(signButton()).not.toBeNull();
  });

  it('comes back when a mark is taken away', async () => {
    const { user, recorded } = await anExamPage('review', { marks: allMet });
    const [edit] = screen.getAllByRole('button', { name: 'Change: 1.1.1', hidden: true });
    await user.click(edit as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'Take the mark away', hidden: true }));
    expect(recorded('mark-withdrawn')).toHaveLength(1);
    expect(toDo().getByText('1 indicator not marked yet')).toBeTruthy();
    expect(signButton()).toBeNull();
  });
});

describe('the signature', () => {
  it('waits for the tick of the examiner and the PIN', async () => {
    const { user } = await anExamPage('review', { marks: allMet });
    expect(signButton()).toHaveProperty('disabled', true);
    await user.click(screen.getByRole('checkbox'));
    expect(signButton()).toHaveProperty('disabled', true);
    await user.type(pinField(), rightPin);
    expect(signButton()).toHaveProperty('disabled', false);
  });

  it('S6 is made with a PIN typed anew, over the digest of what it covers', async () => {
    const { user, device, recorded, pass } = await anExamPage('review', { marks: allMet });
    await user.click(screen.getByRole('checkbox'));
    await user.type(pinField(), `${rightPin}{Enter}`);
    await pass(0);
    const [signed] = recorded('assessment-signed');
    expect(signed).toMatchObject({ by: aPersonSignature });
    expect(device.people.asked).toEqual([
      [
        'confirm',
        {
          pin: rightPin,
          type: 'assessment-signed',
          subjectId: expect.any(String),
          digest: signed?.basisDigest,
        },
      ],
    ]);
  });

  it('with a wrong PIN records nothing, keeps the tick and puts the cursor in the empty field', async () => {
    const { user, recorded, pass } = await anExamPage('review', { marks: allMet });
    await user.click(screen.getByRole('checkbox'));
    await user.type(pinField(), '111222{Enter}');
    await pass(0);
    expect(recorded('assessment-signed')).toEqual([]);
    expect(screen.getAllByRole('alert')).toHaveLength(1);
    expect(screen.getByRole('alert').textContent).toContain('5 more times');
    expect(screen.getByRole('checkbox')).toHaveProperty('checked', true);
    expect(pinField()).toHaveProperty('value', '');
    expect(document.activeElement).toBe(pinField());
    await user.type(pinField(), `${rightPin}{Enter}`);
    await pass(0);
    expect(recorded('assessment-signed')).toHaveLength(1);
  });

  it('waits while a mark is still on its way', async () => {
    const { user, device, pass } = await anExamPage('review', { marks: allMet });
    await user.click(screen.getByRole('checkbox'));
    const release = device.holdAppends();
    const [edit] = screen.getAllByRole('button', { name: 'Change: 1.1.1', hidden: true });
    await user.click(edit as HTMLElement);
    const [notMet] = screen.getAllByRole('button', { name: 'Not observed', hidden: true });
    await user.click(notMet as HTMLElement);
    expect(signButton() === null || signButton()?.hasAttribute('disabled')).toBe(true);
    release();
    await pass(0);
    expect(toDo().getByText('1 remark needed')).toBeTruthy();
  });

  it('closes the assessment: signed by whom, for what, and nothing to change any more', async () => {
    const { user, recorded, pass } = await anExamPage('review', { marks: allMet });
    await user.click(screen.getByRole('checkbox'));
    await user.type(pinField(), rightPin);
    await user.click(signButton() as HTMLElement);
    await pass(0);
    expect(recorded('assessment-signed')).toMatchObject([{ outcome: 'passed', signedName: 'Joke Postma' }]);
    expect(screen.getByText(/Signed by Joke Postma/)).toBeTruthy();
    expect(signButton()).toBeNull();
    expect(screen.queryAllByRole('button', { name: /^Change: /, hidden: true })).toEqual([]);
    expect(screen.getByRole('link', { name: 'To today' })).toBeTruthy();
  });

  it('that is refused is said, and the assessment stays open', async () => {
    const { user, device, recorded, pass } = await anExamPage('review', { marks: allMet });
    await user.click(screen.getByRole('checkbox'));
    device.failAppends(1, 'before-recording', problem('change-differs'));
    await user.type(pinField(), rightPin);
    await user.click(signButton() as HTMLElement);
    await pass(0);
    expect(screen.getByRole('alert').textContent).toContain('change-differs');
    expect(recorded('assessment-signed')).toEqual([]);
    expect(screen.queryByText(/^Signed by Joke/)).toBeNull();
    expect(signButton()).not.toBeNull();
  });
});

it('every mark stands once more with its sign, word and tick, in its work process', async () => {
  await anExamPage('review', { marks: { '1.1.1': 'met', '1.1.2': 'not-met', '1.2.1': 'not-observed' } });
  const all = screen.getByRole('heading', { name: 'All marks' }).closest('section') as HTMLElement;
  const badges = [...all.querySelectorAll<HTMLElement>('[data-tone]')];
  expect(badges.map((badge) => [badge.textContent, badge.dataset.tone, ...iconsIn(badge)])).toEqual([
    ['Met', 'good', 'circle-check-filled'],
    ['Not met', 'bad', 'square-x-filled'],
    ['Not observed', 'unseen', 'eye-off'],
  ]);
  expect(within(all).getAllByText('Saved')).toHaveLength(3);
});
