// @vitest-environment happy-dom
/** Evidence as an examiner adds it while marking, and looks through it in the review. */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { problem } from '../../../../shared/kernel/problem';
import { ok } from '../../../../shared/kernel/result';
import { aVersion } from '../../../../test/builders/a-change';
import { aNamedFile } from '../../../../test/builders/a-named-file';
import { jpegWith } from '../../../../test/builders/a-photo';
import { anId } from '../../../../test/builders/an-exam';
import { anExamPage, answersFor, examiner, ownExam } from '../../../../test/builders/an-exam-page';
import { aMicrophone } from '../../../../test/fakes/a-microphone';
import { attachEvidence } from '../../../actions/attach-evidence';

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const sheet = () => within(screen.getByRole('region', { name: 'Evidence for 1.1.1' }));
const inputOf = (): HTMLInputElement => {
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (!input) throw new Error('no place for files');
  return input;
};
const colleague = {
  ...{ staffId: anId<'Staff'>(8003), name: 'Pim', jobTitle: '', independent: true },
  roles: ['examiner' as const],
};
const note = () => new File(['De kabel ligt los.'], 'notitie.txt', { lastModified: 1_764_000_000_000 });

describe('evidence while marking', () => {
  it('takes one press to get to, goes with the indicator in front, and leaves a mark one tap', async () => {
    const { user, recorded } = await anExamPage('mark');
    await user.click(button('Evidence'));
    expect(screen.queryByRole('group', { name: /^Mark for/ })).toBeNull();
    await user.keyboard('1');
    expect(recorded('mark-given')).toEqual([]);
    await user.upload(inputOf(), note());
    expect(await sheet().findByRole('button', { name: 'Open notitie.txt' })).toBeTruthy();
    expect(recorded('evidence-attached')).toMatchObject([
      {
        indicatorId: anId(4001),
        workProcessId: null,
        file: { name: 'notitie.txt', mediaType: 'text/plain' },
      },
    ]);
    await user.click(button('Done'));
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Marking' }));
    expect(button('Evidence, 1 file')).toBeTruthy();
    await user.click(answersFor('1.1.1').getByRole('button', { name: 'Met' }));
    expect(recorded('mark-given')).toHaveLength(1);
    expect(button('Evidence')).toBeTruthy();
  });

  it('tells why a file was not added, also to whoever closed the sheet meanwhile', async () => {
    const { user, recorded } = await anExamPage('mark');
    await user.click(button('Evidence'));
    await user.upload(inputOf(), new File([], 'leeg.jpg'));
    expect(await sheet().findByText('leeg.jpg was not added')).toBeTruthy();
    await user.keyboard('{Escape}');
    await user.click(button('Evidence: not added'));
    expect(sheet().getByText('leeg.jpg was not added')).toBeTruthy();
    expect(recorded('evidence-attached')).toEqual([]);
  });

  it('E9 says how much room is left of what the centre allows, and hands over nothing that is larger', async () => {
    const { user, device, recorded } = await anExamPage('mark', { organisation: { examFilesGigabytes: 1 } });
    const place = { indicatorId: null, workProcessId: null, word: '' };
    const target = { examId: anId<'Exam'>(5001), assessmentId: anId<'Assessment'>(7001) };
    const film = aNamedFile({ name: 'film.mp4', bytes: 1e9 - 10 });
    const change = { ...target, changeId: anId<'Change'>(991), ...place, file: film };
    await act(() => attachEvidence(device.deps, change));
    await user.click(button('Evidence'));
    expect(sheet().getByText('There is room for 10 B more here.')).toBeTruthy();
    await user.upload(inputOf(), note());
    expect(await sheet().findByText('notitie.txt was not added')).toBeTruthy();
    expect(sheet().getByText(/200 files at most, 1 GB together/)).toBeTruthy();
    expect(recorded('evidence-attached')).toHaveLength(1);
    expect([device.bodies.here.size, device.bodies.begun.size]).toEqual([0, 0]);
  });
});

