// @vitest-environment happy-dom
/** One planned exam in the office: what it is, cancelled with a reason, candidates who were not there, changed with clashes told. */

import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { wholeParticipant } from '../../../shared/domain/whole-participant';
import { anIdentification, pulledEntry } from '../../../test/builders/a-cache-lab';
import { aVersion } from '../../../test/builders/a-change';
import { aPageWith } from '../../../test/builders/a-page';
import { aWorld } from '../../../test/builders/a-world';
import { aCandidate, anExam, anId, recordsOf } from '../../../test/builders/an-exam';
import { fakeDevice } from '../../../test/fakes/fake-device';
import { useDocument, useDocuments } from '../../queries/use-documents';
import { ChangePlanForm } from './exam-plan/change-plan-form';
import { ExamPlan } from './exam-plan-screen';

const joke = anId<'Staff'>(8000);
const candidate = (number: number, name: string) =>
  aCandidate({ assessmentId: anId(7000 + number), name, examinerId: joke });
const exam = anExam({
  examinerId: joke,
  examinerName: 'Joke Postma',
  candidates: [candidate(1, "Sanne van 't Hoff"), candidate(2, 'Emine Şahin')],
  plannedAt: '2026-11-26T08:00:00.000Z',
});
const elsewhere = anExam({
  examId: anId(5002),
  code: 'LAS-2',
  title: 'Elders',
  plannedAt: '2026-11-26T10:00:00.000Z',
  place: 'Hal 9',
  candidates: [{ ...candidate(3, 'Emine Şahin'), participantId: exam.candidates[1]!.participantId }],
});
const person = (one: (typeof exam.candidates)[number]) =>
  aVersion('participant', one.participantId, {
    participantId: one.participantId,
    number: one.number,
    givenName: one.name.split(' ')[0] ?? '',
    namePrefix: '',
    familyName: one.name.split(' ').at(-1) ?? '',
    birthDate: null,
    group: '',
  });

async function shown(Screen: () => React.ReactNode, more: readonly ReturnType<typeof aVersion>[] = []) {
  const device = fakeDevice();
  device.putExam(exam);
  device.putExam(elsewhere);
  const versions = [exam, elsewhere].map((one) => aVersion('exam', one.examId, recordsOf(one).planned));
  const people = exam.candidates.map(person);
  await aPageWith(
    { device, world: aWorld(1, '2026-11-25T07:00:00.000Z') },
    Screen,
    pulledEntry([...versions, ...people, ...more].map((version, i) => [version, i + 10])),
  );
  return device;
}

function Plan() {
  const stored = useDocument('exam', exam.examId);
  return stored ? <ExamPlan exam={stored.document} /> : null;
}
const staff = { staffId: joke, name: 'Joke Postma', jobTitle: '', roles: ['examiner'], independent: true };
let filledIn: React.ComponentProps<typeof ChangePlanForm>['filledIn'] = {};
afterEach(() => {
  filledIn = {};
});
function Change() {
  const stored = useDocument('exam', exam.examId);
  const known = (useDocuments('participant') ?? []).map(({ document }) =>
    wholeParticipant(document, undefined),
  );
  if (!stored || known.length < 2) return null;
  return (
    <ChangePlanForm
      name={exam.examId}
      filledIn={filledIn}
      exam={stored.document}
      participants={known}
      examiners={[staff]}
      onChanged={() => undefined}
    />
  );
}

