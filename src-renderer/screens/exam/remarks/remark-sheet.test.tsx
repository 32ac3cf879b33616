// @vitest-environment happy-dom
/** Writing a remark: offered where one is needed, saved by itself, never lost and never in the way. */
import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { newId } from '../../../../shared/kernel/ids';
import { problem } from '../../../../shared/kernel/problem';
import { standardScales } from '../../../../shared/records/standard-scales';
import { anId, indicatorNumbered } from '../../../../test/builders/an-exam';
import { anExamPage, answersFor, cardOf, examiner, ownExam } from '../../../../test/builders/an-exam-page';
import { identifyCandidate } from '../../../actions/identify-candidate';
import { takeOver } from '../../../actions/take-over';
import { calmAfterMs, keepAfterMs } from '../../../writer/typed-shelf';
import { stockPhrases } from './remark-phrases';

const remarks = (page: Awaited<ReturnType<typeof anExamPage>>) =>
  page.recorded('remark-written').map(({ text }) => text);
const sheet = (number: string) => screen.getByRole('region', { name: `Remark on ${number}` });
const field = (number: string) => within(sheet(number)).getByRole('textbox');

const failPhrases = stockPhrases('not-met', standardScales['met-not-met'], 'nl') as readonly [
  string,
  ...string[],
];
const metPhrases = stockPhrases('met', standardScales['met-not-met'], 'nl');

/** On the keyboard of most of us a figure with Shift is a sign; the place of the key says which it was. */
const shift = (figure: number) =>
  act(async () =>
    fireEvent.keyDown(document.activeElement ?? document.body, {
      key: '!@#$%^'[figure - 1],
      code: `Digit${figure}`,
      shiftKey: true,
    }),
  );

describe('the strip above the answers', () => {
  it('offers phrases for the mark that wants a remark, and one tap saves one', async () => {
    const page = await anExamPage('mark');
    await page.user.click(answersFor('1.1.1').getByRole('button', { name: 'Not met' }));
    // The next indicator is on the desk already; the strip speaks of the one before.
    expect(answersFor('1.1.2').getAllByRole('button').length).toBeGreaterThan(1);
    await page.user.click(within(sheet('1.1.1')).getByRole('button', { name: failPhrases[0] }));
    expect(remarks(page)).toEqual([failPhrases[0]]);
    expect(screen.queryByRole('region', { name: 'Remark on 1.1.1' })).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Marking' }));
  });

  it('is left for later, and what is needed is counted', async () => {
    const page = await anExamPage('mark');
    await page.user.click(answersFor('1.1.1').getByRole('button', { name: 'Not met' }));
    await page.user.click(within(sheet('1.1.1')).getByRole('button', { name: 'Later' }));
    expect(screen.queryByRole('region', { name: 'Remark on 1.1.1' })).toBeNull();
    expect(screen.getByText('1 remark needed')).toBeTruthy();
    expect(remarks(page)).toEqual([]);
  });

  it('does not come for a mark that needs no remark', async () => {
    const page = await anExamPage('mark');
    await page.user.click(answersFor('1.1.1').getByRole('button', { name: 'Met' }));
    expect(screen.queryByRole('region', { name: 'Remark on 1.1.1' })).toBeNull();
  });
});

