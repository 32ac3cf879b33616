// @vitest-environment happy-dom
/** M61: a new edition is told where qualifications are looked after, without anybody asking to compare. */
import { readFileSync } from 'node:fs';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { cohortOfYear } from '../../../../shared/domain/cohort';
import { decideImport } from '../../../../shared/domain/decide-import';
import { blobSource, readSbbXml } from '../../../../shared/formats/sbb-xml';
import { newId } from '../../../../shared/kernel/ids';
import { problem } from '../../../../shared/kernel/problem';
import { realWorld } from '../../../../shared/kernel/real-world';
import { standardCompetences } from '../../../../shared/records/standard-competences';
import { ownEntry } from '../../../../test/builders/a-cache-lab';
import { aPageWith } from '../../../../test/builders/a-page';
import { anId } from '../../../../test/builders/an-exam';
import { value } from '../../../../test/builders/value';
import { type FakeDevice, fakeDevice } from '../../../../test/fakes/fake-device';
import { composeQualificationDrafts } from '../../../actions/compose-draft';
import { recordDrafts } from '../../../actions/record-drafts';
import { CatalogueScreen } from '../catalogue-screen';
import { QualificationsScreen } from '../qualifications-screen';

const small = readFileSync('test/data/sbb-small.xml', 'utf8');
const newer = small.replace('leest de tekening;', 'leest de nieuwe tekening;');
const read = async (text: string) => value(await readSbbXml(blobSource(new Blob([text]))));

/** A device on which two qualifications of the small file stand. */
async function aDevice(): Promise<FakeDevice> {
  const device = fakeDevice();
  device.catalogue.put([]);
  const plan = decideImport({
    ...{ readout: await read(small), codes: ['25990', '25991'], cohort: cohortOfYear(2026) },
    ...{ chosenEditions: {}, answeredDates: {}, existing: [], competences: standardCompetences, newId },
  });
  const drafts = plan.toWrite.flatMap((one) => composeQualificationDrafts(device.deps.world, one, null));
  await recordDrafts(device.deps, null, drafts);
  return device;
}
const open = (device: FakeDevice, Screen: typeof QualificationsScreen, now: string) =>
  aPageWith(
    { world: { ...realWorld, now: () => new Date(now) }, device },
    Screen,
    ...device.recorded.map(ownEntry),
  );
const compared = (device: FakeDevice) =>
  device.catalogue.requests().filter(({ purpose }) => purpose === 'compare');
const morning = '2026-11-27T10:05:00.000Z';
const news = 'The catalogue has another edition of 2 qualifications';

it('M61 asks by itself, tells what differs, and compares once for an answer', async () => {
  const device = await aDevice();
  await open(device, QualificationsScreen, morning);
  expect(compared(device)).toMatchObject([
    { parts: [{ codes: ['25990', '25991'], cohortYear: 2026 }], answeredAt: null },
  ]);
  expect(screen.queryByText(news)).toBeNull();
  const readout = await read(newer);
  await act(async () => device.catalogue.answer(readout));
  const told = (await screen.findByText(news)).closest<HTMLElement>('[role=status]')!;
  expect(within(told).getByRole('link', { name: 'See what differs' }).getAttribute('href')).toContain(
    '/qualifications/catalogue',
  );
  expect(compared(device)[0]?.found).toHaveLength(2);
  await userEvent.click(within(told).getByRole('button', { name: 'Close' }));
  expect(screen.queryByText(news)).toBeNull();
  await open(device, QualificationsScreen, morning);
  expect(screen.queryByText(news)).toBeNull();
});

it('M61 tells it again after a reload without asking or reading anew, and asks when the answer is old', async () => {
  const device = await aDevice();
  await open(device, QualificationsScreen, morning);
  const readout = await read(newer);
  await act(async () => device.catalogue.answer(readout));
  await screen.findByText(news);
  let dossiers = 0;
  const { catalogue } = device.deps.host;
  const { dossier } = catalogue;
  Object.assign(catalogue, {
    dossier: (asked: Parameters<typeof dossier>[0]) => {
      dossiers += 1;
      return dossier(asked);
    },
  });
  await open(device, QualificationsScreen, morning);
  expect((await screen.findAllByText(news)).length).toBeGreaterThan(0);
  expect([compared(device).length, dossiers]).toEqual([1, 0]);
  await open(device, QualificationsScreen, '2026-11-28T08:00:00.000Z');
  expect(compared(device).map(({ answeredAt }) => answeredAt === null)).toEqual([false, true]);
});