/** Pieces of evidence of the candidate, each linked to a work process of the exam, or to all of it. */
function aPortfolio(pieces: readonly { readonly name: string; readonly process: number | null }[]) {
  const exam = ownExam();
  const addedBy = { by: 'candidate' as const, staffId: null };
  const participantId = exam.candidates[0]?.participantId ?? expect.unreachable();
  return pieces.flatMap(({ name, process }, index) => {
    const portfolioEvidenceId = anId<'PortfolioEvidence'>(601 + index);
    const portfolioLinkId = anId<'PortfolioLink'>(651 + index);
    const at = '2026-11-01T08:00:00.000Z';
    return [
      aVersion('portfolio-evidence', portfolioEvidenceId, {
        ...{ portfolioEvidenceId, participantId, portfolioEntryId: null, title: `Over ${name}` },
        ...{ description: '', file: aNamedFile({ name }), addedAt: at, addedBy },
      }),
      aVersion('portfolio-link', portfolioLinkId, {
        ...{
          portfolioLinkId,
          participantId,
          portfolioEvidenceId,
          linkedAt: at,
          linkedBy: addedBy,
          endedAt: null,
        },
        qualificationId: exam.about.qualificationId,
        workProcessId: process === null ? null : anId<'WorkProcess'>(3000 + process),
      }),
    ];
  });
}

describe("the candidate's portfolio while marking", () => {
  it('M4 L7 what is linked to the work process opens in one press, and marks nothing', async () => {
    const stored = aPortfolio([
      { name: 'stage.jpg', process: 1 },
      { name: 'hoek.jpg', process: 2 },
      { name: 'diploma.pdf', process: null },
    ]);
    const { user, device, recorded } = await anExamPage('mark', { stored });
    device.bodies.here.set(aNamedFile({ name: 'stage.jpg' }).digest, jpegWith({ turn: 1 }));
    await user.click(await screen.findByRole('button', { name: 'Portfolio: 2 files' }));
    const beside = within(screen.getByRole('region', { name: 'Portfolio for B1-K1-W1' }));
    expect(beside.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)).toEqual([
      'Linked to this work process',
      'Linked to the qualification as a whole',
    ]);
    expect(beside.getByText('Over stage.jpg')).toBeTruthy();
    expect(beside.queryByText('Over hoek.jpg')).toBeNull();
    await user.keyboard('1');
    expect(recorded('mark-given')).toEqual([]);
    await user.click(beside.getByRole('button', { name: 'Open stage.jpg' }));
    expect(
      await within(await screen.findByRole('dialog')).findByRole('img', { name: 'stage.jpg' }),
    ).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(beside.getByRole('button', { name: 'Done' }));
    await user.click(answersFor('1.1.1').getByRole('button', { name: 'Met' }));
    expect(recorded('mark-given')).toHaveLength(1);
  });

  it('H61 what a virus scanner found something in stands with that word, and opens for who was told and presses once more', async () => {
    const { digest } = aNamedFile({ name: 'stage.jpg' });
    const warning = {
      digest,
      found: 'Win.Test.EICAR',
      lookedAt: '2026-11-28T08:00:00.000Z',
      scanner: 'ClamAV',
    };
    const stored = [
      ...aPortfolio([{ name: 'stage.jpg', process: 1 }]),
      aVersion('file-warning', digest, warning),
    ];
    const { user, device } = await anExamPage('mark', { stored });
    device.bodies.here.set(digest, jpegWith({ turn: 1 }));
    await user.click(await screen.findByRole('button', { name: 'Portfolio: 1 file' }));
    const beside = within(screen.getByRole('region', { name: 'Portfolio for B1-K1-W1' }));
    expect(beside.getByText(/the virus scanner found Win.Test.EICAR/)).toBeTruthy();
    await user.click(beside.getByRole('button', { name: 'Open stage.jpg' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/^Do not open it/)).toBeTruthy();
    expect(dialog.queryByRole('img', { name: 'stage.jpg' })).toBeNull();
    await user.click(dialog.getByRole('button', { name: 'Save anyway …' }));
    expect(await dialog.findByText(/^Saved:/)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Open anyway' }));
    expect(await dialog.findByRole('img', { name: 'stage.jpg' })).toBeTruthy();
    expect(dialog.getByText(/the virus scanner found/)).toBeTruthy();
  });

  it('H61 a warning that comes while a file is fetched is heeded, and what is waited for no more comes over nothing', async () => {
    const [clean, marked] = ['stage.jpg', 'hoek.jpg'].map((name) => aNamedFile({ name }).digest) as [
      string,
      string,
    ];
    const warningOf = (digest: string, found: string) => ({
      ...{ digest, found, lookedAt: '2026-11-28T08:00:00.000Z', scanner: 'ClamAV' },
    });
    const pieces = ['stage.jpg', 'hoek.jpg'].map((name) => ({ name, process: 1 }));
    const stored = [...aPortfolio(pieces), aVersion('file-warning', marked, warningOf(marked, 'Eerste'))];
    const { user, device, viewHears } = await anExamPage('mark', { stored });
    for (const digest of [clean, marked]) device.bodies.here.set(digest, jpegWith({ turn: 1 }));
    const arrivals: (() => void)[] = [];
    const fetch = vi
      .spyOn(device.bodies.calls, 'fetch')
      .mockImplementation(() => new Promise((resolve) => arrivals.push(() => resolve(ok({ bytes: 9 })))));
    /** Of whatever is asked for: also of a file that nobody waits for. */
    const arrive = (at: number) => act(async () => arrivals[at]?.());
    await user.click(await screen.findByRole('button', { name: 'Portfolio: 2 files' }));
    const beside = within(screen.getByRole('region', { name: 'Portfolio for B1-K1-W1' }));
    const tap = (name: string) => user.click(beside.getByRole('button', { name: `Open ${name}` }));
    const dialog = async () => within(await screen.findByRole('dialog'));
    const isClosed = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const read = vi.spyOn(device.bodies.calls, 'read');
    // Whether a file is here is asked with one byte.
    const opened = () => read.mock.calls.filter(([{ length }]) => length > 1);

    await tap('stage.jpg');
    await tap('hoek.jpg');
    expect((await dialog()).getByText(/found Eerste/)).toBeTruthy();
    await arrive(0);
    expect((await dialog()).getByText(/found Eerste/)).toBeTruthy();
    await user.click((await dialog()).getByRole('button', { name: 'Open anyway' }));
    await user.keyboard('{Escape}');
    await isClosed();
    await arrive(1);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(opened()).toEqual([]);

    await tap('stage.jpg');
    await viewHears(aVersion('file-warning', clean, warningOf(clean, 'Tweede')));
    await beside.findByText(/found Tweede/);
    await arrive(2);
    expect((await dialog()).getByText(/found Tweede/)).toBeTruthy();
    expect((await dialog()).queryByRole('img', { name: 'stage.jpg' })).toBeNull();
    expect(opened()).toEqual([]);
    await user.click((await dialog()).getByRole('button', { name: 'Open anyway' }));
    fetch.mockRestore();
    await arrive(3);
    expect(await (await dialog()).findByRole('img', { name: 'stage.jpg' })).toBeTruthy();
  });

  it('is not offered where nothing is linked', async () => {
    await anExamPage('mark', { stored: aPortfolio([{ name: 'hoek.jpg', process: 2 }]) });
    expect(button('Evidence')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Portfolio/ })).toBeNull();
  });
});

