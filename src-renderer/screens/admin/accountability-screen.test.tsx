// @vitest-environment happy-dom
/** M30: documents are attached, put in order, described, replaced, removed and brought back; whoever only reads opens them. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { problem } from '../../../shared/kernel/problem';
import type { AccountabilityDocument } from '../../../shared/records/accountability-document';
import { ownEntry, pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPageWith } from '../../../test/builders/a-page';
import { aHead } from '../../../test/builders/a-qualification';
import { anId } from '../../../test/builders/an-exam';
import { fakeDevice } from '../../../test/fakes/fake-device';
import { digestOf } from '../../../test/fakes/memory-files';
import { Documents } from './accountability/documents';
import { AccountabilityScreen } from './accountability-screen';

const head = aHead({ name: 'Lasser', code: '25991' });
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const pdf = (text: string, name: string): File => new File([bytesOf(`%PDF-1.7 ${text}`)], name);

function aDocument(
  number: number,
  title: string,
  given: Partial<AccountabilityDocument> = {},
): AccountabilityDocument {
  const bytes = bytesOf(`%PDF ${title}`);
  const file = {
    digest: digestOf(bytes),
    bytes: bytes.length,
    mediaType: 'application/pdf',
    name: `${title}.pdf`,
  };
  return {
    accountabilityDocumentId: anId(number),
    qualificationId: head.qualificationId,
    ...{ title, description: '', order: number - 500 },
    versions: [
      {
        versionId: anId(number + 100),
        file: { ...file, madeAt: null },
        addedAt: '2026-11-24T08:00:00.000Z',
        addedBy: anId(8000),
      },
    ],
    ...given,
  };
}

async function aScreen(
  documents: readonly AccountabilityDocument[],
  mayWrite = true,
  hubBytes: number | null = null,
) {
  const device = fakeDevice();
  device.bodies.hubTakes(hubBytes);
  for (const one of documents) device.put('accountability-document', one.accountabilityDocumentId, one);
  const Screen = () => <Documents head={head} mayWrite={mayWrite} />;
  const page = await aPageWith(
    { device, transfers: device.bodies.transfers.get() },
    Screen,
    pulledEntry(
      documents.map((one, index) => [
        aVersion('accountability-document', one.accountabilityDocumentId, one),
        index + 10,
      ]),
    ),
  );
  let shown = 0;
  const show = async (): Promise<void> => {
    const changes = device.recorded.slice(shown);
    shown = device.recorded.length;
    await page.add(...changes.map(ownEntry));
  };
  return { ...page, device, show, user: userEvent.setup() };
}
const titles = () => screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
const chooser = (at = 0): HTMLInputElement =>
  document.querySelectorAll<HTMLInputElement>('input[type="file"]')[at] ?? expect.unreachable();

describe('M30 an administrator', () => {
  it('attaches several at once, each with its file in the envelope; what may not be added says why', async () => {
    const { device, show, user } = await aScreen([]);
    expect(screen.getByText('No documents yet')).toBeDefined();
    const files = [pdf('a', 'Examenplan 2026.pdf'), new File([], 'leeg.pdf'), pdf('b', 'Vaststelling.pdf')];
    await user.upload(chooser(), files);
    await expect.poll(() => device.recorded).toHaveLength(2);
    await show();
    await waitFor(() => expect(titles()).toEqual(['Examenplan 2026', 'Vaststelling']));
    const digest = digestOf(bytesOf('%PDF-1.7 a'));
    expect(device.recorded[0]).toMatchObject({
      attachments: [{ digest, mediaType: 'application/pdf' }],
      body: { order: 0, versions: [{ file: { digest, name: 'Examenplan 2026.pdf' } }] },
    });
    expect(screen.getByText('leeg.pdf was not added')).toBeDefined();
    expect(screen.getByRole('alert').textContent).toContain('This file is empty');
    expect(screen.getAllByText('On this device, waiting for the hub')).toHaveLength(2);
  });

  it('finds a file that came while the device was locked, and what is pasted beside a document replaces it only', async () => {
    const { device, show, user } = await aScreen([aDocument(501, 'Plan')]);
    device.bodies.refuse(problem('nobody-signed-in'));
    await user.upload(chooser(), pdf('a', 'Examenplan.pdf'));
    await act(() => device.signIn(null));
    expect(
      await screen.findByText('Examenplan.pdf waits until whoever chose it signs in again'),
    ).toBeDefined();
    device.bodies.refuse(null);
    await act(() => device.signIn(anId<'Staff'>(8000)));
    await expect.poll(() => device.recorded).toHaveLength(1);
    await show();
    await user.click(screen.getByRole('button', { name: 'Describe or replace: Plan' }));
    const data = { files: [pdf('b', 'Plan 2.pdf')], types: ['Files'] };
    fireEvent.paste(screen.getByRole('button', { name: 'Replace with another file' }), {
      clipboardData: data,
    });
    await expect.poll(() => device.recorded).toHaveLength(2);
    expect(device.recorded.at(-1)).toMatchObject({ subjectId: anId(501) });
  });

  it('is told where the hub takes no files yet, and adds them all the same', async () => {
    const { device, user } = await aScreen([], true, 0);
    expect(screen.getByText('Up to 200 MB a file, a photo up to 64 MB.')).toBeDefined();
    expect(screen.getByText(/^The hub takes no files yet\. What you add is safe/)).toBeDefined();
    await user.upload(chooser(), pdf('a', 'Examenplan 2026.pdf'));
    await expect.poll(() => device.recorded).toHaveLength(1);
  });

  it('is told before a file is chosen how large it may be', async () => {
    await aScreen([], true, 50 * 1024 * 1024);
    expect(screen.getByText('Up to 50 MB a file.')).toBeDefined();
  });

  it('puts them in order by keyboard and by buttons', async () => {
    const { device, show, user } = await aScreen([aDocument(501, 'Eerste'), aDocument(502, 'Tweede')]);
    expect(titles()).toEqual(['Eerste', 'Tweede']);
    fireEvent.keyDown(screen.getByRole('button', { name: 'Open Tweede.pdf' }), {
      key: 'ArrowUp',
      altKey: true,
    });
    await expect
      .poll(() => device.recorded.map(({ body }) => body))
      .toMatchObject([{ title: 'Tweede', order: 0 }]);
    await show();
    await waitFor(() => expect(titles()).toEqual(['Tweede', 'Eerste']));
    await user.click(screen.getByRole('button', { name: 'Down: Tweede' }));
    await expect.poll(() => device.recorded).toHaveLength(3);
    await show();
    await waitFor(() => expect(titles()).toEqual(['Eerste', 'Tweede']));
    // Nothing more is asked of the hub than what is new.
    expect(device.recorded.every(({ attachments }) => attachments.length === 0)).toBe(true);
  });

  it('describes one and replaces its file; the one before it is kept, with its fingerprint', async () => {
    const first = aDocument(501, 'Plan');
    const { device, show, user } = await aScreen([first]);
    await user.click(screen.getByRole('button', { name: 'Describe or replace: Plan' }));
    await user.type(screen.getByRole('textbox', { name: 'Description' }), 'Geldt nu');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await expect.poll(() => device.recorded).toHaveLength(1);
    expect(device.recorded[0]).toMatchObject({ body: { title: 'Plan', description: 'Geldt nu' } });
    await user.upload(chooser(1), pdf('nieuw', 'Plan 2.pdf'));
    await expect.poll(() => device.recorded).toHaveLength(2);
    const digest = digestOf(bytesOf('%PDF-1.7 nieuw'));
    expect(device.recorded[1]?.attachments.map((one) => one.digest)).toEqual([digest]);
    await show();
    await user.click(screen.getByRole('button', { name: 'Files and fingerprint: Plan' }));
    const history = await screen.findByRole('list', { name: 'All files of Plan' });
    await waitFor(() => expect(within(history).getAllByRole('listitem')).toHaveLength(2));
    const [latest, before] = within(history).getAllByRole('listitem');
    expect(latest?.textContent).toContain(digest);
    expect(latest?.textContent).toContain('This file counts');
    expect(before?.textContent).toContain(first.versions[0]?.file.digest);
  });

  it('removes one, which goes nowhere and comes back', async () => {
    const { device, show, user } = await aScreen([aDocument(501, 'Plan')]);
    await user.click(screen.getByRole('button', { name: 'Remove: Plan' }));
    await expect.poll(() => device.recorded).toHaveLength(1);
    await show();
    await screen.findByText('No documents yet');
    await user.click(screen.getByRole('button', { name: '1 removed document' }));
    await user.click(screen.getByRole('button', { name: 'Bring back Plan' }));
    await expect.poll(() => device.recorded[1]?.body).toMatchObject({ isRemoved: false });
    await show();
    await waitFor(() => expect(titles()).toEqual(['Plan']));
  });
});

it('M30 whoever only reads is told what is not here, fetches it, and changes nothing', async () => {
  const one = aDocument(501, 'Plan', { description: 'Geldt nu' });
  const file = one.versions[0]?.file ?? expect.unreachable();
  const { device, user } = await aScreen([one], false);
  expect(document.querySelector('input[type="file"]')).toBeNull();
  expect(screen.queryByRole('button', { name: /^(Up|Remove|Describe)/ })).toBeNull();
  await screen.findByText(/^1 document \(.*\) is not on this device yet/);
  await user.click(screen.getByRole('button', { name: 'Fetch now' }));
  expect((await screen.findByRole('alert')).textContent).toContain('not on this device');
  device.bodies.atHub.set(file.digest, bytesOf('%PDF Plan'));
  await user.click(screen.getByRole('button', { name: 'Fetch now' }));
  await waitFor(() => expect(screen.queryByText(/is not on this device yet/)).toBeNull());
  expect(device.bodies.here.has(file.digest)).toBe(true);
  expect(device.recorded).toEqual([]);
});

it('M30 says nothing of a qualification that is not there', async () => {
  await aPageWith({}, AccountabilityScreen);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Accountability documents');
});
