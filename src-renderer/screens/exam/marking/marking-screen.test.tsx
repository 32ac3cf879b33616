// @vitest-environment happy-dom
/** The marking desk as an examiner meets it: what a tap paints, when it is ticked, and what is said when it is not. */
import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { problem } from '../../../../shared/kernel/problem';
import { standardScales } from '../../../../shared/records/standard-scales';
import {
  anExamPage,
  answersFor,
  cardOf,
  examiner,
  iconsIn,
  ownExam,
} from '../../../../test/builders/an-exam-page';
import { retryAfterMs, slowAfterMs } from '../../../writer/change-line';

const answer = (number: string, word: string) => answersFor(number).getByRole('button', { name: word });
const card = (number: string) => screen.getByRole('article', { name: number });

describe('a tap on an answer', () => {
  it('is painted at once without a tick, and ticked by the acknowledgement only', async () => {
    const { user, device, pass } = await anExamPage('mark');
    const release = device.holdAppends();
    await user.click(answer('1.1.1', 'Met'));
    await user.keyboard('k');
    expect(cardOf('1.1.1').getByText('Met')).toBeTruthy();
    expect(cardOf('1.1.1').getByText('Saving')).toBeTruthy();
    expect(cardOf('1.1.1').queryByText('Saved')).toBeNull();
    expect(iconsIn(card('1.1.1'))).toEqual(['circle-check-filled', 'loader-2', 'camera']);
    release();
    await pass(0);
    expect(cardOf('1.1.1').getByText('Saved')).toBeTruthy();
    expect(iconsIn(card('1.1.1'))).toEqual(['circle-check-filled', 'check', 'camera']);
  });

  it('goes on to the next open indicator, and after the last one to the review', async () => {
    const { user, recorded, path } = await anExamPage('mark');
    await user.click(answer('1.1.1', 'Met'));
    await user.click(answer('1.1.2', 'Met'));
    await user.click(answer('1.2.1', 'Not met'));
    expect(recorded('mark-given').map(({ value }) => value)).toEqual(['met', 'met', 'not-met']);
    expect(screen.getByText('3 of 3 marked')).toBeTruthy();
    const finish = screen.getByRole('link', { name: /^Review and sign/ });
    expect(document.activeElement).toBe(finish);
    expect(screen.queryByRole('group', { name: /^Mark for/ })).toBeNull();
    await user.keyboard('1');
    expect(recorded('mark-given')).toHaveLength(3);
    await user.click(finish);
    expect(path()).toContain('/review/');
  });

  it('stands above the bar, and one tap on it goes back to change it', async () => {
    const { user, recorded } = await anExamPage('mark');
    await user.click(answer('1.1.1', 'Not met'));
    await user.click(screen.getByRole('button', { name: '1.1.1 Not met Change' }));
    expect(answer('1.1.1', 'Not met').getAttribute('aria-pressed')).toBe('true');
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Marking' }));
    await user.click(answer('1.1.1', 'Met'));
    expect(screen.getByRole('button', { name: '1.1.1 Met Change' })).toBeTruthy();
    await user.click(answer('1.1.2', 'Met'));
    await user.click(answer('1.2.1', 'Met'));
    await user.click(screen.getByRole('button', { name: '1.2.1 Met Change' }));
    await user.click(answer('1.2.1', 'Not met'));
    expect(screen.getByRole('link', { name: /^Review and sign/ })).toBeTruthy();
    expect(recorded('mark-given').map(({ value }) => value)).toEqual([
      'not-met',
      'met',
      'met',
      'met',
      'not-met',
    ]);
  });

  it('on what stands already records nothing', async () => {
    const { user, recorded } = await anExamPage('mark', { marks: { '1.1.1': 'met' } });
    await user.keyboard('k');
    await user.click(answer('1.1.1', 'Met'));
    expect(recorded('mark-given')).toHaveLength(1);
  });
});

