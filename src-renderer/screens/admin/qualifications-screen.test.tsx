// @vitest-environment happy-dom
/** The overview of qualifications: what stands where, what fills it, and what each option does. */
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { QualificationHead } from '../../../shared/records/qualification';
import { ownEntry, pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPageWith } from '../../../test/builders/a-page';
import { aHead } from '../../../test/builders/a-qualification';
import { anId } from '../../../test/builders/an-exam';
import { fakeDevice } from '../../../test/fakes/fake-device';
import { takeHandedFiles } from '../../ui/handed-files';
import { useSavedFilters } from '../../ui/saved-filters';
import { useUiState } from '../../ui/ui-state';
import { QualificationsScreen } from './qualifications-screen';

const welder = aHead({ name: 'Lasser', code: '25991', cohort: '2026-2027', status: 'active', level: '3' });
const builder = aHead({ name: 'Façadebouwer', code: '25990', status: 'active', isStandard: true });
const cook = aHead({ name: 'Kok', code: '25180', status: 'inactive' });
const bare = aHead({ name: 'Bakker', code: '', status: 'inactive', coreTasks: [] });
const all = [welder, builder, cook, bare];

/** The overview over these; what is recorded on the device is shown at once. */
async function anOverview(heads: readonly QualificationHead[] = all) {
  const device = fakeDevice();
  for (const head of heads) device.put('qualification', head.qualificationId, head);
  const page = await aPageWith(
    { device },
    QualificationsScreen,
    pulledEntry(heads.map((head, i) => [aVersion('qualification', head.qualificationId, head), i + 10])),
  );
  let shown = 0;
  const show = async (): Promise<void> => {
    const changes = device.recorded.slice(shown);
    shown = device.recorded.length;
    await page.add(...changes.map(ownEntry));
  };
  return { ...page, device, show, user: userEvent.setup() };
}
const names = () =>
  within(screen.getByRole('table'))
    .getAllByRole('rowheader')
    .map((cell) => within(cell).getByRole('link').textContent);
const openTab = (name: string) => userEvent.click(screen.getByRole('tab', { name: new RegExp(`^${name}`) }));
const button = (name: string | RegExp) => screen.getByRole('button', { name });

beforeEach(() => {
  useUiState.setState({ soughtTexts: {} });
  useSavedFilters.setState({ filters: [] });
});

describe('the tabs', () => {
  it('M29 stand in the order of a life, with their numbers, and rows by name', async () => {
    await anOverview();
    expect(screen.getAllByRole('tab').map(({ textContent }) => textContent)).toEqual([
      ...['Inactive (2)', 'Active (2)', 'Archive (0)'],
    ]);
    expect(names()).toEqual(['Façadebouwer', 'Lasser']);
    await openTab('Inactive');
    expect(names()).toEqual(['Bakker', 'Kok']);
  });

  it('an empty one offers what fills it', async () => {
    await anOverview([welder]);
    await openTab('Inactive');
    await userEvent.click(
      within(screen.getByRole('tabpanel')).getByRole('button', { name: 'Add qualification' }),
    );
    expect(screen.getByRole('form', { name: 'Add qualification' })).toBeTruthy();
    await openTab('Archive');
    expect(screen.getByText('The archive is empty')).toBeTruthy();
  });

  it('finds within the tab, and says when nothing on it matches', async () => {
    const { user } = await anOverview();
    await user.type(screen.getByRole('textbox'), '2599 facade');
    expect(names()).toEqual(['Façadebouwer']);
    await user.clear(screen.getByRole('textbox'));
    await user.type(screen.getByRole('textbox'), 'kok');
    expect(screen.getByText('No qualification on this tab matches “kok”.')).toBeTruthy();
    await openTab('Inactive');
    expect(names()).toEqual(['Kok']);
  });

  it('lists what needs a newer program, also when there is nothing else', async () => {
    const newer = aVersion('qualification', anId(5), { name: 'Robotlasser' }, { typeVersion: 9 });
    await aPageWith({}, QualificationsScreen, pulledEntry([[newer, 10]]));
    expect(screen.getByRole('list', { name: 'Cannot be shown' }).textContent).toContain('Robotlasser');
    expect(screen.queryByText('No qualifications yet')).toBeNull();
  });
});

