// @vitest-environment happy-dom
/** Today shows the exams of whoever works here, draws other days only when asked, and leaves nothing out. */
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { ownEntry, pulledEntry } from '../../../../test/builders/a-cache-lab';
import { aVersion } from '../../../../test/builders/a-change';
import { aPage, aPageWith } from '../../../../test/builders/a-page';
import { aWorld } from '../../../../test/builders/a-world';
import { anAssessment } from '../../../../test/builders/an-assessment';
import { aCandidate, anExam, anId, recordsOf } from '../../../../test/builders/an-exam';
import { useUiState } from '../../../ui/ui-state';
import { TodayScreen } from './today-screen';

const here = anId<'Staff'>(8000);
const colleague = anId<'Staff'>(8001);
const dayMs = 86_400_000;

/** An exam so many days from now, with one candidate. */
function anExamIn(days: number, number: number, title: string, examinerId = here) {
  const exam = anExam({
    examId: anId(5000 + number),
    title,
    plannedAt: new Date(Date.now() + days * dayMs).toISOString(),
    examinerId,
    candidates: [aCandidate({ assessmentId: anId(7000 + number), examinerId })],
  });
  return aVersion('exam', exam.examId, recordsOf(exam).planned);
}
const exams = (...versions: readonly ReturnType<typeof anExamIn>[]) =>
  pulledEntry(versions.map((version, i) => [version, i + 10]));

beforeEach(() => useUiState.setState({ isWithColleagues: false }));

