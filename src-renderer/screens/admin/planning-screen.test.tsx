// @vitest-environment happy-dom
/** The planning: one table by day, found by whatever somebody knows of an exam, with its candidates behind one tap. */
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { ownEntry, pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPageWith } from '../../../test/builders/a-page';
import { aWorld } from '../../../test/builders/a-world';
import { anAssessment } from '../../../test/builders/an-assessment';
import { aCandidate, anExam, anId, recordsOf } from '../../../test/builders/an-exam';
import { useUiState } from '../../ui/ui-state';
import { PlanningScreen } from './planning-screen';

const planned = (number: number, title: string, moment: string, name: string) => {
  const exam = anExam({
    examId: anId(5000 + number),
    code: `E-${number}`,
    title,
    plannedAt: moment,
    candidates: [aCandidate({ assessmentId: anId(7000 + number), name })],
  });
  return aVersion('exam', exam.examId, recordsOf(exam).planned);
};
const exams = [
  planned(1, 'Yesterday', '2026-11-25T08:00:00.000Z', 'Bram de Boer'),
  planned(2, 'Today', '2026-11-26T08:00:00.000Z', "Sanne van 't Hoff"),
  planned(3, 'Tomorrow', '2026-11-27T08:00:00.000Z', 'Emine Şahin'),
];
const shown = async (start = '2026-11-26T07:00:00.000Z') => {
  const world = aWorld(1, start);
  await aPageWith({ world }, PlanningScreen, pulledEntry(exams.map((exam, i) => [exam, i + 10])));
  return world;
};
const titles = () =>
  screen
    .getAllByRole('rowheader')
    .flatMap(({ textContent }) => /^(Yesterday|Today|Tomorrow)/.exec(textContent ?? '')?.[0] ?? []);

beforeEach(() => useUiState.setState({ soughtTexts: {} }));

describe('the planning', () => {
  it('finds an exam by who is in it, as a register writes them', async () => {
    await shown();
    expect(titles()).toEqual(['Today', 'Tomorrow']);
    await userEvent.type(screen.getByRole('textbox'), 'Hoff, Sanne van ‘t');
    expect(titles()).toEqual(['Today']);
  });

  it('unfolds the candidates of an exam by keyboard, and says so', async () => {
    await shown();
    expect(screen.queryByText(/van 't Hoff/)).toBeNull();
    const option = screen.getByRole('button', { name: 'Show candidates: Today, E-2' });
    act(() => option.focus());
    await userEvent.keyboard('{Enter}');
    const candidates = within(screen.getByRole('table', { name: 'Candidates of Today' }));
    expect(candidates.getByText("Sanne van 't Hoff")).toBeTruthy();
    expect(option.getAttribute('aria-expanded')).toBe('true');
  });

  it('counts a candidate once, who began and then fell ill', async () => {
    const exam = anExam({ plannedAt: '2026-11-26T08:00:00.000Z' });
    const story = anAssessment(exam).identified().marked('1.1.1', 'met').attended('ill', 'Koorts');
    await aPageWith(
      { world: aWorld(1, '2026-11-26T09:00:00.000Z') },
      PlanningScreen,
      pulledEntry([[aVersion('exam', exam.examId, recordsOf(exam).planned), 10]]),
      ...story.events.map(ownEntry),
    );
    expect(screen.getByText('1 not examined or stopped')).toBeTruthy();
    expect(screen.queryByText('1 in progress')).toBeNull();
  });

  it('turns with the day', async () => {
    const world = await shown('2026-11-26T22:55:00.000Z');
    expect(titles()).toEqual(['Today', 'Tomorrow']);
    act(() => world.pass(6 * 60_000));
    expect(titles()).toEqual(['Tomorrow']);
  });
});
