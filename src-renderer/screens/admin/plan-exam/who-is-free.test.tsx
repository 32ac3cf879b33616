// @vitest-environment happy-dom
/** Who and what is free: shown while an exam is planned, with why somebody is not, and chosen with one press (F8). */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { pulledEntry } from '../../../../test/builders/a-cache-lab';
import { aVersion } from '../../../../test/builders/a-change';
import { aPageWith } from '../../../../test/builders/a-page';
import { anOrganisation } from '../../../../test/builders/a-sheet';
import { aWorld } from '../../../../test/builders/a-world';
import { aCandidate, anExam, anId, recordsOf } from '../../../../test/builders/an-exam';
import { useDocuments } from '../../../queries/use-documents';
import { ClashList } from '../exam-plan/clash-list';
import { usePlanClashes } from '../exam-plan/use-plan-clashes';
import { composePlanDraft, type PlanDraft } from './plan-draft';
import { SessionFields } from './session-fields';

/** That part of the form, by itself. */
function Session({ given = {} }: { readonly given?: Partial<PlanDraft> }) {
  const examiners = (useDocuments('staff') ?? []).map(({ document }) => document);
  const [draft, setDraft] = useState(() => ({
    ...composePlanDraft(new Date('2026-11-25T07:00:00.000Z'), 'Europe/Amsterdam'),
    ...given,
  }));
  const { clashes, ...free } = usePlanClashes(draft, null);
  return (
    <>
      <SessionFields
        draft={draft}
        examiners={examiners}
        free={free}
        proposedCode={null}
        proposedTitle=""
        errorOf={() => null}
        onChange={(part) => setDraft((current) => ({ ...current, ...part }))}
      />
      <ClashList clashes={clashes} />
    </>
  );
}

const examiner = (number: number, name: string, given: object = {}) =>
  aVersion('staff', anId(number), {
    ...{ staffId: anId(number), name, jobTitle: '', roles: ['examiner'] as ['examiner'] },
    ...{ independent: true, registerValidUntil: '2030-01-01' },
    ...given,
  });
const held = (number: number, place: string, examinerId: number, plannedAt: string) => {
  const exam = anExam({
    examId: anId(5000 + number),
    code: `LAS-${number}`,
    title: 'Lassen',
    place,
    plannedAt,
    examinerId: anId(examinerId),
    candidates: [aCandidate({ assessmentId: anId(7000 + number), examinerId: anId(examinerId) })],
  });
  return aVersion('exam', exam.examId, { ...recordsOf(exam).planned, durationMinutes: 90 });
};
const centre = { ...anOrganisation({ registerPolicy: 'never' }), timeZone: 'Europe/Amsterdam' };

it('F8 tells who and what is free at the time that is typed, and why others are not; one press chooses', async () => {
  await aPageWith(
    // The day after it is proposed, at nine in Amsterdam.
    { world: aWorld(1, '2026-11-25T07:00:00.000Z') },
    () => <Session />,
    pulledEntry(
      [
        aVersion('organisation', centre.organisationId, centre),
        examiner(8001, 'Fatma Demir'),
        examiner(8002, 'Karel Smit'),
        examiner(8003, 'Lotte Kok', { registerValidUntil: null }),
        held(1, 'Hal 1', 8001, '2026-11-26T08:00:00.000Z'),
        held(2, 'Hal 2', 8002, '2026-11-26T13:00:00.000Z'),
      ].map((version, index) => [version, index + 10]),
    ),
  );
  const user = userEvent.setup();
  expect(screen.getByText('Free then: 1 of 4 examiners, 1 of 2 places.')).toBeTruthy();
  screen.getByRole('button', { name: 'Who and what is free then?' }).focus();
  await user.keyboard('{Enter}');
  const rows = () =>
    within(screen.getByRole('region', { name: 'Examiners' }))
      .getAllByRole('button')
      .map((button) => `${button.textContent}: ${button.parentElement?.parentElement?.textContent}`);
  expect(rows()[0]).toMatch(/^Karel Smit: Karel Smitfree$/);
  expect(rows()[1]).toMatch(
    /^Fatma Demir: .*busy26 Nov 2026, 09:00 to 10:30 \(Amsterdam time\): LAS-1 Lassen, Hal 1$/,
  );
  expect(rows()[2]).toMatch(/^Lotte Kok: .*not allowed by the centre.*register/);
  expect(screen.getByRole('button', { name: 'Lotte Kok' })).toHaveProperty('disabled', true);
  await user.click(screen.getByRole('button', { name: 'Hal 2' }));
  expect(screen.getByRole('textbox', { name: /^Place/ })).toHaveProperty('value', 'Hal 2');
  await user.click(screen.getByRole('button', { name: 'Fatma Demir' }));
  expect(screen.getByRole('button', { name: 'Fatma Demir' }).getAttribute('aria-pressed')).toBe('true');
  expect(screen.queryByText('1 exam at the same time')).toBeNull();
  const time = screen.getByLabelText('Time');
  await user.clear(time);
  await user.type(time, '14:30');
  expect(await screen.findByText('1 exam at the same time')).toBeTruthy();
  expect(rows()[0]).toMatch(/^Fatma Demir: Fatma Demirfree$/);
});

it('F8 R7 asks for a series on its last day, too: who is in the register no more by then, and who is kept there', async () => {
  const participantIds = [anId<'Participant'>(6001), anId<'Participant'>(6002)];
  await aPageWith(
    { world: aWorld(1, '2026-11-25T07:00:00.000Z') },
    () => <Session given={{ participantIds, perExam: 1, everyDays: 7 }} />,
    pulledEntry(
      [
        aVersion('organisation', centre.organisationId, centre),
        examiner(8001, 'Fatma Demir', { registerValidUntil: '2026-12-02' }),
        examiner(8002, 'Karel Smit'),
        held(2, 'Hal 2', 8002, '2026-12-03T08:00:00.000Z'),
      ].map((version, index) => [version, index + 10]),
    ),
  );
  await userEvent.click(screen.getByRole('button', { name: 'Who and what is free then?' }));
  const told = within(screen.getByRole('region', { name: 'Examiners' }))
    .getAllByRole('button')
    .map((button) => button.parentElement?.parentElement?.textContent);
  expect(told.find((one) => one?.startsWith('Fatma'))).toMatch(/on all days of the series$/);
  expect(told.find((one) => one?.startsWith('Karel'))).toMatch(/busy3 Dec 2026, 09:00 to 10:30/);
});
