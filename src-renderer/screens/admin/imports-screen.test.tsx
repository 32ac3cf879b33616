// @vitest-environment happy-dom
/** What was imported, told after any time and on any device, and taken back there. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { QualificationImport } from '../../../shared/records/qualification-import';
import { ownEntry, pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPageWith } from '../../../test/builders/a-page';
import { aHead } from '../../../test/builders/a-qualification';
import { aWorld } from '../../../test/builders/a-world';
import { anId } from '../../../test/builders/an-exam';
import { ImportsScreen } from './imports-screen';
import { QualificationsScreen } from './qualifications-screen';

const longName =
  'Kwalificatiedossier Pedagogisch werk, gespecialiseerd pedagogisch medewerker (concept van juni).xml';
const heads = [
  aHead({ name: 'Lasser', code: '25991', status: 'inactive' }),
  aHead({ name: 'Kok', code: '25180', status: 'inactive' }),
  aHead({ name: 'Bakker', code: '', status: 'inactive' }),
];
const versions = heads.map((head) => aVersion('qualification', head.qualificationId, head));
const [welder, cook, baker] = versions.map(({ subjectId, changeId }) => ({
  qualificationId: subjectId as QualificationImport['qualifications'][number]['qualificationId'],
  revision: changeId,
  before: null,
}));
const anImport = (n: number, over: Partial<QualificationImport>): QualificationImport => ({
  importId: anId<'Import'>(n),
  source: `bestand ${n}.xml`,
  importedAt: `2026-11-2${n}T09:00:00.000Z`,
  importedBy: anId<'Staff'>(8000),
  qualifications: [],
  competences: [],
  ...over,
});
const imports = [
  anImport(4, { qualifications: [welder!] }),
  anImport(6, { source: longName, qualifications: [cook!, baker!] }),
  anImport(5, { qualifications: [{ ...welder!, revision: anId<'Change'>(1) }] }),
  anImport(3, { undone: { at: '2026-11-24T08:00:00.000Z', by: anId<'Staff'>(8000) } }),
];

/** The screen as it is opened later: nothing of the import itself is remembered but what is recorded. */
async function open(Screen: typeof ImportsScreen, shown: readonly QualificationImport[] = imports) {
  const world = aWorld(1, '2026-11-27T09:00:00.000Z');
  const entries = [
    pulledEntry([
      ...versions.map((version, index) => [version, index + 10] as const),
      ...shown.map(
        (one, index) => [aVersion('qualification-import', one.importId, one), index + 20] as const,
      ),
    ]),
    // As far as what is written comes: the view of these pages does not follow by itself.
    ...Array.from({ length: 4 }, () => pulledEntry([])),
  ];
  const page = await aPageWith({ world }, Screen, ...entries);
  const show = () => page.add(...page.device.recorded.map(ownEntry));
  return { ...page, show, user: userEvent.setup() };
}
const cards = () =>
  within(screen.getByRole('list', { name: 'Imports, the newest first' })).getAllByRole('listitem');
const typesOf = (recorded: readonly { readonly type: string }[]) => recorded.map(({ type }) => type);

describe('the list of imports', () => {
  it('M1 tells each with its file, when, by whom and how many, the newest first', async () => {
    await open(ImportsScreen);
    await waitFor(() => expect(cards()).toHaveLength(4));
    const texts = cards().map(({ textContent }) => textContent ?? '');
    expect(texts[0]).toContain(longName);
    expect(texts[0]).toContain('Joke Postma · 2 qualifications');
    expect(texts[1]).toContain('In use: somebody went on from 1');
    expect(texts[3]).toContain('Undone on');
    expect(screen.getAllByRole('button', { name: /^Undo this import/ })).toHaveLength(2);
  });

  it('M1 takes one back in one change, after any time, and says so where the focus is', async () => {
    const { user, device, show } = await open(ImportsScreen);
    await user.click(await screen.findByRole('button', { name: `Undo this import: ${longName}` }));
    await waitFor(() =>
      expect(typesOf(device.recorded)).toEqual(['qualification', 'qualification', 'qualification-import']),
    );
    await show();
    const card = cards()[0];
    await waitFor(() => expect(card?.textContent).toContain('Undone on'));
    expect(card?.textContent).not.toContain('Kok');
    expect(document.activeElement?.textContent).toContain('Undone on');
  });

  it('M1 says of one that was taken back what stayed, because somebody had gone on with it, and leads there', async () => {
    const undone = { at: '2026-11-27T09:30:00.000Z', by: anId<'Staff'>(8000) };
    await open(ImportsScreen, [anImport(7, { undone, qualifications: [welder!] })]);
    await waitFor(() =>
      expect(cards()[0]?.textContent).toMatch(/Undone on .*1 stayed: somebody had gone on/),
    );
    expect(within(cards()[0]!).getAllByRole('link')).toHaveLength(1);
  });

  it('M61 says in the language of whoever looks that one came from the catalogue', async () => {
    const source = 'De catalogus bij de hub';
    await open(ImportsScreen, [anImport(7, { source, cameFrom: 'catalogue', qualifications: [welder!] })]);
    await waitFor(() => expect(cards()[0]?.textContent).toContain('The catalogue at the hub'));
    expect(screen.getByRole('button', { name: 'Undo this import: The catalogue at the hub' })).toBeTruthy();
    expect(screen.queryByText(source)).toBeNull();
  });

  it('leads on where nothing was imported yet', async () => {
    await open(ImportsScreen, []);
    expect(await screen.findByRole('link', { name: 'Import a file' })).toBeTruthy();
  });
});

describe('the last import on the overview', () => {
  it('M1 can be taken back there, also when the page was left or another device made it', async () => {
    const { user, device } = await open(QualificationsScreen);
    await screen.findByText(/^Imported last: .*Joke Postma/);
    await user.click(screen.getByRole('button', { name: 'Undo this import' }));
    await screen.findByText(/is no longer in the list/);
    expect(typesOf(device.recorded)).toEqual(['qualification', 'qualification', 'qualification-import']);
    expect(document.activeElement?.textContent).toContain('is no longer in the list');
  });

  it('one that comes in behind it is not told as taken back, and can be', async () => {
    const { user, show, add } = await open(QualificationsScreen);
    await screen.findByText(/^Imported last: .*Joke Postma/);
    await user.click(screen.getByRole('button', { name: 'Undo this import' }));
    await screen.findByText(/is no longer in the list/);
    await show();
    const later = anImport(7, { importedAt: '2026-11-27T08:59:00.000Z', qualifications: [welder!] });
    await add(pulledEntry([[aVersion('qualification-import', later.importId, later), 40]]));
    await screen.findByText(/^Imported last: bestand 7.xml/);
    expect(screen.queryByText(/is no longer in the list/)).toBeNull();
    expect(screen.getByRole('button', { name: 'Undo this import' })).toBeTruthy();
    expect(document.activeElement).not.toBe(document.body);
  });

  it('is not told once somebody went on from it, or after a week', async () => {
    await open(QualificationsScreen, [imports[2]!]);
    await screen.findByRole('tablist');
    expect(screen.queryByText(/^Imported last/)).toBeNull();
    const old = anImport(4, { importedAt: '2026-11-19T09:00:00.000Z', qualifications: [welder!] });
    await open(QualificationsScreen, [old]);
    expect(screen.queryByText(/^Imported last/)).toBeNull();
  });
});