describe('a word and a sound', () => {
  it('goes with the file that is chosen while it stands there, is shown, and the next begins without', async () => {
    const { user, recorded } = await anExamPage('mark');
    await user.click(button('Evidence'));
    const word = () => sheet().getByRole<HTMLInputElement>('textbox', { name: /^What can be seen/ });
    await user.type(word(), 'los 1');
    await user.upload(inputOf(), note());
    expect(await sheet().findByText('los 1')).toBeTruthy();
    expect(recorded('mark-given')).toEqual([]);
    expect(recorded('evidence-attached')).toMatchObject([{ word: 'los 1' }]);
    expect(word().value).toBe('');
  });

  it('is kept of this candidate while it is typed, and of no other who is assessed on the same', async () => {
    const { user, device, pass } = await anExamPage('mark');
    await user.click(button('Evidence'));
    await user.type(sheet().getByRole('textbox', { name: /^What can be seen/ }), 'los');
    await pass(2000);
    const ofWhom = `${anId<'Assessment'>(7001)} ${anId<'Indicator'>(4001)}`;
    expect(Object.keys(device.typed.keptOf(examiner))).toEqual([`form evidence word ${ofWhom}`]);
  });

  it('is recorded, and kept too when the sheet is closed meanwhile; the microphone is let go', async () => {
    const microphone = aMicrophone();
    const { user, recorded } = await anExamPage('mark');
    await user.click(button('Evidence'));
    microphone.isRefused = true;
    await user.click(sheet().getByRole('button', { name: 'Record sound' }));
    expect((await sheet().findByRole('alert')).textContent).toContain('microphone could not be used');
    microphone.isRefused = false;
    microphone.isUnusable = true;
    await user.click(sheet().getByRole('button', { name: 'Record sound' }));
    await sheet().findByRole('alert');
    expect(microphone.running()).toBe(0);
    microphone.isUnusable = false;
    await user.click(sheet().getByRole('button', { name: 'Record sound' }));
    await user.click(await sheet().findByRole('button', { name: 'Stop and add' }));
    await expect.poll(() => recorded('evidence-attached')).toHaveLength(1);
    expect(recorded('evidence-attached')).toMatchObject([{ file: { mediaType: 'audio/webm' } }]);
    expect(microphone.running()).toBe(0);
    await user.click(sheet().getByRole('button', { name: 'Record sound' }));
    await sheet().findByRole('button', { name: 'Stop and add' });
    await user.click(button('Done'));
    await expect.poll(() => recorded('evidence-attached')).toHaveLength(2);
    expect(microphone.running()).toBe(0);
  });

  it('is kept when it ends by itself, which the screen then says; what broke it is told', async () => {
    const microphone = aMicrophone();
    const { user, recorded } = await anExamPage('mark');
    await user.click(button('Evidence'));
    await user.click(sheet().getByRole('button', { name: 'Record sound' }));
    await sheet().findByRole('button', { name: 'Stop and add' });
    act(() => microphone.endByItself());
    expect(await sheet().findByRole('button', { name: 'Record sound' })).toBeTruthy();
    expect(sheet().queryByRole('alert')).toBeNull();
    await expect.poll(() => recorded('evidence-attached')).toHaveLength(1);
    await user.click(sheet().getByRole('button', { name: 'Record sound' }));
    await sheet().findByRole('button', { name: 'Stop and add' });
    act(() => microphone.breakOff());
    expect((await sheet().findByRole('alert')).textContent).toContain('recording broke off');
    expect(sheet().getByRole('button', { name: 'Record sound' })).toBeTruthy();
    await expect.poll(() => recorded('evidence-attached')).toHaveLength(2);
    expect(microphone.running()).toBe(0);
  });

  it('is of whoever recorded it when the device was locked in the middle', async () => {
    const microphone = aMicrophone();
    const { user, device, recorded } = await anExamPage('mark');
    await user.click(button('Evidence'));
    await user.click(sheet().getByRole('button', { name: 'Record sound' }));
    await sheet().findByRole('button', { name: 'Stop and add' });
    device.bodies.refuse(problem('nobody-signed-in'));
    await act(async () => device.signIn(null));
    await waitFor(() => expect(microphone.running()).toBe(0));
    device.bodies.refuse(null);
    await act(async () => device.signIn(examiner));
    await expect.poll(() => recorded('evidence-attached')).toHaveLength(1);
    expect(device.recorded.at(-1)?.actorId).toBe(examiner);
  });
});

