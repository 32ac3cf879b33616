// @vitest-environment happy-dom
/** Figures: the numbers of the table are those of the records, and nobody is told by a group of fewer than ten (F1, F3). */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { ownEntry, pulledEntry } from '../../../test/builders/a-cache-lab';
import { aChange, aVersion } from '../../../test/builders/a-change';
import { aPageWith } from '../../../test/builders/a-page';
import { anOrganisation } from '../../../test/builders/a-sheet';
import { aWorld } from '../../../test/builders/a-world';
import { anAssessment } from '../../../test/builders/an-assessment';
import { aCandidate, anExam, anId, recordsOf } from '../../../test/builders/an-exam';
import { FiguresScreen } from './figures-screen';

const candidates = Array.from({ length: 12 }, (_, at) =>
  aCandidate({ assessmentId: anId(7001 + at), participantId: anId(6001 + at), name: `=Kandidaat ${at}` }),
);
const exam = anExam({ candidates, title: '=SUM(A1)', plannedAt: '2026-11-24T08:00:00.000Z' });
/** Ten or eleven of them signed; the first three did 1.1.1 insufficiently. */
const signed = (count: number) => {
  // One clock for all: it numbers their changes.
  const begun = anAssessment(exam);
  return candidates.slice(0, count).flatMap(({ assessmentId }, at) =>
    begun
      .onDevice(at + 1)
      .identified()
      .markedAll('met')
      .marked('1.1.1', at < 3 ? 'not-met' : 'met')
      .remarked('1.1.1', 'Gezien')
      .signed()
      .events.map((event) => ({ ...event, subjectId: assessmentId })),
  );
};
const shown = async (count: number, at = exam) => {
  const { planned, definition } = recordsOf(at);
  const content = { kind: 'content', type: 'exam-definition', subjectType: 'exam-definition' } as const;
  return aPageWith(
    { address: '/results/figures' },
    FiguresScreen,
    pulledEntry([
      [aChange({ ...content, subjectId: at.definitionDigest, body: definition }), 9],
      [aVersion('exam', at.examId, planned), 10],
    ]),
    ...signed(count).map(ownEntry),
  );
};
const cells = () =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .slice(1)
    .map((row) => [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent));
const show = (name: string) => userEvent.selectOptions(screen.getByRole('combobox', { name: 'Show' }), name);

it('tells how far each exam is, and saves the table without a formula in it', async () => {
  const { device } = await shown(10);
  expect(cells()[0]?.slice(1, 6)).toEqual(['12', '10', '0', '0', '2']);
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: /CSV/, hidden: true }));
  expect(await screen.findByText('Saved')).toBeTruthy();
  expect(device.saved[0]?.text).toContain("'=SUM(A1)");
});

it('tells outcomes and indicators of ten who signed, with their share (F1)', async () => {
  await shown(10);
  await show('Outcomes');
  expect(cells()[0]?.slice(2, 7)).toEqual(['10', '10', '7', '3', '70%']);
  await show('Often insufficient');
  await screen.findByRole('columnheader', { name: 'Insufficient in %' });
  expect(cells().map((row) => [row[0]?.slice(0, 5), row[1], row[2], row[3]])).toEqual([
    ['1.1.1', '7', '3', '30%'],
  ]);
});

it('tells neither of nine, and says so (F1)', async () => {
  await shown(9);
  await show('Outcomes');
  expect(cells()[0]?.slice(2, 7)).toEqual(['fewer than 10', '', '', '', '']);
  await show('Often insufficient');
  expect(await screen.findByText(/marked for fewer than 10 candidates/)).toBeTruthy();
  expect(screen.queryByRole('table')).toBeNull();
});

it('tells each school year for itself, as it begins where the exam is held (F3)', async () => {
  // Half past eleven in the evening of 31 July in Amsterdam: still the year before.
  await shown(0, anExam({ candidates, plannedAt: '2026-07-31T21:30:00.000Z', timeZone: 'Europe/Amsterdam' }));
  const year = screen.getByRole('combobox', { name: 'School year' });
  expect(
    within(year)
      .getAllByRole('option')
      .map(({ textContent }) => textContent),
  ).toEqual(['2025-2026']);
  await show('Work per examiner');
  expect(cells()[0]?.slice(1, 7)).toEqual(['1', '12', '0', '0', '0', '12']);
});

it('begins at the school year of today where the centre is', async () => {
  const [later, earlier] = ['2026-08-10T08:00:00.000Z', '2026-07-20T08:00:00.000Z'].map((plannedAt, at) =>
    recordsOf(anExam({ examId: anId(5001 + at), candidates: candidates.slice(at, at + 1), plannedAt })),
  );
  const centre = aVersion('organisation', anId(10), anOrganisation({ timeZone: 'America/Kralendijk' }));
  await aPageWith(
    // Still 31 July on Bonaire, and August in Europe.
    { address: '/results/figures', world: aWorld(1, '2026-08-01T01:00:00.000Z') },
    FiguresScreen,
    pulledEntry([
      [centre, 9],
      [aVersion('exam', later!.planned.examId, later!.planned), 10],
      [aVersion('exam', earlier!.planned.examId, earlier!.planned), 11],
    ]),
  );
  expect(screen.getByRole('combobox', { name: 'School year' })).toHaveProperty('value', '2025-2026');
});
