// @vitest-environment happy-dom
/** The import of a file that is not clear: every guess beside its source, and a date that is asked before anything is written. */
import { readFileSync } from 'node:fs';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aPageWith } from '../../../test/builders/a-page';
import { aWorld } from '../../../test/builders/a-world';
import { value } from '../../../test/builders/value';
import { type FakeDevice, fakeDevice } from '../../../test/fakes/fake-device';
import { ImportScreen } from './import-screen';

const unclear = readFileSync('test/data/sbb-unclear.xml');

async function chooseFile(device?: FakeDevice) {
  const world = aWorld(1, '2026-11-27T09:00:00.000Z');
  const page = await aPageWith({ world, ...(device ? { device } : {}) }, ImportScreen, pulledEntry([]));
  const user = userEvent.setup();
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('no field for a file');
  await user.upload(input, new File([unclear], 'unclear.xml', { type: 'text/xml' }));
  await screen.findByLabelText('Recognised programme codes (formerly crebo)');
  return { user, device: page.device };
}
async function preview(codes: string) {
  const { user } = await chooseFile();
  await user.type(screen.getByLabelText('Recognised programme codes (formerly crebo)'), codes);
  await user.click(screen.getByRole('button', { name: 'Check' }));
  await screen.findByRole('heading', { name: 'Check what will happen' });
  return user;
}
const cardOf = (code: string) => {
  const list = screen.getByRole('list', { name: 'Codes and what happens with them' });
  const card = within(list)
    .getAllByRole('listitem')
    .find((item) => item.textContent?.startsWith(code));
  if (!card) throw new Error(`no card of ${code}`);
  return within(card);
};

describe('the preview of an import', () => {
  it('D20 shows every reading that was a guess beside the text of the file, before anything is written', async () => {
    await preview('25971');
    const region = within(await screen.findByRole('region', { name: /texts to check/ }));
    const sidesNow = () => region.getAllByRole('definition').map((side) => side.textContent);
    await waitFor(() => expect(sidesNow()).toContain('Zie schema 3.'));
    const sides = sidesNow();
    expect(sides).toContain(
      'De lasser: - stelt het apparaat in; - houdt de booglengte gelijk; - meldt afwijkingen.',
    );
    expect(sides).toContain(
      'De lasser:\n• stelt het apparaat in\n• houdt de booglengte gelijk\n• meldt afwijkingen',
    );
    expect(sides).toContain('Zie schema 3.');
    expect(region.getByText('Not imported')).toBeTruthy();
    expect(sides.some((side) => side?.includes('<!-- nog nakijken door Wim -->'))).toBe(true);
  });

  it('D20 names with every guess the codes that it is about, because one of them may have to be left out', async () => {
    await preview('25971');
    const region = within(await screen.findByRole('region', { name: /texts to check/ }));
    expect((await region.findAllByText(/^25971 · B1-K1-W1 · line \d+$/)).length).toBeGreaterThan(0);
  });

  it('D19 waits for a date that cannot be read, and imports what was answered', async () => {
    const user = await preview('25971, 25972');
    await screen.findByText('1 code waits for a date. Answer it above or leave it out.');
    expect(screen.queryByRole('button', { name: /^Import \d/ })).toBeNull();
    await waitFor(() => expect(cardOf('25972').getByText('In the file: “medio 2026”')).toBeTruthy());

    await user.click(screen.getByRole('button', { name: 'Go to the date' }));
    expect(document.activeElement).toBe(screen.getByLabelText('End of intake'));
    await user.keyboard('31 juni 2026{Enter}');
    expect(screen.getByText('This is not a day. Write it as 01-08-2026.')).toBeTruthy();
    expect(screen.getByLabelText('End of intake')).toHaveProperty('value', '31 juni 2026');

    await user.clear(screen.getByLabelText('End of intake'));
    await user.keyboard('31-7-2030{Enter}');
    await screen.findByRole('button', { name: 'Import 2 qualifications' });
    expect(document.activeElement?.textContent).toContain('25972');
    await waitFor(() => expect(cardOf('25972').getByText('New')).toBeTruthy());
  });

  it('D19 what was typed, answered and chosen is there after a reload, once the file is chosen again', async () => {
    const before = await chooseFile();
    await before.user.type(screen.getByLabelText('Recognised programme codes (formerly crebo)'), '25972');
    await before.user.clear(screen.getByLabelText('Cohort'));
    await before.user.type(screen.getByLabelText('Cohort'), '2027');
    await before.user.click(screen.getByRole('button', { name: 'Check' }));
    await before.user.type(await screen.findByLabelText('End of intake'), '31-7-20');
    cleanup();

    const { user, device } = await chooseFile(before.device);
    expect(screen.getByLabelText('Cohort')).toHaveProperty('value', '2027');
    await user.click(screen.getByRole('button', { name: 'Check' }));
    expect(await screen.findByLabelText('End of intake')).toHaveProperty('value', '31-7-20');
    await user.type(screen.getByLabelText('End of intake'), '30{Enter}');
    await screen.findByRole('button', { name: 'Import 1 qualification' });
    cleanup();

    const after = await chooseFile(device);
    await after.user.click(screen.getByRole('button', { name: 'Check' }));
    await screen.findByRole('button', { name: 'Import 1 qualification' });
  });

  it('D19 an answer may be that there is no date, or that the code is left out', async () => {
    const user = await preview('25972');
    await user.click(await screen.findByRole('button', { name: 'Leave 25972 out' }));
    expect(cardOf('25972').getByText('Left out.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Answer it after all' }));
    await user.click(screen.getByRole('button', { name: 'There is no such date' }));
    await waitFor(() => expect(cardOf('25972').getByText('New')).toBeTruthy());
    expect(screen.getByRole('button', { name: 'Import 1 qualification' })).toBeTruthy();
  });
});