describe('a file that is coming', () => {
  it('waits while the device is locked, and is recorded by whoever chose it, not by who came between', async () => {
    const { user, device, recorded } = await anExamPage('mark');
    await user.click(button('Evidence'));
    device.bodies.refuse(problem('nobody-signed-in'));
    await user.upload(inputOf(), note());
    device.signIn(null);
    device.bodies.refuse(null);
    device.put('staff', colleague.staffId, colleague);
    device.signIn(colleague.staffId);
    await act(() => new Promise((resolve) => setTimeout(resolve, 500)));
    expect([...recorded('evidence-attached'), ...device.bodies.here.keys()]).toEqual([]);
    device.signIn(examiner);
    await expect.poll(() => recorded('evidence-attached')).toHaveLength(1);
    expect(device.recorded.at(-1)?.actorId).toBe(examiner);
  });

  it('is not attached when it was stopped in the last moment, and one that fails holds up no other', async () => {
    const { user, device, recorded } = await anExamPage('mark');
    await user.click(button('Evidence'));
    const finish = vi.spyOn(device.bodies.calls, 'finish');
    let go = (): void => undefined;
    const wait = new Promise<void>((resolve) => {
      go = resolve;
    });
    finish.mockImplementationOnce(() => wait.then(() => ok({ digest: 'a'.repeat(64), bytes: 1 })));
    finish.mockImplementationOnce(() => Promise.reject(new Error('no answer')));
    await user.upload(inputOf(), note());
    await user.click(await sheet().findByRole('button', { name: 'Stop adding notitie.txt' }));
    go();
    await user.upload(inputOf(), new File(['a'], 'een.txt'));
    expect(await sheet().findByText('een.txt was not added')).toBeTruthy();
    await user.upload(inputOf(), new File(['b'], 'twee.txt'));
    await expect.poll(() => recorded('evidence-attached')).toMatchObject([{ file: { name: 'twee.txt' } }]);
  });

  it('is pasted as words where one types words, and as a file everywhere else', async () => {
    const { user, recorded } = await anExamPage('mark', { evidence: { '1.1.1': 'las.jpg' } });
    await user.click(button('Evidence, 1 file'));
    await user.click(sheet().getByRole('button', { name: 'Remove las.jpg' }));
    const field = sheet().getByRole('textbox', { name: 'Why (may stay blank)' });
    const cell = { files: [note()], types: ['text/plain', 'Files'] };
    expect(fireEvent.paste(field, { clipboardData: cell })).toBe(true);
    expect(fireEvent.paste(document.body, { clipboardData: cell })).toBe(false);
    await expect.poll(() => recorded('evidence-attached')).toHaveLength(2);
  });
});

