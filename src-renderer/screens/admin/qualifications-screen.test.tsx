// @vitest-environment happy-dom
/** The register of qualifications: tabs with their numbers, a search within the tab, and nothing left out. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPage } from '../../../test/builders/a-page';
import { aHead } from '../../../test/builders/a-qualification';
import { useUiState } from '../../ui/ui-state';
import { QualificationsScreen } from './qualifications-screen';

const heads = [
  aHead({ name: 'Lasser', code: '25991', cohort: '2026-2027', status: 'active' }),
  aHead({ name: 'Façadebouwer', code: '25990', status: 'active' }),
  aHead({ name: 'Kok', code: '25180', status: 'inactive' }),
];
const all = pulledEntry(
  heads.map((head, i) => [aVersion('qualification', head.qualificationId, head), i + 10]),
);
const names = () =>
  within(screen.getByRole('table'))
    .getAllByRole('rowheader')
    .map((cell) => cell.textContent);

beforeEach(() => useUiState.setState({ soughtTexts: {} }));

describe('the register of qualifications', () => {
  it('M29 stands under tabs with their numbers, by name', async () => {
    await aPage(QualificationsScreen, all);
    expect(names()).toEqual(['Façadebouwer', 'Lasser']);
    await userEvent.click(screen.getByRole('tab', { name: 'Inactive (1)' }));
    expect(names()).toEqual(['Kok']);
  });

  it('finds within the tab, and says when nothing on it matches', async () => {
    await aPage(QualificationsScreen, all);
    const user = userEvent.setup();
    await user.type(screen.getByRole('textbox'), '2599 facade');
    expect(names()).toEqual(['Façadebouwer']);
    await user.clear(screen.getByRole('textbox'));
    await user.type(screen.getByRole('textbox'), 'kok');
    expect(screen.getByText('No qualification on this tab matches “kok”.')).toBeTruthy();
    await user.click(screen.getByRole('tab', { name: 'Inactive (1)' }));
    expect(names()).toEqual(['Kok']);
  });

  it('lists what needs a newer program, also when there is nothing else', async () => {
    const newer = aVersion(
      'qualification',
      heads[0]?.qualificationId ?? '',
      { name: 'Robotlasser' },
      { typeVersion: 9 },
    );
    await aPage(QualificationsScreen, pulledEntry([[newer, 10]]));
    expect(screen.getByRole('list', { name: 'Cannot be shown' }).textContent).toContain('Robotlasser');
    expect(screen.queryByText('No qualifications yet')).toBeNull();
  });
});