describe('above the table', () => {
  it('M11 M12 are the ways to qualifications, competences and the import', async () => {
    await anOverview();
    expect(button('Add qualification')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Competences' }).getAttribute('href')).toBe('/competences');
    expect(screen.getByRole('link', { name: 'Import' }).getAttribute('href')).toBe('/qualifications/import');
  });

  it('what is done now and then is one button, and its choices are links by keyboard', async () => {
    const { user } = await anOverview();
    const more = screen.getByRole('button', { name: 'More' });
    more.focus();
    await user.keyboard('{Enter}');
    const ways = await screen.findAllByRole('menuitem', { hidden: true });
    expect(ways.map((way) => way.getAttribute('href'))).toEqual([
      ...['/qualifications/catalogue', '/structure', '/qualifications/export'],
    ]);
    await waitFor(() => expect(document.activeElement).toBe(ways[0]));
  });

  it('M13 M31 adds one at once: name and language are enough, and it stands under Inactive', async () => {
    const { device, show, user } = await anOverview();
    await user.click(button('Add qualification'));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' }));
    await user.keyboard('Slager{Enter}');
    await waitFor(() => expect(device.recorded).toHaveLength(2));
    await show();
    await openTab('Inactive');
    expect(names()).toEqual(['Bakker', 'Kok', 'Slager']);
  });

  it('M13 without a name it says so, and Escape closes the form', async () => {
    const { device, user } = await anOverview();
    await user.click(button('Add qualification'));
    await user.keyboard('{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('has no name');
    await user.type(screen.getByRole('textbox', { name: 'Name' }), '{Escape}');
    expect(screen.queryByRole('form')).toBeNull();
    expect(device.recorded).toEqual([]);
  });

  it('a file that is dropped anywhere is handed to the import', async () => {
    await anOverview();
    const file = new File(['<x/>'], 'kd.xml');
    const event = new Event('drop', { bubbles: true, cancelable: true });
    Object.assign(event, { dataTransfer: { types: ['Files'], files: [file] } });
    document.body.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    expect(takeHandedFiles()).toEqual([file]);
    expect(takeHandedFiles()).toEqual([]);
  });
});

describe('a row', () => {
  const options = (name: string) => {
    const row = screen.getByRole('rowheader', { name: new RegExp(name) }).closest('tr');
    return [...(row?.querySelectorAll('[data-option]') ?? [])].map((option) =>
      option.getAttribute('data-option'),
    );
  };

  it('M30 M32 has its options at the right in the order of the old module, documents last', async () => {
    await anOverview();
    expect(options('Lasser')).toEqual(['edit', 'tree', 'activation', 'more', 'documents']);
    const tree = screen.getByRole('link', { name: /^Core tasks and work processes of Lasser/ });
    expect(tree.getAttribute('href')).toBe(`/qualifications/${welder.qualificationId}/edit`);
    const documents = screen.getByRole('link', { name: 'Accountability documents of Lasser' });
    expect(documents.getAttribute('href')).toBe(`/qualifications/${welder.qualificationId}/documents`);
  });

  it('M49 M50 without core tasks has no silhouette, and the tree symbol says what is missing', async () => {
    await anOverview();
    await openTab('Inactive');
    expect(options('Bakker')).toEqual(['edit', 'tree', 'more', 'documents']);
    expect(
      screen.getByRole('link', { name: /^No core tasks\. Core tasks and work processes of Bakker\./ }),
    ).toBeTruthy();
    expect(screen.getByText('No core tasks')).toBeTruthy();
  });

  it('M48 is activated by its silhouette; it is told, has the focus and can be undone', async () => {
    const { show, user } = await anOverview();
    await openTab('Inactive');
    await user.click(button('Activate Kok'));
    await screen.findByText(/Kok is active and can be chosen for an exam/);
    await show();
    expect(screen.getByRole('tab', { name: 'Active (3)' })).toBeTruthy();
    expect(document.activeElement?.textContent).toContain('Kok is active');
    await user.click(button('Undo'));
    await screen.findByText(/Kok is inactive/);
    await show();
    expect(screen.getByRole('tab', { name: 'Active (2)' })).toBeTruthy();
  });

  it('arrow keys go to the same option of the next row, and to its first where it has none', async () => {
    const { user } = await anOverview();
    await openTab('Inactive');
    button('Activate Kok').focus();
    await user.keyboard('{ArrowUp}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Edit attributes of Bakker');
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Edit attributes of Kok');
  });

  it('says that a draft on this device cannot be read, and is found among those with a draft', async () => {
    const { device, user } = await anOverview();
    act(() => device.drafts.spoil(welder.qualificationId));
    const row = screen.getByRole('rowheader', { name: /Lasser/ });
    expect(within(row).getByText('Draft on this device cannot be read')).toBeTruthy();
    await user.click(button('Filter'));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Show' }), 'draft');
    expect(names()).toEqual(['Lasser']);
    await act(() =>
      device.drafts.client.setAside({ qualificationId: welder.qualificationId, isEarlierTaken: false }),
    );
    expect(screen.queryByText('Draft on this device cannot be read')).toBeNull();
  });

  it('M20 M21 says in words that code, cohort and level are not filled in', async () => {
    await anOverview();
    await openTab('Inactive');
    const row = screen.getByRole('rowheader', { name: /Bakker/ }).closest('tr');
    expect(within(row ?? document.body).getAllByText('not filled in')).toHaveLength(3);
  });
});

describe('the end of a qualification', () => {
  const exam = (n: number) => ({
    ...{ examId: anId(n), code: `E${n}`, title: 'Exam', version: 1, language: 'nl' },
    ...{
      plannedAt: '2099-01-01T09:00:00.000Z',
      place: '',
      status: 'planned',
      definitionDigest: 'a'.repeat(64),
    },
    candidates: [{ participantId: anId(1), number: '', name: 'x', birthDate: null, group: '' }],
    examiners: [{ staffId: anId(2), name: 'y', jobTitle: '' }],
    assessments: [{ assessmentId: anId(n + 1), participantId: anId(1), partCode: 'A', examinerId: anId(2) }],
    about: {
      ...{ qualificationId: builder.qualificationId, name: '', code: '', workProcesses: 1, indicators: 1 },
      scaleName: {},
    },
  });

  it('says what follows before it is done and after: planned exams, links, the standard link', async () => {
    const { add, show, user } = await anOverview();
    await add(
      pulledEntry([
        [aVersion('exam', anId(50), exam(50)), 30],
        [aVersion('exam', anId(60), exam(60)), 31],
        [
          aVersion('participation', anId(70), {
            ...{
              participationId: anId(70),
              participantId: anId(1),
              qualificationId: builder.qualificationId,
            },
            ...{ linkedAt: '2026-11-24T08:00:00.000Z', endedAt: null, reason: 'chosen' },
          }),
          32,
        ],
      ]),
    );
    const follows =
      '2 planned exams stay as they are. 1 participant stays linked. New participants are no longer linked by themselves.';
    expect(button(`Deactivate Façadebouwer. ${follows}`)).toBeTruthy();
    await user.click(button('More for Façadebouwer'));
    expect(screen.getByText(follows)).toBeTruthy();
    await user.click(button('Put in the archive'));
    await screen.findByText(/Façadebouwer is in the archive/);
    expect(screen.getByText(follows)).toBeTruthy();
    await show();
    await openTab('Archive');
    expect(names()).toEqual(['Façadebouwer']);
    await user.click(button('Bring Façadebouwer back from the archive'));
    await screen.findByText(/is back from the archive/);
    await show();
    expect(screen.getByRole('tab', { name: 'Inactive (3)' })).toBeTruthy();
  });

  it('one with which nothing was done is removed, and comes back by undo; one that is linked is not offered it', async () => {
    const { show, user } = await anOverview();
    await openTab('Inactive');
    await user.click(button('More for Kok'));
    await user.click(button('Remove'));
    await screen.findByText('Kok was removed.');
    await show();
    expect(names()).toEqual(['Bakker']);
    await user.click(button('Undo'));
    await screen.findByText('Kok is in the list again.');
    await show();
    expect(names()).toEqual(['Bakker', 'Kok']);
    await openTab('Active');
    await user.click(button('More for Lasser'));
    expect(button('Put in the archive')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Remove' })).toBeNull();
  });
});

describe('a copy', () => {
  it('for the next cohort unfolds below its row, filled in, and stands under Inactive', async () => {
    const { device, show, user } = await anOverview();
    await user.click(button('More for Lasser'));
    await user.click(button('Make for a next cohort …'));
    const cohort = screen.getByRole<HTMLInputElement>('textbox', { name: 'Cohort' });
    await waitFor(() => expect(document.activeElement).toBe(cohort));
    expect(cohort.value).toBe('2027-2028');
    await user.keyboard('{Enter}');
    await screen.findByText('Lasser was made and stands under Inactive.');
    expect(device.recorded.map(({ body }) => body)).toMatchObject([
      { name: 'Lasser', cohort: '2027-2028', status: 'inactive', versionDigest: welder.versionDigest },
    ]);
    await show();
    expect(screen.getByRole('tab', { name: 'Inactive (3)' })).toBeTruthy();
  });

  it('under another name is a duplicate; Escape gives it up', async () => {
    const { device, user } = await anOverview();
    await user.click(button('More for Lasser'));
    await user.click(button('Duplicate …'));
    const name = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' });
    expect(name.value).toBe('Lasser (copy)');
    await user.type(name, '{Escape}');
    expect(screen.queryByRole('form')).toBeNull();
    expect(device.recorded).toEqual([]);
  });
});

describe('order and filters', () => {
  it('sorts by every column, and once more the other way round', async () => {
    const { user } = await anOverview();
    await user.click(button('Code'));
    expect(names()).toEqual(['Façadebouwer', 'Lasser']);
    await user.click(button('Code'));
    expect(names()).toEqual(['Lasser', 'Façadebouwer']);
    expect(screen.getByRole('columnheader', { name: 'Code' }).getAttribute('aria-sort')).toBe('descending');
  });

  it('narrows by what occurs, is saved, and counts again with one press', async () => {
    const { user } = await anOverview();
    await user.click(button('Filter'));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Cohort' }), '2026-2027');
    expect(names()).toEqual(['Lasser']);
    await user.click(button('Save filter'));
    await user.click(button('Clear filter'));
    expect(names()).toEqual(['Façadebouwer', 'Lasser']);
    await user.click(button('2026-2027'));
    expect(names()).toEqual(['Lasser']);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Level' }), '-');
    expect(screen.getByText('Nothing on this tab fits this filter.')).toBeTruthy();
    await user.click(button('Show all'));
    expect(names()).toHaveLength(2);
  });
});

describe('a draft of what was removed', () => {
  it('is told above the list, and leads to where it is put back or given up', async () => {
    const gone = { ...cook, isRemoved: true };
    const { device } = await anOverview([welder, gone]);
    expect(screen.queryByText(/of something that was removed/)).toBeNull();
    for (const { qualificationId } of [welder, gone])
      await device.drafts.client.keep({
        ownerId: anId<'Staff'>(8000),
        change: {
          ...{ qualificationId, upon: null, baseDigest: 'a'.repeat(64) },
          ...{ rootIds: [], nodes: [], conflicts: [] },
        },
      });
    expect(
      await screen.findByText('There is a draft on this device of something that was removed'),
    ).toBeTruthy();
    const link = within(screen.getByRole('alert')).getByRole('link', { name: 'Kok' });
    expect(link.getAttribute('href')).toBe(`/qualifications/${cook.qualificationId}/edit`);
  });
});