it('M61 tells no more of what got a new version, and nothing where nothing differs', async () => {
  const device = await aDevice();
  const page = await open(device, QualificationsScreen, morning);
  const readout = await read(newer);
  await act(async () => device.catalogue.answer(readout));
  await screen.findByText(news);
  const before = device.recorded.length;
  const [stored] = await device.deps.cache.qualifications(({ code }) => code === '25990');
  const { qualification } = stored!;
  const drafts = composeQualificationDrafts(
    device.deps.world,
    { ...qualification, coreTasks: qualification.coreTasks.slice(1) },
    stored!,
  );
  await recordDrafts(device.deps, null, drafts);
  await page.add(...device.recorded.slice(before).map(ownEntry));
  expect(await screen.findByText('The catalogue has another edition of 1 qualification')).toBeTruthy();
});

it('M61 compares by itself on the catalogue screen, and after a file was added there', async () => {
  const device = await aDevice();
  await open(device, CatalogueScreen, morning);
  expect(await screen.findByRole('heading', { name: 'Catalogue' })).toBeTruthy();
  expect(compared(device)).toHaveLength(1);
  const readout = await read(small);
  await act(async () => device.catalogue.answer(readout));
  expect(await screen.findByText(/Nothing differs from the newest edition/)).toBeTruthy();
  const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
  await userEvent.upload(input, new File([newer], 'nieuw.xml'));
  expect(await screen.findByText(/sbb.xml is in the catalogue/)).toBeTruthy();
  expect(compared(device)).toHaveLength(2);
  // What was compared stays in sight until there is another answer.
  expect(screen.getByText(/Nothing differs from the newest edition/)).toBeTruthy();
});

it('M61 says of a colleague’s request whose it is, and lets whoever is here ask the same', async () => {
  const device = await aDevice();
  value(
    await device.deps.host.catalogue.ask({
      purpose: 'import',
      parts: [{ codes: ['25604'], cohortYear: 2026 }],
    }),
  );
  device.catalogue.askedBy(anId<'Staff'>(8055));
  device.catalogue.refuse(problem('request-of-other'));
  await open(device, CatalogueScreen, morning);
  const list = await screen.findByRole('list', { name: 'Codes asked for' });
  expect(within(list).getByText(/A colleague asked for these codes/)).toBeTruthy();
  expect(within(list).queryByRole('button', { name: 'Try now' })).toBeNull();
  await userEvent.click(within(list).getByRole('button', { name: 'Ask myself' }));
  const imports = device.catalogue.requests().filter(({ purpose }) => purpose === 'import');
  expect(imports).toMatchObject([{ askedBy: anId<'Staff'>(8000), parts: [{ codes: ['25604'] }] }]);
});

it('M61 compares what stands here by the time the catalogue has the file that was given', async () => {
  const device = await aDevice();
  const entries = device.recorded.map(ownEntry);
  const later = { world: { ...realWorld, now: () => new Date(morning) }, device };
  const { add } = await aPageWith(later, CatalogueScreen);
  const { addFile } = device.deps.host.catalogue;
  let take = (): void => undefined;
  const taken = new Promise<void>((resolve) => {
    take = resolve;
  });
  Object.assign(device.deps.host.catalogue, {
    addFile: async (asked: Parameters<typeof addFile>[0]) => {
      await taken;
      return addFile(asked);
    },
  });
  const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
  await userEvent.upload(input, new File([newer], 'sbb 2027.xml'));
  await add(...entries);
  await waitFor(() => expect(compared(device)).toHaveLength(1));
  await act(async () => take());
  await waitFor(() => expect(compared(device)).toHaveLength(2));
});