describe('a file that is no qualification file of SBB', () => {
  const choose = async (name: string, text: string) => {
    const world = aWorld(1, '2026-11-27T09:00:00.000Z');
    // As far as what is written comes: the view of these pages does not follow by itself.
    const page = await aPageWith(
      { world },
      ImportScreen,
      ...Array.from({ length: 3 }, () => pulledEntry([])),
    );
    const user = userEvent.setup();
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    if (!input) throw new Error('no field for a file');
    await user.upload(input, new File([text], name));
    return { user, ...page };
  };
  const table =
    'Kerntaak;Werkproces;Indicator\nB1-K1 Last;B1-K1-W1 Bereidt voor;leest de tekening\n;;meet na\n';

  it('M1 a table is checked, imported in one change and taken back', async () => {
    const { user, device, add } = await choose('Lasser.csv', table);
    await screen.findByRole('heading', { name: 'Check what will happen' });
    expect(screen.getByText(/Lasser.csv is a table/)).toBeTruthy();
    const card = within(await screen.findByRole('list', { name: /What is in the file/ }));
    expect(await card.findByText('Lasser')).toBeTruthy();
    expect(card.getByText('New')).toBeTruthy();
    expect(device.recorded).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Import 1 qualification' }));
    await screen.findByRole('heading', { name: '1 qualification imported' });
    const recorded = device.recorded.length;
    await add(pulledEntry(device.recorded.map((change, index) => [change, index + 1] as const)));
    await user.click(screen.getByRole('button', { name: 'Undo this import' }));
    await screen.findByText('Undone');
    expect(device.recorded.slice(recorded).map(({ type }) => type)).toEqual([
      'qualification',
      'qualification-import',
    ]);
    expect(document.activeElement?.textContent).toContain('Undone');
  });

  it('M1 one that is left out is not imported', async () => {
    const { user, device } = await choose('Lasser.csv', table);
    await user.click(await screen.findByRole('checkbox', { name: /Import .*Lasser/ }));
    expect(screen.getByText('There is nothing new to import.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Import \d/ })).toBeNull();
    expect(device.recorded).toEqual([]);
  });

  it('a CASE package that does not say what a qualification is asks for the level once', async () => {
    const item = (identifier: string) => ({ identifier, fullStatement: `Item ${identifier}` });
    const child = (from: string, to: string) => ({
      associationType: 'isChildOf',
      originNodeURI: { identifier: from },
      destinationNodeURI: { identifier: to },
    });
    const given = {
      CFDocument: { identifier: 'd', title: 'Welding framework' },
      CFItems: ['a', 'b', 'c', 'e'].map(item),
      CFAssociations: [child('a', 'd'), child('b', 'd'), child('c', 'a'), child('e', 'b')],
    };
    const { user } = await choose('case.json', JSON.stringify(given));
    await screen.findByText('Welding framework');
    await user.selectOptions(screen.getByLabelText(/What is a qualification in this file/), '1');
    await screen.findByText('Item a');
    expect(screen.getByText('Item b')).toBeTruthy();
    // What was left out of one reading is another thing in the next.
    await user.click(screen.getByRole('checkbox', { name: /Import .*Item a/ }));
    await user.selectOptions(screen.getByLabelText(/What is a qualification in this file/), '0');
    await screen.findByText(/^Import 1 /);
  });

  it('one that cannot be read says why, and nothing is changed', async () => {
    const { device } = await choose('x.json', '{"a": 1');
    expect((await screen.findByRole('alert')).textContent).toMatch(/JSON file is incomplete/);
    expect(device.recorded).toEqual([]);
  });
});

it('M61 an answer that changes nothing is looked at, and its request goes off the list', async () => {
  const device = fakeDevice();
  device.catalogue.put([]);
  const parts = [{ codes: ['K0072'], cohortYear: null }];
  value(await device.deps.host.catalogue.ask({ purpose: 'import', parts }));
  device.catalogue.answer({ files: [], warnings: [] });
  const [request] = device.catalogue.requests();
  const address = `/?request=${request?.requestId}`;
  await aPageWith({ device, address }, ImportScreen, pulledEntry([]));
  expect(await screen.findByText(/There is nothing new to import/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Take the request off the list' }));
  await waitFor(() => expect(device.catalogue.requests()).toEqual([]));
});
