// @vitest-environment happy-dom
/** A swap at the office: found by whom one knows, shown before it is made, and swapped back with one press (F28). */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { wholeParticipant } from '../../../../shared/domain/whole-participant';
import { pulledEntry } from '../../../../test/builders/a-cache-lab';
import { aVersion } from '../../../../test/builders/a-change';
import { aPageWith } from '../../../../test/builders/a-page';
import { aWorld } from '../../../../test/builders/a-world';
import { aCandidate, anExam, anId, recordsOf } from '../../../../test/builders/an-exam';
import { fakeDevice } from '../../../../test/fakes/fake-device';
import { useDocument, useDocuments } from '../../../queries/use-documents';
import { ExamPlan } from '../exam-plan-screen';
import { SwapForm } from './swap-form';

const [joke, karel] = [anId<'Staff'>(8000), anId<'Staff'>(8002)];
const of = (number: number, name: string, examinerId: typeof joke) =>
  aCandidate({
    ...{ assessmentId: anId(7000 + number), participantId: anId(6000 + number), number: `${number}` },
    ...{ name, examinerId },
  });
const first = anExam({
  ...{ code: 'LAS-1', examinerId: joke, examinerName: 'Joke Postma' },
  ...{ plannedAt: '2026-11-26T08:00:00.000Z', place: 'Hal 1' },
  candidates: [of(1, 'Sanne Hoff', joke), of(2, 'Emine Kaya', joke)],
});
const second = anExam({
  ...{ examId: anId(5002), code: 'LAS-2', title: 'Proeve 2', examinerId: karel, examinerName: 'Karel Smit' },
  ...{ plannedAt: '2026-11-27T08:00:00.000Z', place: 'Hal 2' },
  candidates: [{ ...of(3, 'Bram Vos', karel), attempt: 2 }],
  about: { ...first.about, qualificationId: anId(1002), name: 'Timmerman' },
});
// At the time of the second exam, with Sanne.
const elsewhere = anExam({
  ...{ examId: anId(5003), code: 'LAS-3', title: 'Elders', examinerId: anId(8009) },
  ...{ plannedAt: '2026-11-27T08:30:00.000Z', place: 'Hal 9' },
  candidates: [{ ...of(4, 'Sanne Hoff', anId(8009)), participantId: anId(6001) }],
});
const exams = [first, second, elsewhere];
const staff = {
  staffId: karel,
  name: 'Karel Smit',
  jobTitle: '',
  roles: ['examiner' as const],
  independent: true,
};
const people = [...first.candidates, ...second.candidates].map(({ participantId, number, name }) => ({
  ...{ participantId, number, givenName: name.split(' ')[0]!, namePrefix: '' },
  ...{ familyName: name.split(' ')[1]!, birthDate: null, group: '' },
}));

/** The form, and after it the page of the exam. */
function Swap() {
  const [isDone, setDone] = useState(false);
  const stored = useDocument('exam', first.examId);
  const all = useDocuments('exam');
  if (!stored || !all) return null;
  if (isDone) return <ExamPlan exam={stored.document} />;
  return (
    <SwapForm
      exam={stored.document}
      exams={all.map(({ document }) => document)}
      participants={people.map((one) => wholeParticipant(one, undefined))}
      examiners={[staff]}
      onSwapped={() => setDone(true)}
    />
  );
}

it('F28 finds the other exam by a candidate, tells what happens and what stands in the way, and is taken back', async () => {
  const device = fakeDevice();
  for (const exam of exams) device.putExam(exam);
  const versions = [
    ...exams.map((exam) => aVersion('exam', exam.examId, recordsOf(exam).planned)),
    ...people.map((one) => aVersion('participant', one.participantId, one)),
    aVersion('staff', karel, staff),
  ];
  const page = await aPageWith(
    { device, world: aWorld(1, '2026-11-25T07:00:00.000Z') },
    Swap,
    pulledEntry(versions.map((version, index) => [version, index + 10])),
  );
  const user = userEvent.setup();
  await user.selectOptions(screen.getByLabelText('Who of this exam'), 'Sanne Hoff · 1');
  await user.type(screen.getByRole('combobox', { name: 'With which exam' }), 'bram');
  await user.keyboard('{ArrowDown}{Enter}');
  // The only candidate of that exam is chosen by itself.
  const preview = within(screen.getByRole('region', { name: 'This is going to happen' }));
  expect(
    preview.getByText(/^Bram Vos comes in and begins at 26 Nov 2026 .*with Joke Postma\.$/),
  ).toBeTruthy();
  expect(
    preview.getByText(/^Sanne Hoff comes in and begins at 27 Nov 2026 .*with Karel Smit\.$/),
  ).toBeTruthy();
  expect(preview.getByText('1 exam at the same time')).toBeTruthy();
  expect(preview.getByRole('status', { name: /different qualifications/ }).textContent).toMatch(
    /LAS-1: Allround lasser\. LAS-2: Timmerman\..*does over, does not go along: Bram Vos\./,
  );
  await user.click(screen.getByRole('button', { name: 'Swap' }));
  expect(device.recorded).toEqual([]);
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Why do you swap?' }));
  await user.click(screen.getByRole('button', { name: 'Asked by the candidate' }));
  await user.click(screen.getByRole('button', { name: 'Swap' }));
  await expect.poll(() => device.recorded).toHaveLength(2);
  // What was recorded comes into the view as any change does.
  const bodies = device.recorded.map(({ subjectId, body }) => aVersion('exam', subjectId, body as never));
  await page.add(pulledEntry(bodies.map((version, index) => [version, index + 30])));
  expect(await screen.findByText('Swapped with LAS-2')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Swap back with LAS-2' }));
  await expect.poll(() => device.recorded).toHaveLength(4);
  expect(device.recorded[2]).toMatchObject({
    body: { candidates: first.candidates.map(({ participantId }) => ({ participantId })), version: 3 },
  });
});
