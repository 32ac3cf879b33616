/** A Run from its screen: what would happen is told before, what happened after, and it is taken back where it is told. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { arrangeParticipants } from '../../../shared/domain/arrange-participants';
import { wholeParticipant } from '../../../shared/domain/whole-participant';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPage } from '../../../test/builders/a-page';
import { aHead } from '../../../test/builders/a-qualification';
import { anExam, anId, recordsOf } from '../../../test/builders/an-exam';
import { useChosenPeople } from '../../ui/chosen-people';
import { ArchiveRun } from './participants/archive-run';
import { RunNotice } from './participants/run-notice';
import { RunScreen } from './run-screen';

const person = (n: number) => ({
  ...{ participantId: anId<'Participant'>(n), number: `${n}`, givenName: 'Sam', namePrefix: '' },
  ...{ familyName: `Naam ${n}`, birthDate: null, group: '' },
});
const heads = [1, 2].map((n) =>
  aHead({ qualificationId: anId<'Qualification'>(100 + n), name: `Lasser ${n}`, status: 'active' }),
);
const linked = {
  ...{ participationId: anId<'Participation'>(50), participantId: anId<'Participant'>(1) },
  ...{
    qualificationId: anId<'Qualification'>(101),
    linkedAt: '2026-09-01T08:00:00.000Z',
    endedAt: null,
    reason: 'chosen',
  },
};

/** Ticks people as the list does, beside the screen. */
function Ticker() {
  const { choose } = useChosenPeople();
  return (
    <button type="button" onClick={() => choose(new Set([1, 2, 3].map((n) => anId<'Participant'>(n))))}>
      tick
    </button>
  );
}

it('M58 chooses several, says what would happen, links, and tells it where one came from', async () => {
  const stored = [
    ...[1, 2, 3].map((n) => aVersion('participant', anId(n), person(n))),
    ...heads.map((head) => aVersion('qualification', head.qualificationId, head)),
    aVersion('participation', linked.participationId, linked),
  ];
  const page = await aPage(
    () => (
      <>
        <Ticker />
        <RunNotice />
        <RunScreen />
      </>
    ),
    pulledEntry(stored.map((one, at) => [one, at + 1])),
  );
  // What was recorded comes into the view.
  const comeIn = (from: number) =>
    page.add(
      ...page.device.recorded.slice(from).map((change, at) => pulledEntry([[change, 100 + from + at]])),
    );
  const user = userEvent.setup();
  expect(screen.getByText('Nobody chosen')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'tick' }));
  const panel = () => screen.getByRole('region', { name: 'What will happen' });
  for (const name of ['Lasser 1', 'Lasser 2']) await user.click(screen.getByRole('checkbox', { name }));
  expect(panel().textContent).toContain('5 links will be added.');
  expect(panel().textContent).toContain('1 is there already and stays as it is.');
  await user.click(within(panel()).getByRole('button', { name: 'Link to qualification' }));
  await expect.poll(() => page.device.recorded.length).toBe(7);
  await comeIn(0);
  expect(await screen.findByText('5 links made.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await expect.poll(() => page.device.recorded.length).toBe(13);
  await comeIn(7);
  expect(await screen.findByText('5 changes were undone.')).toBeTruthy();
});

it('the archive tells exams that are to come under every id of then, and none whose planning was taken back', async () => {
  const exam = recordsOf(anExam()).planned;
  const [candidate] = exam.candidates;
  const coming = (n: number, participant: number, over: object = {}) => {
    const candidates = [{ ...candidate!, participantId: anId<'Participant'>(participant) }];
    const examId = anId<'Exam'>(n);
    return aVersion('exam', examId, {
      ...exam,
      examId,
      plannedAt: '2126-11-27T08:00:00.000Z',
      candidates,
      ...over,
    });
  };
  const people = arrangeParticipants(
    [person(1), person(2), { ...person(3), mergedInto: anId<'Participant'>(1) }].map((one) =>
      wholeParticipant(one, undefined),
    ),
    { nameOf: () => '' },
  );
  const stored = [
    coming(1, 1),
    coming(2, 3),
    coming(3, 2, { isRemoved: true }),
    coming(4, 2, { status: 'cancelled' }),
  ];
  await aPage(
    () => (
      <ArchiveRun
        action="archive"
        people={people}
        participantIds={[1, 2].map((n) => anId<'Participant'>(n))}
      />
    ),
    pulledEntry(stored.map((one, at) => [one, at + 1])),
  );
  expect(await screen.findByText(/2 exams are still planned for them/)).toBeTruthy();
});
