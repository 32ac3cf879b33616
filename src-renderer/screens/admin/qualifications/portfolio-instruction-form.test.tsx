// @vitest-environment happy-dom
/** The portfolio instruction: hidden until its option is ticked, kept while it is unticked, gone when that is saved. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { pulledEntry } from '../../../../test/builders/a-cache-lab';
import { aVersion } from '../../../../test/builders/a-change';
import { aPage } from '../../../../test/builders/a-page';
import { aHead } from '../../../../test/builders/a-qualification';
import { PortfolioInstructionForm } from './portfolio-instruction-form';

const written = { title: 'Your portfolio', explanation: 'Why', instruction: 'Add a picture.' };

async function opened(instruction?: typeof written) {
  const head = { ...aHead(), ...(instruction && { portfolioInstruction: instruction }) };
  const page = await aPage(
    () => <PortfolioInstructionForm qualificationId={head.qualificationId} />,
    pulledEntry([[aVersion('qualification', head.qualificationId, head), 1]]),
  );
  page.device.put('qualification', head.qualificationId, head);
  const recorded = () =>
    page.device.recorded
      .filter(({ type }) => type === 'qualification')
      .map(({ body }) => (body as typeof head).portfolioInstruction);
  return { user: userEvent.setup(), recorded };
}
const option = () => screen.getByRole('checkbox', { name: 'Portfolio instruction' });
const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
const save = () => screen.getByRole('button', { name: 'Save' });

describe('the portfolio instruction', () => {
  it('M25 M26 M27 M28 has its fields when it is ticked, and not before', async () => {
    const { user, recorded } = await opened();
    expect(screen.queryAllByRole('textbox')).toEqual([]);
    await user.click(option());
    await user.type(field('Title'), 'Your portfolio ');
    await user.type(field('Explanation'), 'Why');
    await user.type(field('Instruction'), 'Add a picture.');
    await user.click(save());
    expect(await screen.findByText('Saved')).toBeTruthy();
    expect(recorded()).toEqual([written]);
  });

  it('M25 unticked by mistake has lost nothing; saved so, it is gone', async () => {
    const { user, recorded } = await opened(written);
    await user.click(option());
    expect(screen.queryAllByRole('textbox')).toEqual([]);
    expect(screen.getByText(/the instruction goes/)).toBeTruthy();
    await user.click(option());
    expect(field('Instruction').value).toBe(written.instruction);
    expect(recorded()).toEqual([]);
    await user.click(option());
    await user.click(save());
    expect(await screen.findByText('Saved')).toBeTruthy();
    expect(recorded()).toEqual([null]);
  });

  it('M26 needs a title, and keeps what was typed without one', async () => {
    const { user, recorded } = await opened();
    await user.click(option());
    await user.type(field('Instruction'), 'Add a picture.');
    await user.click(save());
    expect((await screen.findByRole('alert')).textContent).toContain('has no title yet');
    expect(field('Instruction').value).toBe('Add a picture.');
    expect(recorded()).toEqual([]);
  });
});
