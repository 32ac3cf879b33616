// @vitest-environment happy-dom
/** The week grid: each exam in the cell of its day and row, all of it by keyboard, and an empty cell that plans there (F29). */
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPageWith } from '../../../test/builders/a-page';
import { aWorld } from '../../../test/builders/a-world';
import { aCandidate, anExam, anId, recordsOf } from '../../../test/builders/an-exam';
import { useUiState } from '../../ui/ui-state';
import { PlanningWeekScreen } from './planning-week-screen';

const held = (number: number, title: string, plannedAt: string, given: object = {}) => {
  const exam = anExam({
    ...{ examId: anId(5000 + number), code: `E-${number}`, title, plannedAt, place: 'Hal 1' },
    ...{ timeZone: 'Europe/Amsterdam', candidates: [aCandidate({ assessmentId: anId(7000 + number) })] },
    ...given,
  });
  return aVersion('exam', exam.examId, recordsOf(exam).planned);
};
const shown = (address: string) =>
  aPageWith(
    // A Wednesday.
    { world: aWorld(1, '2026-11-25T07:00:00.000Z'), address },
    PlanningWeekScreen,
    pulledEntry(
      [
        held(1, 'Lassen', '2026-11-24T08:00:00.000Z'),
        held(2, 'Frezen', '2026-11-24T08:30:00.000Z'),
        held(3, 'Draaien', '2026-12-01T08:00:00.000Z', { status: 'cancelled' }),
      ].map((version, index) => [version, index + 10]),
    ),
  );
const told = () => document.activeElement?.textContent || document.activeElement?.getAttribute('aria-label');

beforeEach(() => useUiState.setState({ soughtTexts: {} }));

describe('the week grid', () => {
  it('F29 is one stop of Tab: arrows go through it, a page down to the next week, and an empty cell plans there', async () => {
    await shown('/planning/week');
    const user = userEvent.setup();
    const row = within(screen.getByRole('row', { name: /^09:00/ }));
    const [cell] = row.getAllByRole('cell').filter(({ textContent }) => textContent !== '');
    expect(cell?.textContent).toMatch(/09:00 to 10:00.*Lassen.*two appointments at once.*Frezen/);
    expect(document.querySelectorAll('[data-item][tabindex="0"]')).toHaveLength(1);
    act(() =>
      within(cell!)
        .getByRole('link', { name: /Lassen/ })
        .focus(),
    );
    await user.keyboard('{ArrowDown}');
    expect(told()).toMatch(/Frezen/);
    await user.keyboard('{ArrowRight}');
    expect(told()).toMatch(/^Plan an exam: Wednesday.*, 09:00$/);
    expect(document.querySelectorAll('[data-item][tabindex="0"]')).toHaveLength(1);
    await user.keyboard('{ArrowLeft}{PageDown}');
    expect(await screen.findByRole('grid', { name: /^Week 49/ })).toBeTruthy();
    const next = within(screen.getByRole('link', { name: /Draaien/ }));
    expect(next.getByText('Cancelled')).toBeTruthy();
    // What had the focus went with its week; the same cell has it.
    expect(document.activeElement?.closest('[role="grid"]')).not.toBeNull();
  });

  it('F29 F12 shows the week that is asked for by place, found as in the list', async () => {
    await shown('/planning/week?day=2026-12-03&rows=place');
    expect(screen.getByRole('rowheader', { name: 'Hal 1' })).toBeTruthy();
    expect(screen.getByRole('link', { name: /Draaien/ })).toBeTruthy();
    await userEvent.type(screen.getByRole('textbox', { name: /^Search/ }), 'lassen');
    expect(screen.queryByRole('link', { name: /Draaien/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Previous week' }));
    expect(await screen.findByRole('link', { name: /Lassen/ })).toBeTruthy();
  });
});
