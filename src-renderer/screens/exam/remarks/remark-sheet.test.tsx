// @vitest-environment happy-dom
/** Writing a remark: offered where one is needed, saved by itself, never lost and never in the way. */
import { act, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { newId } from '../../../../shared/kernel/ids';
import { problem } from '../../../../shared/kernel/problem';
import { anId } from '../../../../test/builders/an-exam';
import { anExamPage, answersFor, cardOf, examiner } from '../../../../test/builders/an-exam-page';
import { identifyCandidate } from '../../../actions/identify-candidate';
import { takeOver } from '../../../actions/take-over';
import { keepAfterMs } from '../../../writer/typed-shelf';

const remarks = (page: Awaited<ReturnType<typeof anExamPage>>) =>
  page.recorded('remark-written').map(({ text }) => text);
const sheet = (number: string) => screen.getByRole('region', { name: `Remark on ${number}` });
const field = (number: string) => within(sheet(number)).getByRole('textbox');

describe('the strip above the answers', () => {
  it('offers phrases for the mark that wants a remark, and one tap saves one', async () => {
    const page = await anExamPage('mark');
    await page.user.click(answersFor('1.1.1').getByRole('button', { name: 'Not met' }));
    // The next indicator is on the desk already; the strip speaks of the one before.
    expect(answersFor('1.1.2').getAllByRole('button').length).toBeGreaterThan(1);
    const [phrase] = within(sheet('1.1.1')).getAllByRole('button');
    await page.user.click(phrase as HTMLElement);
    expect(remarks(page)).toEqual([phrase?.textContent]);
    expect(screen.queryByRole('region', { name: 'Remark on 1.1.1' })).toBeNull();
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

  it('has the cursor, and saves what was typed when the field is left', async () => {
    const page = await opened();
    expect(document.activeElement).toBe(field('1.1.1'));
    await page.user.keyboard('knap werk');
    expect(remarks(page)).toEqual([]);
    await page.user.tab();
    expect(remarks(page)).toEqual(['knap werk']);
    await page.user.click(within(sheet('1.1.1')).getByRole('button', { name: 'Done' }));
    expect(cardOf('1.1.1').getByText('knap werk')).toBeTruthy();
  });

  it('does not let the band say "saved" while what is typed is not on disk', async () => {
    const page = await opened();
    expect(screen.getByText(/^Saved on this device/)).toBeTruthy();
    await page.user.keyboard('De WPS en de tekening ');
    expect(screen.queryByText(/^Saved on this device/)).toBeNull();
    await page.pass(keepAfterMs);
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
    await page.user.paste(`${'x'.repeat(4990)}EINDE`);
    await page.user.tab();
    expect(field('1.1.1')).toHaveProperty('value.length', 4995);
    expect(remarks(page)).toEqual([]);
    expect(screen.getByText(/4995 characters long, and 4000 fit/)).toBeTruthy();
  });

  it('saves a phrase by its tap, behind what stands there', async () => {
    const page = await opened();
    await page.user.keyboard('Let op.');
    const [phrase] = within(within(sheet('1.1.1')).getByRole('list')).getAllByRole('button');
    await page.user.click(phrase as HTMLElement);
    expect(remarks(page).at(-1)).toContain('Let op.');
    expect(remarks(page).at(-1)).toContain(phrase?.textContent);
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