describe('each answer of the scale', () => {
  const scale = { ...standardScales['o-v-g'], mayBeNotApplicable: true };
  it.each([
    ['1', 'Good', 'checks', 'good'],
    ['2', 'Sufficient', 'circle-check-filled', 'good'],
    ['3', 'Insufficient', 'square-x-filled', 'bad'],
    ['0', 'Not observed', 'eye-off', 'unseen'],
    ['w', 'Not observed', 'eye-off', 'unseen'],
    ['x', 'Not applicable', 'minus', 'unseen'],
  ])('key %s gives "%s" with its own sign and ground', async (key, word, sign, tone) => {
    const { user } = await anExamPage('mark', { exam: ownExam({ scale }) });
    await user.keyboard(`${key}k`);
    const badge = within(card('1.1.1')).getByText(word);
    expect(iconsIn(badge)).toEqual([sign]);
    expect(badge.dataset.tone).toBe(tone);
    expect(answer('1.1.1', word).getAttribute('aria-pressed')).toBe('true');
    const pressed = answersFor('1.1.1').getAllByRole('button', { pressed: true });
    expect(pressed).toHaveLength(1);
  });
});

it("the centre's order stands on buttons and keys", async () => {
  const { user, recorded } = await anExamPage('mark', {
    exam: ownExam({ scale: standardScales['o-v-g'] }),
    organisation: { answerOrder: 'worst-first' },
  });
  const words = answersFor('1.1.1')
    .getAllByRole('button')
    .map((button) => button.textContent);
  expect(words.map((word) => word?.replace(/ ?[0-9] [A-Z]$/, ''))).toEqual([
    'Insufficient',
    'Sufficient',
    'Good',
    'Not observed',
  ]);
  await user.keyboard('1');
  expect(recorded('mark-given')).toMatchObject([{ value: 'insufficient' }]);
});

describe('what is not saved', () => {
  it('is said after two seconds, and no more when it is saved', async () => {
    const { user, device, pass } = await anExamPage('mark');
    const release = device.holdAppends();
    await user.click(answer('1.1.1', 'Met'));
    expect(screen.queryByRole('alert')).toBeNull();
    await pass(slowAfterMs);
    expect(screen.getByRole('alert').textContent).toContain('the last mark is not saved yet');
    await user.keyboard('k');
    expect(cardOf('1.1.1').getByText('Not saved yet')).toBeTruthy();
    expect(iconsIn(card('1.1.1'))).toContain('alert-triangle');
    release();
    await pass(0);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(cardOf('1.1.1').getByText('Saved')).toBeTruthy();
  });

  it('says why, counts, and is tried again by itself and by a tap', async () => {
    const { user, device, pass, recorded } = await anExamPage('mark');
    device.failAppends(3, 'before-recording', problem('disk-full'));
    await user.click(answer('1.1.1', 'Met'));
    await pass(0);
    expect(screen.getByRole('alert').textContent).toMatch(/disk/);
    await user.click(answer('1.1.2', 'Met'));
    await pass(slowAfterMs);
    expect(screen.getByRole('alert').textContent).toContain('2 marks are not saved yet');
    await pass(retryAfterMs);
    await user.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Try again now' }));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(recorded('mark-given')).toHaveLength(2);
  });
});

describe('a refusal', () => {
  it('takes the paint off and is said, until the next tap', async () => {
    const { user, device, recorded, pass } = await anExamPage('mark');
    device.failAppends(1, 'before-recording', problem('change-differs'));
    await user.click(answer('1.1.1', 'Met'));
    await pass(0);
    expect(screen.getByRole('alert').textContent).toContain('change-differs');
    await user.keyboard('k');
    expect(cardOf('1.1.1').getByText('Not marked yet')).toBeTruthy();
    expect(iconsIn(card('1.1.1'))).toEqual(['circle', 'camera']);
    expect(recorded('mark-given')).toEqual([]);
    await user.click(answer('1.1.1', 'Met'));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(recorded('mark-given')).toHaveLength(1);
  });

  it('does not move on: the mark that was refused is the one that is asked for', async () => {
    const { user, device, pass } = await anExamPage('mark');
    device.failAppends(1, 'before-recording', problem('change-differs'));
    await user.click(answer('1.1.1', 'Met'));
    await pass(0);
    expect(answersFor('1.1.1').queryByRole('button', { pressed: true })).toBeNull();
    expect(screen.getByRole('alert').textContent).toContain('1.1.1 was not recorded.');
  });

  it('takes nobody back who went on meanwhile, and leads there by a tap', async () => {
    const { user, device, pass } = await anExamPage('mark');
    const release = device.holdAppends();
    device.failAppends(1, 'before-recording', problem('change-differs'));
    await user.click(answer('1.1.1', 'Met'));
    await user.click(answer('1.1.2', 'Met'));
    release();
    await pass(0);
    expect(answersFor('1.2.1').getAllByRole('button')).toHaveLength(3);
    await user.click(within(screen.getByRole('alert')).getByRole('button', { name: /1\.1\.1/ }));
    expect(answersFor('1.1.1').queryByRole('button', { pressed: true })).toBeNull();
  });

  it('is not told to whoever comes next, nor again to the same person', async () => {
    const { user, device, pass } = await anExamPage('mark');
    device.failAppends(1, 'before-recording', problem('change-differs'));
    await user.click(answer('1.1.1', 'Met'));
    await pass(0);
    expect(screen.getByRole('alert')).toBeTruthy();
    await act(async () => device.signIn(null));
    await act(async () => device.signIn(examiner));
    await pass(0);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is not even asked for by somebody else, who is led to where an assessment is taken over', async () => {
    const { device, path } = await anExamPage('mark');
    await act(async () => device.signIn(null));
    expect(path()).toContain('/candidate/');
  });
});

