// @vitest-environment happy-dom
/** The portfolio as staff keep it: entries, evidence, links, what is covered, feedback, and what was removed. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { contentDigestOf } from '../../../shared/domain/content-digest';
import { splitQualification } from '../../../shared/domain/qualification';
import { problem } from '../../../shared/kernel/problem';
import { err, ok } from '../../../shared/kernel/result';
import type { DocumentOf } from '../../../shared/records/all-records';
import type { AddedByWhom } from '../../../shared/values/added-by';
import { anIdentification, ownEntry, pulledEntry } from '../../../test/builders/a-cache-lab';
import { aChange, aVersion } from '../../../test/builders/a-change';
import { aNamedFile } from '../../../test/builders/a-named-file';
import { aPageWith } from '../../../test/builders/a-page';
import { aCoreTask, aQualification, aWorkProcess } from '../../../test/builders/a-qualification';
import { aCandidate, anExam, anId, recordsOf } from '../../../test/builders/an-exam';
import { aMicrophone } from '../../../test/fakes/a-microphone';
import { fakeDevice } from '../../../test/fakes/fake-device';
import { linkPortfolioEvidence } from '../../actions/link-portfolio-evidence';
import { addPortfolioEvidence } from '../../actions/save-portfolio-evidence';
import { usePortfolio } from '../../queries/use-portfolio';
import { FileAdder } from '../files/file-adder';
import { HandOver } from './hand-over';
import { PortfolioBody } from './portfolio-body';
import type { PortfolioMay } from './use-portfolio-desk';

// A field that grows with its text listens for fonts; happy-dom has none.
Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });

const person = {
  ...{ participantId: anId<'Participant'>(6001), number: '117', givenName: 'Şeyma', namePrefix: '' },
  ...{ familyName: 'Łąk', birthDate: null, group: '' },
};
const { participantId } = person;
const processes = [1, 2].map((n) =>
  aWorkProcess({ workProcessId: anId(3000 + n), code: `W${n}`, name: `Proces ${n}` }),
);
const { head, version } = splitQualification(
  aQualification({
    ...{ qualificationId: anId(1001), name: 'Lasser', language: 'en', status: 'active' },
    coreTasks: [aCoreTask({ workProcesses: processes })],
    portfolioInstruction: { title: 'Your portfolio', explanation: '', instruction: 'Show three welds.' },
  }),
  null,
);
const addedBy = { by: 'candidate' as const, staffId: null };
const addedAt = '2026-11-01T08:00:00.000Z';
const evidenceId = anId<'PortfolioEvidence'>(601);
const piece: DocumentOf<'portfolio-evidence'> = {
  ...{ portfolioEvidenceId: evidenceId, participantId, portfolioEntryId: null, title: '', description: '' },
  ...{ file: aNamedFile({ name: 'naad.jpg' }), addedAt, addedBy },
};
const link: DocumentOf<'portfolio-link'> = {
  ...{ portfolioLinkId: anId<'PortfolioLink'>(651), participantId, portfolioEvidenceId: evidenceId },
  ...{ qualificationId: head.qualificationId, workProcessId: anId<'WorkProcess'>(3001) },
  ...{ linkedAt: addedAt, linkedBy: addedBy, endedAt: null },
};
const participation = {
  ...{ participationId: anId(701), participantId, qualificationId: head.qualificationId },
  ...{ linkedAt: addedAt, endedAt: null, reason: 'chosen' },
};
const everything: PortfolioMay = { write: true, tell: true };

type Stored = ReturnType<typeof aVersion>;
const pieceStored = () => aVersion('portfolio-evidence', evidenceId, piece);
const linkStored = () => aVersion('portfolio-link', link.portfolioLinkId, link);

async function aScreen(
  stored: readonly Stored[] = [],
  may = everything,
  by: AddedByWhom = 'staff',
  beside: ReactNode = null,
) {
  const device = fakeDevice();
  device.put('portfolio-evidence', evidenceId, piece);
  const ids = new Set<string>([participantId]);
  const Screen = () => {
    const portfolio = usePortfolio(participantId);
    return (
      portfolio && (
        <>
          <PortfolioBody person={person} ids={ids} portfolio={portfolio} by={by} may={may} />
          {beside}
        </>
      )
    );
  };
  const entries = [
    aVersion('participant', participantId, person),
    aVersion('qualification', head.qualificationId, head),
    aChange({
      ...{ kind: 'content', type: 'qualification-version', subjectType: 'qualification-version' },
      ...{ subjectId: contentDigestOf(version), body: version },
    }),
    aVersion('participation', participation.participationId, participation),
    ...stored,
  ];
  const page = await aPageWith(
    { device },
    Screen,
    pulledEntry(entries.map((one, index) => [one, index + 10])),
  );
  let shown = 0;
  const show = async (): Promise<void> => {
    const changes = device.recorded.slice(shown);
    shown = device.recorded.length;
    await page.add(...changes.map(ownEntry));
  };
  return { ...page, device, show, user: userEvent.setup() };
}
const button = (name: string) => screen.getByRole('button', { name });
const form = (name: string) => within(screen.getByRole('form', { name }));

describe('an administrator', () => {
  it('M9 M10 adds what somebody did, without any exam, and says for which qualifications it counts', async () => {
    const { device, show, user } = await aScreen();
    await user.click(button('Add experience'));
    await user.click(form('Add experience').getByRole('button', { name: 'Add' }));
    expect(form('Add experience').getByRole('alert').textContent).toContain('There is no title yet');
    await user.selectOptions(form('Add experience').getByLabelText('Kind'), 'Education');
    await user.type(form('Add experience').getByLabelText('Title'), 'Vmbo BWI');
    await user.click(form('Add experience').getByRole('checkbox', { name: 'Lasser' }));
    await user.click(form('Add experience').getByRole('button', { name: 'Add' }));
    await expect
      .poll(() => device.recorded.map(({ body }) => body))
      .toMatchObject([
        {
          ...{ kind: 'education', title: 'Vmbo BWI', participantId, from: null, until: null },
          qualificationIds: [head.qualificationId],
          addedBy: { by: 'staff', staffId: anId(8000) },
        },
      ]);
    await show();
    expect(await screen.findByRole('heading', { level: 3, name: 'Education' })).toBeTruthy();
    expect(screen.getByRole('heading', { level: 4, name: 'Vmbo BWI' })).toBeTruthy();
    expect(screen.getByText('Counts for: Lasser')).toBeTruthy();
    expect(document.activeElement).toBe(button('Add experience'));
    // Where and when are blank, and take no line.
    expect([...document.querySelectorAll('li p')].filter((one) => one.textContent === '')).toEqual([]);
  });

  it('adds the same file once at a place; at another one, or when it was withdrawn, it is added', async () => {
    const { device } = await aScreen([pieceStored()]);
    const add = (portfolioEntryId: DocumentOf<'portfolio-evidence'>['portfolioEntryId']) =>
      addPortfolioEvidence(device.deps, { participantId, portfolioEntryId, file: piece.file });
    const there = { code: 'evidence-there-already', details: { name: 'naad.jpg' } };
    expect(await add(null)).toMatchObject({ problem: there });
    expect(await add(anId<'PortfolioEntry'>(501))).toMatchObject({ ok: true });
    device.put('portfolio-evidence', evidenceId, { ...piece, isRemoved: true });
    expect(await add(null)).toMatchObject({ ok: true });
  });

  it('M4 links evidence to the qualification and to work processes at once; M28 what is covered is told in words', async () => {
    const { device, show, user } = await aScreen([pieceStored()]);
    expect(await screen.findByText('0 of 2 work processes with evidence')).toBeTruthy();
    expect(screen.getByText('Show three welds.')).toBeTruthy();
    expect(screen.getByText('Not linked to anything yet.')).toBeTruthy();
    await user.click(button('Link: naad.jpg'));
    const links = form('Link: naad.jpg');
    await user.click(links.getByRole('checkbox', { name: 'The whole' }));
    await user.click(links.getByRole('checkbox', { name: 'W2 Proces 2' }));
    await user.click(links.getByRole('button', { name: 'Save' }));
    const qualificationId = head.qualificationId;
    await expect
      .poll(() => device.recorded.map(({ body }) => body))
      .toMatchObject([
        { portfolioEvidenceId: evidenceId, qualificationId, workProcessId: null, endedAt: null },
        { portfolioEvidenceId: evidenceId, qualificationId, workProcessId: anId(3002), endedAt: null },
      ]);
    await show();
    expect(await screen.findByText('1 of 2 work processes with evidence')).toBeTruthy();
    expect(screen.getByText('W2 Proces 2 · Lasser')).toBeTruthy();
    await user.click(button('Show all that asks for evidence: Lasser'));
    const told = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(told).toEqual(
      expect.arrayContaining(['W1 Proces 1No evidence yet', 'W2 Proces 21 piece of evidence']),
    );
  });

  it('ends a link, and leaves alone what a colleague linked meanwhile', async () => {
    const { device, add, user } = await aScreen([pieceStored(), linkStored()]);
    await user.click(await screen.findByRole('button', { name: 'Link: naad.jpg' }));
    await user.click(form('Link: naad.jpg').getByRole('checkbox', { name: 'W1 Proces 1' }));
    const theirs = { ...link, portfolioLinkId: anId<'PortfolioLink'>(652), workProcessId: anId(3002) };
    await add(pulledEntry([[aVersion('portfolio-link', theirs.portfolioLinkId, theirs), 40]]));
    await waitFor(() =>
      expect(
        form('Link: naad.jpg').getByRole('checkbox', { name: 'W2 Proces 2', checked: true }),
      ).toBeTruthy(),
    );
    await user.click(form('Link: naad.jpg').getByRole('button', { name: 'Save' }));
    await expect
      .poll(() => device.recorded.map(({ subjectId }) => subjectId))
      .toEqual([link.portfolioLinkId]);
    expect(device.recorded[0]?.body).not.toMatchObject({ endedAt: null });
  });

  it('L6 does not withdraw what an exam uses; anything else is withdrawn and can be brought back', async () => {
    const exam = anExam({ candidates: [aCandidate({ participantId })] });
    const { planned, definition } = recordsOf(exam);
    expect(planned.about.qualificationId).toBe(head.qualificationId);
    const begun = [
      pieceStored(),
      linkStored(),
      aVersion('exam', planned.examId, planned),
      aChange({
        ...{ kind: 'content', type: 'exam-definition', subjectType: 'exam-definition' },
        ...{ subjectId: planned.definitionDigest, body: definition },
      }),
      anIdentification(exam.candidates[0]?.assessmentId ?? expect.unreachable()),
    ];
    const { device, show, add, user } = await aScreen(begun);
    await user.click(await screen.findByRole('button', { name: 'Withdraw: naad.jpg' }));
    expect((await screen.findByRole('alert')).textContent).toContain('an exam that has begun uses it');
    expect(device.recorded).toEqual([]);
    expect(await show()).toBeUndefined();
    // It was somebody else who stood there: the exam did not begin.
    const identified = begun.at(-1) ?? expect.unreachable();
    const withdraws = { withdraws: [identified.changeId] };
    const back = { type: 'identification-withdrawn', subjectId: identified.subjectId, body: withdraws };
    await add(pulledEntry([[aChange(back), 60]]));
    await user.click(screen.getByRole('button', { name: 'Withdraw: naad.jpg' }));
    await expect.poll(() => device.recorded.map(({ body }) => body)).toMatchObject([{ isRemoved: true }]);
  });

  it('L10 withdraws what no exam uses, and brings it back', async () => {
    const { device, show, user } = await aScreen([pieceStored(), linkStored()]);
    await user.click(await screen.findByRole('button', { name: 'Withdraw: naad.jpg' }));
    await expect.poll(() => device.recorded.map(({ body }) => body)).toMatchObject([{ isRemoved: true }]);
    await show();
    await user.click(await screen.findByRole('button', { name: '1 removed part' }));
    await user.click(button('Bring back naad.jpg'));
    await expect.poll(() => device.recorded.at(-1)?.body).toMatchObject({ isRemoved: false });
  });

  it('sees what a candidate was still adding when the device came back, and that it was refused', async () => {
    let refuse = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      refuse = resolve;
    });
    const keptAs = `portfolio candidate ${participantId} `;
    const theirs = (
      <FileAdder keptAs={keptAs} label="Theirs" onAdded={() => held.then(() => err(problem('disk-full')))} />
    );
    const { user } = await aScreen([], everything, 'staff', theirs);
    const [input] = [...document.querySelectorAll<HTMLInputElement>('input[type="file"]')].slice(-1);
    await user.upload(input ?? expect.unreachable(), new File(['een naad'], 'naad.txt'));
    await waitFor(() => expect(screen.getAllByRole('progressbar')).toHaveLength(2));
    refuse();
    await waitFor(() => expect(screen.getAllByText('naad.txt was not added')).toHaveLength(2));
  });
});

describe('what was typed', () => {
  it('waits behind a form that was closed, and names its person, so that it goes with them', async () => {
    const { device, user } = await aScreen([pieceStored()]);
    const open = async (name: string) => user.click(await screen.findByRole('button', { name }));
    const close = (name: string) => user.click(form(name).getByRole('button', { name: 'Close' }));
    await open('Add experience');
    await user.type(form('Add experience').getByLabelText('Title'), 'Kok');
    await close('Add experience');
    await open('Change: naad.jpg');
    await user.type(form('Change: naad.jpg').getByLabelText('What does this show?'), 'Een hoeknaad.');
    await close('Change: naad.jpg');
    await open('Give feedback: naad.jpg');
    await user.type(form('Give feedback: naad.jpg').getByRole('textbox'), 'Mooi.');
    await close('Give feedback: naad.jpg');
    await open('Link: naad.jpg');
    await user.click(form('Link: naad.jpg').getByRole('checkbox', { name: 'The whole' }));
    await close('Link: naad.jpg');
    await device.deps.writer.typed.current.get().flush();
    const fields = Object.keys(device.typed.keptOf(anId<'Staff'>(8000)));
    expect(fields.map((field) => field.includes(participantId))).toEqual([true, true, true, true]);
    await open('Add experience');
    expect(form('Add experience').getByDisplayValue('Kok')).toBeTruthy();
    await open('Link: naad.jpg');
    expect(form('Link: naad.jpg').getByRole('checkbox', { name: 'The whole', checked: true })).toBeTruthy();
  });
});

describe('whoever else sees the person', () => {
  it('L9 reads, gives feedback and takes their own back; changes nothing', async () => {
    const { device, show, user } = await aScreen([pieceStored(), linkStored()], { write: false, tell: true });
    expect(await screen.findByText('W1 Proces 1 · Lasser')).toBeTruthy();
    for (const name of ['Add experience', 'Link: naad.jpg', 'Change: naad.jpg', 'Withdraw: naad.jpg'])
      expect(screen.queryByRole('button', { name })).toBeNull();
    expect(document.querySelector('input[type="file"]')).toBeNull();
    await user.click(button('Give feedback: naad.jpg'));
    const give = form('Give feedback: naad.jpg');
    await user.click(give.getByRole('button', { name: 'Give' }));
    expect(give.getByRole('alert').textContent).toContain('There is no text yet');
    await user.type(give.getByLabelText('Feedback to the candidate'), 'Mooie naad.');
    await user.click(give.getByRole('button', { name: 'Give' }));
    await expect
      .poll(() => device.recorded.map(({ body }) => body))
      .toMatchObject([
        { portfolioEvidenceId: evidenceId, portfolioEntryId: null, text: 'Mooie naad.', givenBy: anId(8000) },
      ]);
    await show();
    const list = within(await screen.findByRole('list', { name: 'Feedback' }));
    expect(list.getByText('Mooie naad.')).toBeTruthy();
    expect(list.getByRole('button', { name: 'Take back' })).toBeTruthy();
  });
});

describe('a candidate who has the device', () => {
  const centres = { ...piece, portfolioEvidenceId: anId<'PortfolioEvidence'>(602) };
  const staff = { by: 'staff' as const, staffId: anId<'Staff'>(8000) };
  const aCandidates = (...stored: readonly Stored[]) =>
    aScreen(stored, { write: true, tell: false }, 'candidate');

  it('adds in their own name, in the session of whoever handed it over', async () => {
    const { device, user } = await aCandidates();
    await user.click(button('Add experience'));
    await user.type(form('Add experience').getByLabelText('Title'), 'Kok');
    await user.click(form('Add experience').getByRole('button', { name: 'Add' }));
    await expect
      .poll(() => device.recorded.map(({ body }) => body))
      .toMatchObject([{ title: 'Kok', addedBy: { by: 'candidate', staffId: anId(8000) } }]);
  });

  it('changes and withdraws what they added, and reads what the centre added', async () => {
    const theirs = { ...centres, addedBy: staff, file: aNamedFile({ name: 'verklaring.pdf' }) };
    await aCandidates(pieceStored(), aVersion('portfolio-evidence', theirs.portfolioEvidenceId, theirs));
    expect(await screen.findByRole('button', { name: 'Withdraw: naad.jpg' })).toBeTruthy();
    expect(button('Change: naad.jpg')).toBeTruthy();
    expect(button('Link: verklaring.pdf')).toBeTruthy();
    for (const name of ['Change: verklaring.pdf', 'Withdraw: verklaring.pdf', 'Give feedback: naad.jpg'])
      expect(screen.queryByRole('button', { name })).toBeNull();
  });

  it('ends no link of the centre, also one that was turned before it came', async () => {
    const linked = { ...link, linkedBy: staff };
    const { device, user } = await aCandidates(
      pieceStored(),
      aVersion('portfolio-link', link.portfolioLinkId, linked),
    );
    await user.click(await screen.findByRole('button', { name: 'Link: naad.jpg' }));
    const links = form('Link: naad.jpg');
    expect(links.getByRole('checkbox', { name: 'W1 Proces 1' }).hasAttribute('disabled')).toBe(true);
    device.put('portfolio-link', link.portfolioLinkId, linked);
    const { deps } = device;
    const unlink = [{ qualificationId: head.qualificationId, workProcessId: link.workProcessId }];
    await linkPortfolioEvidence(deps, {
      ...{ portfolioEvidenceId: evidenceId, by: 'candidate', link: [], unlink },
    });
    expect(device.recorded).toEqual([]);
    await linkPortfolioEvidence(deps, { portfolioEvidenceId: evidenceId, link: [], unlink });
    expect(device.recorded).toHaveLength(1);
  });
});

describe('handing the device over', () => {
  const ids = new Set<string>([participantId, anId(6002)]);
  const aButton = async () => {
    const page = await aPageWith({}, () => <HandOver person={person} ids={ids} />);
    const user = userEvent.setup();
    await user.click(button('Hand the device to the candidate'));
    expect((await screen.findByRole('dialog')).textContent).toContain('Şeyma Łąk');
    return { ...page, user };
  };

  it('says what it means first, and hands it to this person by every id', async () => {
    const { device, user } = await aButton();
    expect(device.people.asked).toEqual([]);
    await user.click(button('Hand over'));
    await expect.poll(() => device.people.asked).toEqual([['handOver', { participantId, ids: [...ids] }]]);
  });

  it('does not, while something that was typed is in this window only', async () => {
    const { device, user } = await aButton();
    device.typed.refuse(problem('disk-full'));
    device.deps.writer.typed.current.get().type('form x', 'half een zin');
    await user.click(button('Hand over'));
    expect((await screen.findByRole('alert')).textContent).toContain('is not saved yet');
    expect(device.people.asked).toEqual([]);
  });

  it('does not, while a sound is being recorded or a file is still coming; then it does', async () => {
    aMicrophone();
    let record = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      record = resolve;
    });
    const { device } = await aPageWith({}, () => (
      <>
        <FileAdder hasCamera onAdded={() => held.then(() => ok(null))} />
        <HandOver person={person} ids={ids} />
      </>
    ));
    const user = userEvent.setup();
    const press = async (): Promise<void> => {
      await user.click(button('Hand the device to the candidate'));
      await user.click(await screen.findByRole('button', { name: 'Hand over' }));
    };
    const isRefused = async (): Promise<void> => {
      await press();
      expect((await screen.findByRole('alert')).textContent).toContain('is still being added');
      expect(device.people.asked).toEqual([]);
      await user.keyboard('{Escape}');
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    };
    await user.click(button('Record sound'));
    await screen.findByRole('button', { name: 'Stop and add' });
    await isRefused();
    await user.click(button('Stop and add'));
    await isRefused();
    record();
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    await press();
    await expect.poll(() => device.people.asked).toHaveLength(1);
  });
});