describe('the remark sheet', () => {
  const opened = async () => {
    const page = await anExamPage('mark', { marks: { '1.1.1': 'met' } });
    await page.user.keyboard('k');
    await page.user.keyboard('c');
    return page;
  };

  it('takes what is typed, and saves it when the field is left', async () => {
    const page = await opened();
    expect(document.activeElement).toBe(sheet('1.1.1'));
    await page.user.keyboard('knap werk');
    expect(remarks(page)).toEqual([]);
    await page.user.tab();
    expect(remarks(page)).toEqual(['knap werk']);
    await page.user.click(within(sheet('1.1.1')).getByRole('button', { name: 'Done' }));
    expect(cardOf('1.1.1').getByText('knap werk')).toBeTruthy();
  });

  it('takes the key that opened it for no letter, however long it is held down', async () => {
    await opened();
    for (let i = 0; i < 3; i++) {
      fireEvent.keyDown(sheet('1.1.1'), { key: 'c', repeat: true });
      expect(document.activeElement).toBe(sheet('1.1.1'));
    }
  });

  it('does not let the band say "saved" while what is typed is not on disk', async () => {
    const page = await opened();
    expect(screen.getByText(/^Saved on this device/)).toBeTruthy();
    await page.user.keyboard('De WPS en de tekening ');
    expect(screen.queryByText(/^Saved on this device/)).toBeNull();
    await page.pass(keepAfterMs);
    // Kept already; it is not said while somebody is still typing, so that nothing flickers.
    await page.pass(calmAfterMs);
    expect(screen.getByText(/^Saved on this device/)).toBeTruthy();
    expect(Object.values(page.device.typed.keptOf(examiner))).toEqual(['De WPS en de tekening ']);
    page.device.typed.refuse(problem('disk-full'));
    await page.user.keyboard('spraken');
    await page.pass(keepAfterMs);
    expect(screen.queryByText(/^Saved on this device/)).toBeNull();
    expect(screen.getAllByText(/what you type is not kept yet/).length).toBeGreaterThan(0);
  });

  it('keeps a pasted text whole that is longer than a remark may be', async () => {
    const page = await opened();
    await page.user.click(field('1.1.1'));
    await page.user.paste(`${'x'.repeat(4990)}EINDE`);
    await page.user.tab();
    expect(field('1.1.1')).toHaveProperty('value.length', 4995);
    expect(remarks(page)).toEqual([]);
    expect(screen.getByText(/4995 characters long, and 4000 fit/)).toBeTruthy();
  });

  it('leads back, once, to a text that is too long, when somebody is done with it', async () => {
    const page = await opened();
    await page.user.click(field('1.1.1'));
    await page.user.paste('x'.repeat(4001));
    const done = () => within(sheet('1.1.1')).getByRole('button', { name: 'Done' });
    await page.user.click(done());
    expect(document.activeElement).toBe(field('1.1.1'));
    await page.user.click(done());
    expect(screen.queryByRole('region', { name: 'Remark on 1.1.1' })).toBeNull();
    await page.pass(keepAfterMs);
    expect(Object.values(page.device.typed.keptOf(examiner))).toEqual(['x'.repeat(4001)]);
  });

  it('saves a phrase by its tap, behind what stands there', async () => {
    const page = await opened();
    await page.user.keyboard('Let op.');
    await page.user.click(within(sheet('1.1.1')).getByRole('button', { name: metPhrases[0] ?? '' }));
    expect(remarks(page).at(-1)).toBe(`Let op. ${metPhrases[0]}`);
  });

  it('takes the remark away when the field is emptied', async () => {
    const page = await opened();
    await page.user.keyboard('x');
    await page.user.tab();
    await page.user.clear(field('1.1.1'));
    await page.user.tab();
    expect(remarks(page)).toEqual(['x', '']);
    expect(cardOf('1.1.1').queryByText('x')).toBeNull();
  });

  it('is left by Escape with everything typed, and letters typed in it mark nothing', async () => {
    const page = await opened();
    await page.user.keyboard('1234 goed');
    await page.user.keyboard('{Escape}');
    expect(remarks(page)).toEqual(['1234 goed']);
    expect(page.recorded('mark-given')).toHaveLength(1);
    expect(screen.queryByRole('region', { name: 'Remark on 1.1.1' })).toBeNull();
  });

  it('does not show the next person what somebody typed and is not recorded yet', async () => {
    const page = await opened();
    await page.user.keyboard('van Joke');
    const pim = anId<'Staff'>(8009);
    const staff = { staffId: pim, name: 'Pim', jobTitle: '', roles: ['examiner'], independent: true };
    await act(async () => {
      page.device.put('staff', pim, staff);
      page.device.signIn(null);
    });
    await page.pass(0);
    // A lock takes the screen away.
    page.go('/');
    await act(async () => {
      page.device.signIn(pim);
      const [examId, assessmentId] = [anId<'Exam'>(5001), anId<'Assessment'>(7001)];
      await takeOver(page.device.deps, {
        examId,
        assessmentId,
        changeId: newId<'Change'>(),
        reason: 'Joke is ziek',
      });
      await identifyCandidate(page.device.deps, {
        examId,
        assessmentId,
        changeId: newId<'Change'>(),
        method: 'known-to-examiner',
      });
    });
    await page.pass(0);
    page.go(`/exam/${anId<'Exam'>(5001)}/mark/${anId<'Assessment'>(7001)}`);
    await page.pass(0);
    await page.user.keyboard('kc');
    expect(field('1.1.1')).toHaveProperty('value', '');
  });

  it('shows what is typed while the journal does not answer, and after it did', async () => {
    const page = await opened();
    const release = page.device.holdAppends();
    await page.user.keyboard('trage schijf');
    await page.user.tab();
    expect(field('1.1.1')).toHaveProperty('value', 'trage schijf');
    expect(cardOf('1.1.1').getByText('Saving')).toBeTruthy();
    release();
    await page.pass(0);
    expect(field('1.1.1')).toHaveProperty('value', 'trage schijf');
    expect(cardOf('1.1.1').getByText('Saved')).toBeTruthy();
  });
});