describe('one planned exam', () => {
  it('F3 is cancelled with a reason, by keyboard; without one the field says so and nothing is recorded', async () => {
    const device = await shown(Plan);
    const user = userEvent.setup();
    // Whose clock it is stands there once at most: this device may have the same.
    const when = screen.getByText('Date and time').nextElementSibling?.textContent;
    expect(when).toMatch(/^26 Nov 2026,? \d\d:00( \(Amsterdam time\))?$/);
    screen.getByRole('button', { name: 'Cancel the exam…' }).focus();
    await user.keyboard('{Enter}');
    await user.click(screen.getByRole('button', { name: 'Cancel the exam' }));
    expect(device.recorded).toEqual([]);
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Why is this exam not held?' }));
    await user.click(screen.getByRole('button', { name: 'Examiner ill' }));
    await user.click(screen.getByRole('button', { name: 'Cancel the exam' }));
    expect(device.recorded).toMatchObject([
      { type: 'exam', body: { status: 'cancelled', cancelled: { reason: 'Examiner ill' } } },
    ]);
  });

  it('F3 says how it was before its last change, and is so again with one press', async () => {
    const { planned } = recordsOf(exam);
    const change = {
      ...{ changeId: anId<'PlanChange'>(1), at: '2026-11-25T06:00:00.000Z', byStaffId: joke },
      ...{ reason: 'Lek', version: 2, before: { place: 'Hal 1' } },
    };
    const moved = aVersion('exam', exam.examId, {
      ...planned,
      version: 2,
      place: 'Hal 9',
      changes: [change],
    });
    const device = await shown(Plan, [moved]);
    device.put('exam', exam.examId, moved.body as never);
    device.put('staff', joke, staff as never);
    expect(screen.getByText('Place was: Hal 1')).toBeTruthy();
    expect(screen.queryByText('If you undo this change:')).toBeNull();
    const undo = screen.getByRole('button', { name: 'Undo this change' });
    undo.focus();
    const letGo = device.holdAppends();
    await userEvent.keyboard('{Enter}');
    // While it is being recorded it cannot be asked once more.
    await expect.poll(() => undo.hasAttribute('disabled')).toBe(true);
    fireEvent.click(undo);
    await act(async () => letGo());
    await expect.poll(() => document.activeElement?.textContent).toBe('How this plan came to be');
    expect(screen.queryByRole('alert')).toBeNull();
    await expect.poll(() => device.recorded).toHaveLength(1);
    expect(device.recorded).toMatchObject([
      { type: 'exam', body: { place: 'Hal 1', version: 3, changes: [change, { reason: 'Change undone' }] } },
    ]);
  });

  it('F3 tells who would have to be in two places if the change were undone, and undoes it all the same', async () => {
    const { planned } = recordsOf(exam);
    const change = {
      ...{ changeId: anId<'PlanChange'>(1), at: '2026-11-25T06:00:00.000Z', byStaffId: joke },
      ...{ reason: 'Lek', version: 2, before: { plannedAt: elsewhere.plannedAt } },
    };
    const moved = aVersion('exam', exam.examId, { ...planned, version: 2, changes: [change] });
    const device = await shown(Plan, [moved]);
    device.put('exam', exam.examId, moved.body as never);
    device.put('staff', joke, staff as never);
    expect(screen.getByText('If you undo this change:')).toBeTruthy();
    const clash = screen.getByText('1 exam at the same time').closest('[role=status]');
    expect(clash?.textContent).toContain('candidate Emine Şahin is there, too');
    await userEvent.click(screen.getByRole('button', { name: 'Undo this change' }));
    await expect.poll(() => device.recorded).toMatchObject([{ body: { plannedAt: elsewhere.plannedAt } }]);
  });

  it('F3 says by the clock of then when it was, and which zone that was, where it went to another', async () => {
    const { planned } = recordsOf(exam);
    const said = { at: '2026-11-25T06:00:00.000Z', byStaffId: joke, reason: 'Verhuisd' };
    const change = (number: number, before: object) => ({
      ...{ changeId: anId<'PlanChange'>(number), ...said, version: number, before },
    });
    const moved = aVersion('exam', exam.examId, {
      ...{ ...planned, version: 5, timeZone: 'America/Kralendijk', plannedAt: '2026-11-26T13:00:00.000Z' },
      changes: [
        change(2, { plannedAt: '2026-11-24T08:00:00.000Z' }),
        change(3, { plannedAt: '2026-11-25T08:00:00.000Z', timeZone: null }),
        change(4, { plannedAt: '2026-11-26T14:00:00.000Z', timeZone: 'America/Argentina/Buenos_Aires' }),
        change(5, { plannedAt: '2026-11-26T12:00:00.000Z' }),
      ],
    });
    await shown(Plan, [moved]);
    expect(screen.getByText('Time zone was that of the centre')).toBeTruthy();
    expect(screen.getByText('Time zone was: America/Argentina/Buenos Aires')).toBeTruthy();
    const moments = screen.getAllByText(/^Was: /).map(({ textContent }) => textContent?.replace(',', ''));
    expect(moments).toEqual([
      expect.stringContaining('26 Nov 2026 08:00'),
      expect.stringContaining('26 Nov 2026 11:00'),
      expect.stringContaining('25 Nov 2026 09:00'),
      expect.stringContaining('24 Nov 2026 09:00'),
    ]);
  });

  it('W1 says who was begun though taken out of the plan, and puts them back with one press', async () => {
    const { planned } = recordsOf(exam);
    const [sanne, emine] = planned.candidates;
    const without = aVersion('exam', exam.examId, { ...planned, version: 2, candidates: [emine] });
    const begun = anIdentification(anId(7001), { examId: exam.examId, actorId: joke });
    const device = await shown(Plan, [without, begun]);
    device.put('participant', sanne!.participantId, person(exam.candidates[0]!).body as never);
    device.put('exam', exam.examId, without.body as never);
    const row = within(await screen.findByRole('row', { name: /Sanne/ }));
    expect(row.getByText('Taken out of the plan, but begun all the same')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /^Put .* back in the plan$/ })).toHaveLength(1);
    await userEvent.click(row.getByRole('button', { name: /^Put .* back in the plan$/ }));
    await expect.poll(() => device.recorded).toHaveLength(1);
    expect(device.recorded).toMatchObject([
      { type: 'exam', body: { candidates: [emine, { participantId: sanne!.participantId }] } },
    ]);
  });

  it('says of a candidate that they did not come, and why, from the office', async () => {
    const device = await shown(Plan);
    const user = userEvent.setup();
    const row = within(screen.getByRole('row', { name: /Emine/ }));
    await user.click(row.getByRole('button', { name: /^Absent, late or stopped/ }));
    await user.selectOptions(row.getByLabelText('What about Emine Şahin?'), 'Reported ill');
    await user.type(row.getByRole('textbox'), 'Belde om acht uur');
    await user.click(row.getByRole('button', { name: 'Record' }));
    expect(device.recorded).toMatchObject([
      {
        type: 'attendance-recorded',
        subjectId: exam.candidates[1]!.assessmentId,
        body: { attendance: 'ill', reason: 'Belde om acht uur' },
      },
    ]);
    expect(row.queryByRole('textbox')).toBeNull();
  });

  it('F8 tells who would have to be in two places before the change is saved, and saves it all the same', async () => {
    const device = await shown(Change);
    const user = userEvent.setup();
    expect(screen.queryByText(/at the same time/)).toBeNull();
    const time = screen.getByLabelText('Time');
    await user.clear(time);
    await user.type(time, '11:30');
    expect(await screen.findByText('1 exam at the same time')).toBeTruthy();
    expect(screen.getByText(/candidate Emine Şahin is there, too/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save the change' }));
    expect(device.recorded).toEqual([]);
    await user.type(screen.getByRole('textbox', { name: 'Why does it change?' }), 'Bus te laat');
    await user.click(screen.getByRole('button', { name: 'Save the change' }));
    await expect.poll(() => device.recorded).toHaveLength(1);
    expect(device.recorded).toMatchObject([
      {
        body: {
          plannedAt: '2026-11-26T10:30:00.000Z',
          version: 2,
          changes: [{ reason: 'Bus te laat', before: { plannedAt: exam.plannedAt } }],
        },
      },
    ]);
  });

  it('F29 is filled in with the cell it was dragged to, slots as far behind it as they were, and writes nothing by itself', async () => {
    filledIn = { day: '2026-11-27', time: '13:00', place: 'Hal 9' };
    const { planned } = recordsOf(exam);
    const [sanne, emine] = planned.candidates;
    const slotted = aVersion('exam', exam.examId, {
      ...planned,
      candidates: [sanne, { ...emine, startsAt: '2026-11-26T08:45:00.000Z' }],
    });
    const device = await shown(Change, [slotted]);
    device.put('exam', exam.examId, slotted.body as never);
    device.put('staff', joke, staff as never);
    const user = userEvent.setup();
    expect(screen.getByLabelText('Place')).toHaveProperty('value', 'Hal 9');
    expect(screen.getByLabelText('Time')).toHaveProperty('value', '13:00');
    expect(device.recorded).toEqual([]);
    await user.type(screen.getByRole('textbox', { name: 'Why does it change?' }), 'Zaal vol');
    await user.click(screen.getByRole('button', { name: 'Save the change' }));
    await expect.poll(() => device.recorded).toHaveLength(1);
    expect(device.recorded[0]?.body).toMatchObject({
      ...{ plannedAt: '2026-11-27T12:00:00.000Z', place: 'Hal 9' },
      candidates: [{}, { startsAt: '2026-11-27T12:45:00.000Z' }],
    });
  });
});
