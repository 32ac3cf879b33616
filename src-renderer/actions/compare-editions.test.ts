/** M61: which qualifications here differ from the newest edition in the catalogue, per cohort, and one append of new versions. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cohortOfYear } from '../../shared/domain/cohort';
import { blobSource, readSbbXml } from '../../shared/formats/sbb-xml';
import { importCodes } from '../../test/builders/import-at-desk';
import { value } from '../../test/builders/value';
import { type FakeDevice, fakeDevice } from '../../test/fakes/fake-device';
import { askCatalogue } from './ask-catalogue';
import { compareEditions } from './compare-editions';
import { renewFromCatalogue } from './renew-from-catalogue';

const small = readFileSync('test/data/sbb-small.xml', 'utf8');
const newer = small.replace('leest de tekening;', 'leest de nieuwe tekening;');
const read = async (text: string) => value(await readSbbXml(blobSource(new Blob([text]))));

const importFor = async (device: FakeDevice, codes: readonly string[], year: number) =>
  value(
    await importCodes(device.deps, {
      readout: await read(small),
      codes,
      cohort: cohortOfYear(year),
      chosenEditions: {},
      answeredDates: {},
    }),
  );

async function aComparison(
  device: FakeDevice,
  text: string,
  parts: readonly { codes: string[]; cohortYear: number | null }[],
) {
  value(await askCatalogue(device.deps, { purpose: 'compare', parts }));
  device.catalogue.answer(await read(text));
  const request = device.catalogue.requests()[0]!;
  return { request, found: value(await compareEditions(device.deps, request)) };
}

it('M61 tells what differs per code and cohort, what is the same, and what the catalogue does not hold', async () => {
  const device = fakeDevice();
  await importFor(device, ['25990', '25991'], 2026);
  await importFor(device, ['25990'], 2025);
  const parts = [
    { codes: ['25990', '25991', '25604'], cohortYear: 2026 },
    { codes: ['25990'], cohortYear: 2025 },
  ];
  const same = await aComparison(device, small, parts);
  expect(same.found).toMatchObject({ changed: [], toChoose: [], sameCount: 3, missing: [] });
  value(await device.deps.host.catalogue.forget({ requestId: same.request.requestId }));
  const { found } = await aComparison(device, newer, parts);
  expect(found.changed.map(({ qualification }) => [qualification.code, qualification.cohort])).toEqual([
    ['25990', '2026-2027'],
    ['25991', '2026-2027'],
    ['25990', '2025-2026'],
  ]);
  expect(found.changed[0]?.changes.indicators).toMatchObject({ added: 1, removed: 1 });
});

it('M61 makes new versions of those that are chosen, in one append, and nothing the second time', async () => {
  const device = fakeDevice();
  await importFor(device, ['25990', '25991'], 2026);
  const { request, found } = await aComparison(device, newer, [
    { codes: ['25990', '25991'], cohortYear: 2026 },
  ]);
  const [first, second] = found.changed.map(({ qualification }) => qualification.qualificationId);
  const before = device.recorded.length;
  const renewed = await renewFromCatalogue(device.deps, {
    request,
    qualificationIds: new Set([first!]),
    note: 'Catalogue',
  });
  expect(value(renewed)).toMatchObject({ count: 1 });
  expect(device.recorded.slice(before).map(({ kind, type }) => [kind, type])).toEqual([
    ['content', 'qualification-version'],
    ['document', 'qualification'],
    ['document', 'qualification-import'],
  ]);
  expect(device.recorded.at(-2)?.body).toMatchObject({ history: [{}, { note: 'Catalogue' }] });
  const left = value(await compareEditions(device.deps, request));
  expect(left.changed.map(({ qualification }) => qualification.qualificationId)).toEqual([second]);
  expect(
    await renewFromCatalogue(device.deps, {
      request,
      qualificationIds: new Set([first!]),
      note: 'Catalogue',
    }),
  ).toMatchObject({
    problem: { code: 'nothing-to-import' },
  });
});

it('M61 asks which edition where two are open for the cohort, and leaves one alone that was made by hand', async () => {
  const device = fakeDevice();
  await importFor(device, ['25991'], 2026);
  const twice = small.replace('Datum_einde_instroom="31-07-2026">25991', 'Datum_einde_instroom="">25991');
  const parts = [{ codes: ['25991', '25990'], cohortYear: 2026 }];
  const { found } = await aComparison(device, twice, parts);
  expect(found).toMatchObject({ changed: [], toChoose: [{ code: '25991', cohortYear: 2026 }] });
  expect(found.toChoose[0]?.editions).toHaveLength(2);
});