describe('one remark sheet, about one named indicator', () => {
  const failed = async (...numbers: readonly string[]) => {
    const marks = Object.fromEntries(numbers.map((number) => [number, 'not-met' as const]));
    return anExamPage('mark', { marks });
  };

  it('is that of the one that is asked about, with its number, whole text and mark', async () => {
    const page = await anExamPage('mark');
    await page.user.keyboard('2');
    expect(cardOf('1.1.2').getByText('controleert de lasmachine')).toBeTruthy();
    await page.user.keyboard('c');
    const about = within(sheet('1.1.1'));
    expect(about.getByText('1.1.1')).toBeTruthy();
    expect(about.getByText('draagt beschermende kleding')).toBeTruthy();
    expect(about.getByText('Not met')).toBeTruthy();
    expect(screen.queryByRole('group', { name: 'Mark for 1.1.2' })).toBeNull();
    await page.user.keyboard('bril vergeten');
    await page.user.click(about.getByRole('button', { name: 'Done' }));
    expect(page.recorded('remark-written')).toMatchObject([
      { indicatorId: indicatorNumbered(ownExam(), '1.1.1'), text: 'bril vergeten' },
    ]);
    expect(answersFor('1.1.2').getAllByRole('button')).toHaveLength(3);
  });

  it('is opened by the button as by the key', async () => {
    const page = await anExamPage('mark');
    await page.user.keyboard('2');
    await page.user.click(screen.getByRole('button', { name: 'Remark' }));
    expect(within(sheet('1.1.1')).getByRole('textbox')).toBeTruthy();
  });

  it('takes a phrase by Shift and its figure, before it is open and while it is', async () => {
    const page = await anExamPage('mark');
    await page.user.keyboard('2');
    await shift(2);
    expect(remarks(page)).toEqual([failPhrases[1]]);
    expect(page.recorded('mark-given')).toHaveLength(1);
    await page.user.keyboard('2c');
    await shift(6);
    await shift(1);
    expect(remarks(page).at(-1)).toBe(`${failPhrases[5]} ${failPhrases[0]}`);
    expect(sheet('1.1.2')).toBeTruthy();
  });

  it('in the field Shift and a figure write what they always write', async () => {
    const page = await anExamPage('mark');
    await page.user.keyboard('2c');
    await page.user.click(field('1.1.1'));
    await page.user.keyboard('100');
    expect(await shift(5)).toBe(true);
    expect(remarks(page)).toEqual([]);
  });

  it('the counter opens all that are needed one after the other, and says which one it is', async () => {
    const page = await failed('1.1.1', '1.1.2', '1.2.1');
    await page.user.click(screen.getByRole('button', { name: '3 remarks needed' }));
    for (const [place, number] of ['1.1.1', '1.1.2', '1.2.1'].entries()) {
      expect(within(sheet(number)).getByText(`Remark ${place + 1} of 3`)).toBeTruthy();
      await shift(1);
      await page.user.click(within(sheet(number)).getByRole('button', { name: 'Done' }));
    }
    expect(screen.queryByRole('region', { name: /^Remark on/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /needed$/ })).toBeNull();
    expect(remarks(page)).toHaveLength(3);
    expect(document.activeElement).not.toBe(document.body);
  });

  it('begins with the one that is asked about', async () => {
    const page = await failed('1.1.1');
    await page.user.keyboard('2');
    await page.user.click(screen.getByRole('button', { name: '2 remarks needed' }));
    expect(within(sheet('1.1.2')).getByText('Remark 1 of 2')).toBeTruthy();
    await page.user.click(within(sheet('1.1.2')).getByRole('button', { name: 'Later' }));
    expect(within(sheet('1.1.1')).getByText('Remark 2 of 2')).toBeTruthy();
  });

  it('offers no phrase of another mark, and none before there is a mark', async () => {
    const page = await failed('1.1.1');
    await page.user.keyboard('c');
    const offered = () =>
      within(screen.getByRole('region', { name: /^Remark on/ }))
        .queryAllByRole('listitem')
        .map((item) => item.textContent?.replace(/^⇧[0-9]/, ''));
    expect(offered()).toEqual([]);
    await page.user.keyboard('{Escape}');
    await page.user.keyboard('0');
    await shift(1);
    await page.user.keyboard('1');
    await page.user.keyboard('c');
    expect(offered()).toEqual(metPhrases);
  });
});