describe('undo', () => {
  it('takes back the last mark and goes to where it stood', async () => {
    const { user, recorded } = await anExamPage('mark', { marks: { '1.1.1': 'met', '1.1.2': 'met' } });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(cardOf('1.1.2').getByText('Not marked yet')).toBeTruthy();
    expect(recorded('mark-withdrawn')).toHaveLength(1);
    expect(screen.getByText('1 of 3 marked')).toBeTruthy();
  });

  it('says what was undone, on the screen and aloud, until the next mark', async () => {
    const { user } = await anExamPage('mark', { marks: { '1.1.1': 'met' } });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    const words = 'Undone: 1.1.1 was Met, and is now Not marked yet.';
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getAllByRole('status').some((status) => status.textContent?.includes(words))).toBe(true);
    await user.click(answersFor('1.1.1').getByRole('button', { name: 'Met' }));
    expect(screen.queryByText(words)).toBeNull();
  });
});

describe('undo right behind a tap', () => {
  it('tells what it took back, and stays with that one, while the disk is slow', async () => {
    const { user, device, pass, recorded } = await anExamPage('mark', { marks: { '1.1.1': 'not-met' } });
    const release = device.holdAppends();
    await user.click(answer('1.1.2', 'Met'));
    await user.keyboard('{Control>}z{/Control}');
    release();
    await pass(0);
    await pass(0);
    expect(recorded('mark-withdrawn')).toHaveLength(1);
    expect(screen.getAllByText(/^Undone: 1\.1\.2 was Met/).length).toBeGreaterThan(0);
    expect(card('1.1.2')).toBeTruthy();
  });

  it('twice tells the second step, and a key that is held down is one step', async () => {
    const marks = { '1.1.1': 'not-met', '1.1.2': 'met', '1.2.1': 'met' } as const;
    const { user, device, pass, recorded } = await anExamPage('mark', { marks });
    const release = device.holdAppends();
    await user.keyboard('{Control>}zz{/Control}');
    release();
    await pass(0);
    await pass(0);
    expect(screen.getAllByText(/^Undone: 1\.1\.2 was Met/).length).toBeGreaterThan(0);
    for (let i = 0; i < 5; i++) fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true, repeat: true });
    await pass(0);
    expect(recorded('mark-withdrawn')).toHaveLength(2);
  });
});

it('a key on a button of what lies over the screen marks nobody behind it', async () => {
  const { pass, recorded } = await anExamPage('mark');
  const dialog = document.createElement('div');
  dialog.setAttribute('aria-modal', 'true');
  const close = document.createElement('button');
  dialog.append(close);
  document.body.append(dialog);
  fireEvent.keyDown(close, { key: '1' });
  await pass(0);
  expect(recorded('mark-given')).toEqual([]);
  dialog.remove();
  fireEvent.keyDown(document.body, { key: '1' });
  await pass(0);
  expect(recorded('mark-given')).toHaveLength(1);
});

it('the list shows every indicator with its own mark and tick', async () => {
  const { user } = await anExamPage('mark', { marks: { '1.1.1': 'met', '1.1.2': 'not-met' } });
  await user.click(screen.getByRole('radio', { name: 'List' }));
  const rows = screen.getAllByRole('listitem').filter((row) => row.querySelector('[data-tone]'));
  expect(rows.map((row) => row.querySelector('[data-tone]')?.textContent)).toEqual([
    'Met',
    'Not met',
    'Not marked yet',
  ]);
  expect(rows.map((row) => within(row).queryByText('Saved') !== null)).toEqual([true, true, false]);
  expect(within(rows[1] as HTMLElement).getByText('Remark needed')).toBeTruthy();
});
