/** M61: which qualifications here differ from the newest edition in the catalogue, per cohort, and one append of new versions. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cohortOfYear } from '../../shared/domain/cohort';
import { blobSource, readSbbXml } from '../../shared/formats/sbb-xml';
import { importCodes } from '../../test/builders/import-at-desk';
import { value } from '../../test/builders/value';
import { type FakeDevice, fakeDevice } from '../../test/fakes/fake-device';
import { askCatalogue } from './ask-catalogue';
import { importNow } from './import-now';
import { layAnswer } from './lay-answer';
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
  const desk = device.deps.openDesk();
  value(await layAnswer(device.deps, { desk, dossierIds: request.dossierIds }));
  return { request, desk, found: value(await desk.compare({ parts: request.parts })) };
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
  const { desk, found } = await aComparison(device, newer, parts);
  expect(found.changed.map(({ qualification }) => [qualification.code, qualification.cohort])).toEqual([
    ['25990', '2026-2027'],
    ['25991', '2026-2027'],
    ['25990', '2025-2026'],
  ]);
  expect(found.changed[0]?.changes.indicators).toMatchObject({ added: 1, removed: 1 });
  // Of each a line crosses; both trees of one come when somebody looks.
  expect(found.changed.some(({ qualification }) => 'coreTasks' in qualification)).toBe(false);
  const { qualificationId } = found.changed[0]!.qualification;
  const trees = value(await desk.edition({ qualificationId }));
  expect(JSON.stringify(trees?.before)).toContain('leest de tekening"');
  expect(JSON.stringify(trees?.after)).toContain('leest de nieuwe tekening"');
});

it('M61 makes new versions of those that are chosen, in one append, and nothing the second time', async () => {
  const device = fakeDevice();
  await importFor(device, ['25990', '25991'], 2026);
  const { request, desk, found } = await aComparison(device, newer, [
    { codes: ['25990', '25991'], cohortYear: 2026 },
  ]);
  const [first, second] = found.changed.map(({ qualification }) => qualification.qualificationId);
  const before = device.recorded.length;
  const renewed = await renewFromCatalogue(device.deps, {
    desk,
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
  const cameFrom = 'catalogue';
  expect(device.recorded.at(-2)?.body).toMatchObject({ history: [{}, { note: 'Catalogue', cameFrom }] });
  expect(device.recorded.at(-1)?.body).toMatchObject({ cameFrom });
  const left = value(await desk.compare({ parts: request.parts }));
  expect(left.changed.map(({ qualification }) => qualification.qualificationId)).toEqual([second]);
  expect(
    await renewFromCatalogue(device.deps, {
      desk,
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

it('M61 a request goes with the import of its answer, whoever still looks at the screen', async () => {
  const device = fakeDevice();
  const parts = [{ codes: ['25990'], cohortYear: 2026 }];
  value(await askCatalogue(device.deps, { purpose: 'import', parts }));
  device.catalogue.answer(await read(small));
  const { requestId, dossierIds } = device.catalogue.requests()[0]!;
  const desk = device.deps.openDesk();
  value(await layAnswer(device.deps, { desk, dossierIds }));
  const question = {
    ...{ kind: 'sbb' as const, codes: ['25990'], cohort: cohortOfYear(2026) },
    ...{ chosenEditions: {}, answeredDates: {} },
  };
  value(
    await importNow(device.deps, { desk, question, left: new Set(), note: 'Catalogus', answered: requestId }),
  );
  expect(device.catalogue.requests()).toEqual([]);
  expect(device.recorded.at(-1)?.body).toMatchObject({ source: 'Catalogus', cameFrom: 'catalogue' });
});
