// @vitest-environment happy-dom
/** M61, M62 on screen: codes alone, a request that waits and says so, its answer, files at the hub, what a new edition changes. */
import { readFileSync } from 'node:fs';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { blobSource, readSbbXml } from '../../../shared/formats/sbb-xml';
import { problem } from '../../../shared/kernel/problem';
import { cataloguePieceBytes } from '../../../shared/protocol/catalogue-api';
import { aPageWith } from '../../../test/builders/a-page';
import { aWorld } from '../../../test/builders/a-world';
import { value } from '../../../test/builders/value';
import { fakeDevice } from '../../../test/fakes/fake-device';
import { aCatalogueFile } from '../../../test/fakes/memory-catalogue';
import { CatalogueScreen } from './catalogue-screen';

const small = readFileSync('test/data/sbb-small.xml', 'utf8');
const read = async (text: string) => value(await readSbbXml(blobSource(new Blob([text]))));

/** @param isAway the hub cannot be reached */
async function open(isAway = false) {
  const device = fakeDevice();
  device.catalogue.put(isAway ? null : []);
  const page = await aPageWith({ world: aWorld(1, '2026-11-27T09:00:00.000Z'), device }, CatalogueScreen);
  await screen.findByRole('heading', { name: 'Catalogue' });
  return { user: userEvent.setup(), catalogue: page.device.catalogue };
}
const codesField = () => screen.getByLabelText('Recognised programme codes (formerly crebo)');
const requests = () => screen.getByRole('list', { name: 'Codes asked for' });

it('M61 M62 asks for codes in any mix, for the cohort of this school year unless another is filled in', async () => {
  const { user, catalogue } = await open();
  expect(screen.getByLabelText('Cohort')).toHaveProperty('value', '2026-2027');
  await user.type(codesField(), '25990; 25991{enter}k0072 25990 and more');
  expect(screen.getByText('Not a programme code: and, more')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Ask' }));
  expect(catalogue.requests()).toMatchObject([
    { purpose: 'import', parts: [{ codes: ['25990', '25991', 'K0072'], cohortYear: 2026 }] },
  ]);
  expect(codesField()).toHaveProperty('value', '');
  await user.type(codesField(), '25604');
  await user.clear(screen.getByLabelText('Cohort'));
  await user.click(screen.getByRole('button', { name: 'Ask' }));
  expect(catalogue.requests()[1]).toMatchObject({ parts: [{ codes: ['25604'], cohortYear: null }] });
});

it('M61 asks nothing without a code or with a cohort that is none, says why and keeps what was typed', async () => {
  const { user, catalogue } = await open();
  await user.click(screen.getByRole('button', { name: 'Ask' }));
  expect(await screen.findByRole('alert')).toBeTruthy();
  await user.type(codesField(), '25990');
  await user.type(screen.getByLabelText('Cohort'), '-later');
  await user.click(screen.getByRole('button', { name: 'Ask' }));
  expect(screen.getByRole('alert').textContent).toContain('cohort-malformed');
  expect(codesField()).toHaveProperty('value', '25990');
  expect(catalogue.requests()).toEqual([]);
});

it('M61 says of a request that it waits, why, and when the answer is there; it can be dropped', async () => {
  const { user, catalogue } = await open();
  await user.type(codesField(), '25990');
  await user.click(screen.getByRole('button', { name: 'Ask' }));
  expect(within(requests()).getByText('Waiting for the hub')).toBeTruthy();
  expect(within(requests()).getByText(/goes by itself at the next contact/)).toBeTruthy();
  act(() => catalogue.refuse(problem('catalogue-empty')));
  expect(within(requests()).getByText(/no catalogue of programme codes yet/)).toBeTruthy();
  const readout = await read(small);
  act(() => catalogue.answer(readout));
  expect(within(requests()).getByText('Answer is here')).toBeTruthy();
  expect(screen.getByText('There is 1 answer to look at.').tagName).toBe('OUTPUT');
  const link = within(requests()).getByRole('link', { name: 'Look and import' });
  expect(link.getAttribute('href')).toContain(`request=${catalogue.requests()[0]?.requestId}`);
  await user.click(within(requests()).getByRole('button', { name: 'Remove the request 25990' }));
  expect(catalogue.requests()).toEqual([]);
});

const upload = async (user: ReturnType<typeof userEvent.setup>, file: File): Promise<void> => {
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('no field for a file');
  await user.upload(input, file);
};

it('M61 says that the hub cannot be reached, and asks again when told to', async () => {
  const { user, catalogue } = await open(true);
  expect((await screen.findByRole('alert')).textContent).toContain('hub-unreachable');
  catalogue.put([{ ...aCatalogueFile, isForAll: true }]);
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  const files = await screen.findByRole('list', { name: 'Files at the hub' });
  expect(within(files).getByText('From whoever runs the hub')).toBeTruthy();
  expect(within(files).queryByRole('button')).toBeNull();
});

it('M61 hands a file in piece by piece, from where the hub lacks it', async () => {
  const { user, catalogue } = await open();
  catalogue.lacks(2);
  await upload(user, new File([new Uint8Array(4 * cataloguePieceBytes + 1)], 'sbb.xml'));
  expect(await screen.findByText('sbb.xml is in the catalogue, with 4 codes.')).toBeTruthy();
  expect(catalogue.pieces).toEqual([0, 2, 3, 4]);
  await user.click(screen.getByRole('button', { name: 'Take out of the catalogue: sbb.xml' }));
  expect(await screen.findByText('There is no file in the catalogue yet.')).toBeTruthy();
});

it('M61 refuses an empty file and one that is larger than the hub takes, and sends nothing', async () => {
  const { user, catalogue } = await open();
  await upload(user, new File([], 'leeg.xml'));
  expect((await screen.findByRole('alert')).textContent).toContain('file-empty');
  const large = new File(['x'], 'groot.xml');
  Object.defineProperty(large, 'size', { value: 65 * 1024 * 1024 });
  await upload(user, large);
  expect((await screen.findByRole('alert')).textContent).toContain('file-too-large');
  expect(catalogue.pieces).toEqual([]);
});
