// @vitest-environment happy-dom
/** M43: competences are picked by letters, by name, by arrow, by paste; and taken off again, all by keyboard. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import type { CompetenceId } from '../../../shared/kernel/ids';
import { standardCompetences } from '../../../shared/records/standard-competences';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPage } from '../../../test/builders/a-page';
import { anId } from '../../../test/builders/an-exam';
import { CompetencePicker } from './competence-picker';

const own = (n: number, code: string, more: object = {}) => ({
  competenceId: anId<'Competence'>(n),
  code,
  name: { nl: `Eigen ${code}`, en: `Own ${code}` },
  origin: 'custom',
  ...more,
});
const idOf = (code: string): CompetenceId =>
  standardCompetences.find((one) => one.code === code)?.competenceId ?? anId<'Competence'>(1);

async function shown(before: readonly CompetenceId[] = []) {
  const log: (readonly CompetenceId[])[] = [];
  function Screen() {
    const [value, setValue] = useState(before);
    return (
      <>
        <CompetencePicker
          label="Competences"
          value={value}
          onChange={(next) => {
            log.push(next);
            setValue(next);
          }}
        />
        <button type="button">Next</button>
      </>
    );
  }
  await aPage(
    Screen,
    pulledEntry([
      [aVersion('competence', anId(101), own(101, 'VK1')), 10],
      [aVersion('competence', anId(102), own(102, 'VK2', { status: 'archived' })), 11],
      [aVersion('competence', anId(103), own(103, 'VK3', { mergedInto: idOf('K') })), 12],
    ]),
  );
  const user = userEvent.setup();
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Competences' });
  await user.click(field);
  return { user, field, log };
}
const chosen = (): string[] => {
  const list = screen.queryByRole('list', { name: 'Competences: chosen' });
  return list
    ? within(list)
        .getAllByRole('listitem')
        .map((item) => item.textContent ?? '')
    : [];
};

describe('M43: picking by keyboard', () => {
  it('picks each letter with the blank behind it, and the last one on leaving the field', async () => {
    const { user, field } = await shown();
    await user.keyboard('K L T');
    expect(chosen()).toEqual(['K Applying professional expertise', 'L Using materials and resources']);
    expect(field.value).toBe('T');
    await user.tab();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Next' }));
    expect(chosen().map((text) => text[0])).toEqual(['K', 'L', 'T']);
    expect(field.value).toBe('');
  });

  it('takes a pasted list, an own code in it, and none of them twice', async () => {
    const { user, log } = await shown([idOf('L')]);
    await user.paste('K, L en vk1');
    await user.keyboard('{Enter}');
    expect(log).toEqual([[idOf('L'), idOf('K'), anId(101)]]);
  });

  it('finds by a piece of the name, and Enter takes the first of the list', async () => {
    const { user, log } = await shown();
    await user.keyboard('presenting{Enter}');
    expect(log).toEqual([[idOf('I')]]);
  });

  it('picks and takes off with the arrows in the list', async () => {
    const { user, log } = await shown();
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(log).toEqual([[idOf('B')]]);
    await user.keyboard('{Enter}');
    expect(chosen()).toHaveLength(1);
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(chosen()).toEqual([]);
  });

  it('takes the last one off with Backspace in an empty field, and says so', async () => {
    const { user, log } = await shown([idOf('K'), idOf('L')]);
    await user.keyboard('q{Backspace}');
    expect(log).toEqual([]);
    await user.keyboard('{Backspace}');
    expect(log).toEqual([[idOf('K')]]);
    expect(screen.getByText(/^Removed: L /)).toBeTruthy();
  });

  it('says what it does not know, keeps what was typed and picks nothing', async () => {
    const { user, field, log } = await shown();
    await user.keyboard('K Z9{Enter}');
    expect(field.value).toBe('Z9');
    expect(screen.getByText(/Nothing is called “Z9”/)).toBeTruthy();
    await user.tab();
    expect(field.value).toBe('Z9');
    expect(log).toEqual([[idOf('K')]]);
  });

  it('says that words left in the field were not chosen', async () => {
    const { user } = await shown();
    await user.keyboard('present');
    await user.tab();
    expect(screen.getByText(/“present” is not chosen yet/)).toBeTruthy();
  });
});

describe('M16: own competences in the picker', () => {
  it('does not offer an archived one, and shows it where it is chosen', async () => {
    const { user, log } = await shown([anId(102)]);
    expect(chosen()[0]).toContain('archive');
    await user.keyboard('VK2{Enter}');
    expect(log).toEqual([]);
  });

  it('shows for a merged one what it means now, does not pick that twice, and takes off both', async () => {
    const { user, log } = await shown([anId(103)]);
    expect(chosen()[0]).toMatch(/^K/);
    await user.keyboard('K ');
    expect(log).toEqual([]);
    await user.click(screen.getByRole('button', { name: /^Remove K/ }));
    expect(log).toEqual([[]]);
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Competences' }));
  });

  it('keeps an id that this device does not know', async () => {
    const { user, log } = await shown([anId(999)]);
    expect(chosen()[0]).toContain('Competence unknown');
    await user.keyboard('K ');
    expect(log).toEqual([[anId(999), idOf('K')]]);
  });
});
