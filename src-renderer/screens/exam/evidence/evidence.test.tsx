// @vitest-environment happy-dom
/** Evidence as an examiner adds it while marking, and looks through it in the review. */
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { anId } from '../../../../test/builders/an-exam';
import { anExamPage, answersFor } from '../../../../test/builders/an-exam-page';

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const sheet = () => within(screen.getByRole('region', { name: 'Evidence for 1.1.1' }));
const inputOf = (): HTMLInputElement => {
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (!input) throw new Error('no place for files');
  return input;
};
const note = () => new File(['De kabel ligt los.'], 'notitie.txt', { lastModified: 1_764_000_000_000 });

describe('evidence while marking', () => {
  it('takes one press to get to, goes with the indicator in front, and leaves a mark one tap', async () => {
    const { user, recorded } = await anExamPage('mark');
    await user.click(button('Evidence'));
    expect(screen.queryByRole('group', { name: /^Mark for/ })).toBeNull();
    await user.keyboard('1');
    expect(recorded('mark-given')).toEqual([]);
    await user.upload(inputOf(), note());
    expect(await sheet().findByRole('button', { name: 'Open notitie.txt' })).toBeTruthy();
    expect(recorded('evidence-attached')).toMatchObject([
      {
        indicatorId: anId(4001),
        workProcessId: null,
        file: { name: 'notitie.txt', mediaType: 'text/plain' },
      },
    ]);
    await user.click(button('Done'));
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Marking' }));
    expect(button('Evidence, 1 file')).toBeTruthy();
    await user.click(answersFor('1.1.1').getByRole('button', { name: 'Met' }));
    expect(recorded('mark-given')).toHaveLength(1);
    expect(button('Evidence')).toBeTruthy();
  });

  it('tells why a file was not added, also to whoever closed the sheet meanwhile', async () => {
    const { user, recorded } = await anExamPage('mark');
    await user.click(button('Evidence'));
    await user.upload(inputOf(), new File([], 'leeg.jpg'));
    expect(await sheet().findByText('leeg.jpg was not added')).toBeTruthy();
    await user.keyboard('{Escape}');
    await user.click(button('Evidence: not added'));
    expect(sheet().getByText('leeg.jpg was not added')).toBeTruthy();
    expect(recorded('evidence-attached')).toEqual([]);
  });
});

describe('evidence in the review', () => {
  it('stands per work process, is removed in two presses with a reason, and the focus stays there', async () => {
    const { user, recorded } = await anExamPage('review', {
      evidence: { '1.1.2': 'las.jpg', '1.2.1': 'hoek.jpg' },
    });
    const section = within(screen.getByRole('region', { name: 'Evidence' }));
    const headings = section.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
    expect(headings).toEqual(['B1-K1-W1 Werkproces 1', 'B1-K1-W2 Werkproces 2']);
    await user.click(section.getByRole('button', { name: 'Remove las.jpg' }));
    await user.type(section.getByRole('textbox', { name: 'Why (may stay blank)' }), 'onscherp');
    await user.click(section.getByRole('button', { name: 'Yes, remove' }));
    await waitFor(() => expect(section.queryByText('las.jpg')).toBeNull());
    expect(recorded('evidence-removed')).toEqual([{ reason: 'onscherp' }]);
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Evidence' }));
  });

  it('is added to a work process', async () => {
    const { user, recorded } = await anExamPage('review');
    const section = within(screen.getByRole('region', { name: 'Evidence' }));
    await user.selectOptions(section.getByRole('combobox', { name: 'Belongs to' }), 'B1-K1-W2 Werkproces 2');
    await user.upload(inputOf(), note());
    expect(await section.findByRole('button', { name: 'Open notitie.txt' })).toBeTruthy();
    expect(recorded('evidence-attached')).toMatchObject([{ indicatorId: null, workProcessId: anId(3002) }]);
  });

  it('is waited for before one signs', async () => {
    const marks = { '1.1.1': 'met', '1.1.2': 'met', '1.2.1': 'met' };
    const { user, device, pass } = await anExamPage('review', { marks });
    const release = device.holdAppends();
    await user.upload(inputOf(), note());
    const wait = 'Wait before you sign: 1 file is still being saved.';
    expect(await screen.findByText(wait)).toBeTruthy();
    expect(screen.queryByLabelText(/PIN/)).toBeNull();
    release();
    await pass(0);
    await waitFor(() => expect(screen.queryByText(wait)).toBeNull());
    expect(screen.getByLabelText(/PIN/)).toBeTruthy();
  });

  it('E10 is for nobody but who has the assessment, until it is signed', async () => {
    const colleague = {
      ...{ staffId: anId<'Staff'>(8003), name: 'Pim', jobTitle: '', independent: true },
      roles: ['examiner' as const],
    };
    const { path } = await anExamPage('review', { evidence: { '1.1.1': 'las.jpg' }, colleague });
    await act(async () => undefined);
    expect(path()).toContain('/candidate/');
    expect(screen.queryByText('las.jpg')).toBeNull();
  });
});
