// @vitest-environment happy-dom
/** W3: a colleague's assessment is looked at, and marked only after a tap that says so. */
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { anId } from '../../../../test/builders/an-exam';
import { anExamPage, answersFor } from '../../../../test/builders/an-exam-page';

const pim = {
  staffId: anId<'Staff'>(8003),
  name: 'Pim',
  jobTitle: '',
  roles: ['examiner'] as 'examiner'[],
  independent: true,
};
const marks = { '1.1.1': 'met' } as const;
const takeOver = () => screen.queryByRole('button', { name: 'Take over, I know this candidate' });

describe('the assessment of a colleague', () => {
  it.each(['mark', 'review'] as const)(
    'is not opened at the %s screen, but where it can be taken over',
    async (at) => {
      const { path } = await anExamPage(at, { marks, colleague: pim });
      expect(path()).toContain('/candidate/');
      expect(screen.getByText('This assessment is in the hands of Joke Postma.')).toBeTruthy();
      expect(takeOver()).not.toBeNull();
    },
  );

  it('goes on where it stood once it is taken over, and the record says so', async () => {
    const { user, recorded } = await anExamPage('mark', { marks, colleague: pim });
    await user.type(screen.getByRole('textbox', { name: /Why do you take over/ }), 'Joke is ziek');
    await user.click(takeOver() as HTMLElement);
    expect(recorded('taken-over')).toMatchObject([{ fromStaffId: anId(8000), reason: 'Joke is ziek' }]);
    await user.click(screen.getByRole('link', { name: 'Continue at 1.1.2' }));
    await user.click(answersFor('1.1.2').getByRole('button', { name: 'Met' }));
    expect(recorded('mark-given')).toHaveLength(2);
  });

  it('is told at the review, with who marked what', async () => {
    const { user, go } = await anExamPage('mark', { marks, colleague: pim });
    await user.type(screen.getByRole('textbox', { name: /Why do you take over/ }), 'Joke is ziek');
    await user.click(takeOver() as HTMLElement);
    go(`/exam/${anId(5001)}/review/${anId(7001)}`);
    expect(await screen.findByText(/took over from Joke Postma\. Reason: Joke is ziek/)).toBeTruthy();
    expect(screen.queryByText(/Marked by/)).toBeNull();
    await user.click(answersFor('1.1.2').getByRole('button', { name: 'Met' }));
    expect(screen.getAllByText('Marked by Joke Postma.')).not.toHaveLength(0);
    expect(screen.getAllByText('Marked by another examiner.')).not.toHaveLength(0);
  });

  it('is not for somebody who is no examiner to take over', async () => {
    await anExamPage('mark', { marks, colleague: { ...pim, roles: ['administrator'] } });
    expect(takeOver()).toBeNull();
    expect(screen.getByText('Only an examiner can take over an assessment.')).toBeTruthy();
  });

  it('is looked at by an administrator: every mark is there, and nothing to tap', async () => {
    await anExamPage('mark', { marks, colleague: { ...pim, roles: ['administrator'] } });
    const seen = screen.getByRole('heading', { name: 'What is marked so far' }).parentElement as HTMLElement;
    expect(seen.textContent).toMatch(/1\.1\.1.*Met.*1\.1\.2.*Not marked yet/);
    expect(seen.querySelectorAll('button, a, input, textarea')).toHaveLength(0);
  });

  it('is not taken over where the centre does not want it, and says who can help', async () => {
    await anExamPage('mark', { marks, colleague: pim, organisation: { takeOverPolicy: 'never' } });
    expect(takeOver()).toBeNull();
    expect(screen.getByText(/Ask your administrator to put the exam in your name/)).toBeTruthy();
  });
});