describe('Today', () => {
  it('shows the exams of whoever works here, and those of colleagues when asked', async () => {
    await aPage(TodayScreen, exams(anExamIn(0, 1, 'Mine'), anExamIn(0, 2, 'Theirs', colleague)));
    expect(screen.getByText('Mine')).toBeTruthy();
    expect(screen.queryByText('Theirs')).toBeNull();
    await userEvent.click(screen.getByRole('checkbox'));
    expect(screen.getByText('Theirs')).toBeTruthy();
  });

  it('shows what somebody took over from a colleague, without asking for colleagues', async () => {
    const exam = anExam({
      title: 'Taken over',
      plannedAt: new Date().toISOString(),
      examinerId: colleague,
      candidates: [aCandidate({ examinerId: colleague })],
    });
    const story = anAssessment(exam).identified().marked('1.1.1', 'met').by(here).takenOver('ziek');
    const planned = pulledEntry([[aVersion('exam', exam.examId, recordsOf(exam).planned), 10]]);
    await aPage(TodayScreen, planned, ...story.events.map(ownEntry));
    expect(screen.getByText('Taken over')).toBeTruthy();
  });

  it('M30 leads to the accountability documents of what is examined, where there are any', async () => {
    const exam = anExamIn(0, 1, 'Mine');
    const { about } = exam.body as ReturnType<typeof recordsOf>['planned'];
    const file = {
      digest: 'a'.repeat(64),
      bytes: 9,
      mediaType: 'application/pdf',
      name: 'a.pdf',
      madeAt: null,
    };
    const addedAt = '2026-11-24T08:00:00.000Z';
    const documentId = anId<'AccountabilityDocument'>(500);
    const plan = {
      ...{ accountabilityDocumentId: documentId, title: 'Plan', description: '', order: 0 },
      qualificationId: about.qualificationId,
      versions: [{ versionId: anId<'FileVersion'>(600), file, addedAt, addedBy: here }],
    };
    const page = await aPage(TodayScreen, exams(exam));
    expect(screen.queryByRole('link', { name: /accountability/ })).toBeNull();
    await page.add(pulledEntry([[aVersion('accountability-document', documentId, plan), 20]]));
    const link = await screen.findByRole('link', { name: '1 accountability document' });
    expect(link.getAttribute('href')).toContain(`${about.qualificationId}/documents`);
  });

  it('draws other days only once they are opened', async () => {
    await aPage(TodayScreen, exams(anExamIn(0, 1, 'Now'), anExamIn(3, 2, 'Later')));
    expect(screen.queryByText('Later')).toBeNull();
    const days = screen.getByRole('group') as HTMLDetailsElement;
    days.open = true;
    days.dispatchEvent(new Event('toggle'));
    expect(await screen.findByText('Later')).toBeTruthy();
  });

  it('says of an exam that needs a newer program that it is there', async () => {
    const newer = aVersion('exam', anId(5009), { title: 'Proeve van morgen' }, { typeVersion: 9 });
    await aPage(TodayScreen, exams(newer));
    expect(screen.getByText(/Proeve van morgen/)).toBeTruthy();
  });

  describe('turns with the day', () => {
    const plannedAt = (number: number, title: string, moment: string, timeZone = 'Europe/Amsterdam') => {
      const exam = anExam({
        examId: anId(5000 + number),
        title,
        plannedAt: moment,
        timeZone,
        examinerId: here,
        candidates: [aCandidate({ assessmentId: anId(7000 + number), examinerId: here })],
      });
      return aVersion('exam', exam.examId, recordsOf(exam).planned);
    };
    const shown = async (start: string, ...versions: readonly ReturnType<typeof plannedAt>[]) => {
      const world = aWorld(1, start);
      let skippedMs = 0;
      const now = () => new Date(world.now().getTime() + skippedMs);
      await aPageWith({ world: { ...world, now } }, TodayScreen, exams(...versions));
      return { world, sleep: (ms: number) => (skippedMs += ms) };
    };
    const todays = [
      plannedAt(1, 'Thursday', '2026-11-26T13:00:00.000Z'),
      plannedAt(2, 'Friday', '2026-11-27T08:00:00.000Z'),
    ];

    it('at midnight where the exams are held, while it is open', async () => {
      const { world } = await shown('2026-11-26T22:58:00.000Z', ...todays);
      expect(screen.getByText('Thursday')).toBeTruthy();
      expect(screen.queryByText('Friday')).toBeNull();
      act(() => world.pass(3 * 60_000));
      expect(screen.getByText('Friday')).toBeTruthy();
      expect(screen.queryByText('Thursday')).toBeNull();
      expect(screen.getByText(/27 November 2026/)).toBeTruthy();
    });

    it('and keeps what still begins as planned, or is going on, until it is signed or let go', async () => {
      const late = plannedAt(4, 'Late', '2026-11-26T22:30:00.000Z');
      const { world } = await shown('2026-11-26T23:20:00.000Z', late);
      expect(screen.getByText('Late')).toBeTruthy();
      act(() => world.pass(40 * 60_000));
      expect(screen.queryByText('Late')).toBeNull();
    });

    it('on waking, before any timer of the page runs again', async () => {
      const { sleep } = await shown('2026-11-26T22:58:00.000Z', ...todays);
      sleep(8 * 60 * 60_000);
      act(() => void document.dispatchEvent(new Event('visibilitychange')));
      expect(screen.getByText('Friday')).toBeTruthy();
    });

    it('for each exam by its own clock, which is named', async () => {
      const there = plannedAt(3, 'On Bonaire', '2026-11-27T01:00:00.000Z', 'America/Kralendijk');
      await shown('2026-11-26T23:30:00.000Z', there);
      expect(screen.getByText('On Bonaire').textContent).toContain('21:00');
      expect(screen.getByText('On Bonaire').textContent).toContain('(Kralendijk time)');
    });
  });

  it('keeps a result out of sight of the next candidate until somebody asks', async () => {
    const exam = anExam({
      plannedAt: new Date().toISOString(),
      examinerId: here,
      candidates: [aCandidate({ examinerId: here })],
    });
    const signed = anAssessment(exam).identified().markedAll('met').signed();
    await aPage(
      TodayScreen,
      pulledEntry([[aVersion('exam', exam.examId, recordsOf(exam).planned), 10]]),
      ...signed.events.map(ownEntry),
    );
    expect(screen.getByText('Signed')).toBeTruthy();
    expect(screen.queryByText(/Achieved/)).toBeNull();
    const show = screen.getByRole('button', { name: 'Show results', pressed: false });
    await userEvent.click(show);
    expect(screen.getByText(/Achieved/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Hide results' }));
    expect(screen.queryByText(/Achieved/)).toBeNull();
  });
});