describe('the viewer', () => {
  it('closes by itself, says what it cannot show, and opens once for two taps', async () => {
    const { user, device } = await anExamPage('mark', { evidence: { '1.1.1': 'las.jpg' } });
    const { digest } = aNamedFile({ name: 'las.jpg' });
    await user.click(button('Evidence, 1 file'));
    const name = sheet().getByRole('button', { name: 'Open las.jpg' });
    await user.click(name);
    const dialog = () => within(screen.getByRole('dialog'));
    expect((await screen.findByRole('alert')).textContent).toContain('not on this device');
    device.bodies.here.set(digest, jpegWith({ turn: 1 }));
    await user.click(dialog().getByRole('button', { name: 'Try again' }));
    fireEvent.error(await dialog().findByRole('img', { name: 'las.jpg' }));
    expect(dialog().getByText(/cannot be shown here/)).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sheet().getByRole('button', { name: 'Done' })).toBeTruthy();
    const fetch = vi.spyOn(device.bodies.calls, 'fetch').mockReturnValue(new Promise(() => undefined));
    await user.dblClick(name);
    expect(fetch).toHaveBeenCalledOnce();
  });
});

describe('evidence in the review', () => {
  it('stands per work process, is removed in two presses with a reason, and the focus stays there', async () => {
    const { user, recorded } = await anExamPage('review', {
      evidence: { '1.1.2': 'las.jpg', '1.2.1': 'hoek.jpg' },
    });
    const section = within(screen.getByRole('region', { name: 'Evidence' }));
    const headings = section.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
    expect(headings).toEqual(['B1-K1-W1 Werkproces 1', 'B1-K1-W2 Werkproces 2']);
    await user.click(section.getByRole('button', { name: 'Remove las.jpg' }));
    await user.type(section.getByRole('textbox', { name: 'Why (may stay blank)' }), 'onscherp');
    await user.click(section.getByRole('button', { name: 'Yes, remove' }));
    await waitFor(() => expect(section.queryByText('las.jpg')).toBeNull());
    expect(recorded('evidence-removed')).toEqual([{ reason: 'onscherp' }]);
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Evidence' }));
  });

  it('is added to a work process', async () => {
    const { user, recorded } = await anExamPage('review');
    const section = within(screen.getByRole('region', { name: 'Evidence' }));
    await user.selectOptions(section.getByRole('combobox', { name: 'Belongs to' }), 'B1-K1-W2 Werkproces 2');
    await user.upload(inputOf(), note());
    expect(await section.findByRole('button', { name: 'Open notitie.txt' })).toBeTruthy();
    expect(recorded('evidence-attached')).toMatchObject([{ indicatorId: null, workProcessId: anId(3002) }]);
  });

  it('is waited for before one signs', async () => {
    const marks = { '1.1.1': 'met', '1.1.2': 'met', '1.2.1': 'met' };
    const { user, device, pass } = await anExamPage('review', { marks });
    const release = device.holdAppends();
    await user.upload(inputOf(), note());
    const wait = 'Wait before you sign: 1 file is still being saved.';
    expect(await screen.findByText(wait)).toBeTruthy();
    expect(screen.queryByLabelText(/PIN/)).toBeNull();
    release();
    await pass(0);
    await waitFor(() => expect(screen.queryByText(wait)).toBeNull());
    expect(screen.getByLabelText(/PIN/)).toBeTruthy();
  });

  it('E10 is for nobody but who has the assessment, until it is signed', async () => {
    const { path } = await anExamPage('review', { evidence: { '1.1.1': 'las.jpg' }, colleague });
    await act(async () => undefined);
    expect(path()).toContain('/candidate/');
    expect(screen.queryByText('las.jpg')).toBeNull();
  });
});
