// @vitest-environment happy-dom
/** Whether this device is ready for an exam, as somebody reads it the day before; what is missing is fetched from there. */
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { problem } from '../../../../shared/kernel/problem';
import { err } from '../../../../shared/kernel/result';
import { pulledEntry } from '../../../../test/builders/a-cache-lab';
import { aVersion } from '../../../../test/builders/a-change';
import { aNamedFile } from '../../../../test/builders/a-named-file';
import { aPageWith } from '../../../../test/builders/a-page';
import { aWorld } from '../../../../test/builders/a-world';
import { aCandidate, anExam, anId, recordsOf } from '../../../../test/builders/an-exam';
import { fakeDevice } from '../../../../test/fakes/fake-device';
import { digestOf } from '../../../../test/fakes/memory-files';
import { Ready } from './ready';

const here = anId<'Staff'>(8000);
const exam = anExam({ examinerId: here, candidates: [aCandidate({ examinerId: here })] });
const { planned } = recordsOf(exam);
const plan = new TextEncoder().encode('%PDF-1.7 plan');
const documentId = anId<'AccountabilityDocument'>(500);
const file = {
  ...{ digest: digestOf(plan), bytes: plan.length, mediaType: 'application/pdf', name: 'plan.pdf' },
  madeAt: null,
};
const accountability = {
  ...{ accountabilityDocumentId: documentId, title: 'Plan', description: '', order: 0 },
  qualificationId: planned.about.qualificationId,
  versions: [
    { versionId: anId<'FileVersion'>(600), file, addedAt: '2026-11-24T08:00:00.000Z', addedBy: here },
  ],
};
const photo = Uint8Array.of(0xff, 0xd8, 0xff, 7);
const participantId = exam.candidates[0]?.participantId ?? expect.unreachable();
const addedBy = { by: 'candidate' as const, staffId: null };
const at = '2026-11-01T08:00:00.000Z';
const piece = {
  ...{ portfolioEvidenceId: anId<'PortfolioEvidence'>(601), participantId, portfolioEntryId: null },
  ...{ title: '', description: '', addedAt: at, addedBy },
  file: aNamedFile({ digest: digestOf(photo), bytes: photo.length }),
};
const linkTo = (number: number, workProcess: number, qualificationId = planned.about.qualificationId) => ({
  ...{ portfolioLinkId: anId<'PortfolioLink'>(number), participantId, qualificationId },
  ...{ portfolioEvidenceId: piece.portfolioEvidenceId, workProcessId: anId<'WorkProcess'>(workProcess) },
  ...{ linkedAt: at, linkedBy: addedBy, endedAt: null },
});
const links = [linkTo(651, 3001), linkTo(652, 3002), linkTo(653, 9, anId<'Qualification'>(77))];
const now = '2026-11-23T08:00:00.000Z';
const person = { staffId: here, validUntil: '2026-12-01T08:00:00.000Z', triesLeft: 5, waitMs: 0 };

async function aScreen() {
  const device = fakeDevice();
  device.putExam(exam);
  device.bodies.atHub.set(file.digest, plan);
  device.bodies.atHub.set(piece.file.digest, photo);
  await aPageWith(
    {
      device,
      world: aWorld(1, now),
      people: { persons: [person], session: null, refusals: [] },
      sync: {
        ...{ phase: 'idle', waiting: 0, sent: 0, sending: 0, refused: 0, unreadable: 0, unproved: [] },
        ...{ lastReceiptNumber: null, lastReceivedAt: null, problem: null },
        ...{ lastContactAt: now, clockSkewMs: 300_000 },
      },
    },
    () => <Ready exam={planned} />,
    pulledEntry([
      [aVersion('exam', exam.examId, planned), 10],
      [aVersion('accountability-document', documentId, accountability), 11],
      [aVersion('portfolio-evidence', piece.portfolioEvidenceId, piece), 12],
      ...links.map(
        (one, index) => [aVersion('portfolio-link', one.portfolioLinkId, one), index + 13] as const,
      ),
    ]),
  );
  return { user: userEvent.setup(), device };
}
const lineOf = (name: string) => {
  const line = screen.getByText(name).closest('li');
  return within(line ?? expect.unreachable());
};

afterEach(() => Reflect.deleteProperty(navigator, 'getBattery'));

describe('whether this device is ready', () => {
  it('is said line by line, worst first; a document that is missing is fetched there', async () => {
    const { user } = await aScreen();
    await lineOf('Accountability documents').findByText('1 of 1 is not on this device yet');
    expect(screen.getByText('3 things ask for your attention')).toBeTruthy();
    expect(screen.getByText(/^3 things this device cannot see/)).toBeTruthy();
    expect(screen.getAllByRole('listitem')[0]?.textContent).toContain('Accountability documents');
    expect(lineOf('The exam').getByText('On this device, with 1 candidate')).toBeTruthy();
    expect(lineOf('The examiner').getByText('Can sign in here, also without a connection')).toBeTruthy();
    expect(lineOf('Clock').getByText('5 minutes fast. Set the clock of this device.')).toBeTruthy();
    expect(lineOf('Printer').getByText(/cannot see printers here/)).toBeTruthy();
    await user.click(lineOf('Accountability documents').getByRole('button', { name: 'Fetch now' }));
    await lineOf('Accountability documents').findByText('1 document, on this device');
    await user.click(lineOf('Evidence from portfolios').getByRole('button', { name: 'Fetch now' }));
    await lineOf('Evidence from portfolios').findByText('1 file, on this device');
    expect(screen.getByText('1 thing asks for your attention')).toBeTruthy();
  });

  it('says that files are not known where main cannot say it, also of what was here at the last look', async () => {
    const { user, device } = await aScreen();
    await user.click(await lineOf('Accountability documents').findByRole('button', { name: 'Fetch now' }));
    await lineOf('Accountability documents').findByText('1 document, on this device');
    const read = vi.spyOn(device.bodies.calls, 'read');
    read.mockResolvedValue(err(problem('host-unreachable')));
    await user.click(screen.getByRole('button', { name: 'Look again' }));
    await lineOf('Accountability documents').findByText(/^Not known yet/);
    expect(lineOf('Evidence from portfolios').getByText(/^Not known yet/)).toBeTruthy();
    read.mockRestore();
    await user.click(screen.getByRole('button', { name: 'Look again' }));
    await lineOf('Accountability documents').findByText('1 document, on this device');
  });

  it('follows the battery, where the device tells of it', async () => {
    const battery = Object.assign(new EventTarget(), { level: 0.2, charging: false });
    Object.defineProperty(navigator, 'getBattery', { configurable: true, value: async () => battery });
    await aScreen();
    await lineOf('Battery').findByText('20% full. Charge it, and take the charger along.');
    battery.charging = true;
    act(() => void battery.dispatchEvent(new Event('chargingchange')));
    await waitFor(() => expect(lineOf('Battery').getByText(/Is being charged/)).toBeTruthy());
  });
});
