// @vitest-environment happy-dom
/** A month of exams out of a spreadsheet: thirty groups at once, and the way back. */
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { contentDigestOf } from '../../../shared/domain/content-digest';
import { splitQualification } from '../../../shared/domain/qualification';
import { readPlanTable } from '../../../shared/formats/read-plan-table';
import { writeXlsx } from '../../../shared/formats/write-xlsx';
import type { PlannedExam } from '../../../shared/records/exam';
import { standardScales } from '../../../shared/records/standard-scales';
import { standardRules } from '../../../shared/values/pass-rule';
import { pulledEntry } from '../../../test/builders/a-cache-lab';
import { aChange, aVersion } from '../../../test/builders/a-change';
import { aPageWith } from '../../../test/builders/a-page';
import { aQualification } from '../../../test/builders/a-qualification';
import { anOrganisation } from '../../../test/builders/a-sheet';
import { aWorld } from '../../../test/builders/a-world';
import { anId } from '../../../test/builders/an-exam';
import { textsOf } from '../../../test/builders/texts-of';
import { planTableColumns } from '../../actions/save-plan-table';
import type { ReadCache } from '../../cache/read-cache';
import { useQuerySource } from '../../queries/query-source';
import { BulkPlanScreen } from './bulk-plan-screen';

afterEach(() => vi.restoreAllMocks());

const qualification = aQualification({ name: 'Lasser', status: 'active' });
const { head, version } = splitQualification(qualification, null);
const template = {
  ...{ templateId: anId<'ExamTemplate'>(1), name: 'Proeve', qualificationId: head.qualificationId },
  workProcessIds: qualification.coreTasks.flatMap((task) =>
    task.workProcesses.map(({ workProcessId }) => workProcessId),
  ),
  ...{ scale: standardScales['met-not-met'], rule: standardRules.all, title: 'Proeve', place: 'Hal 3' },
};
const [groups, perGroup] = [30, 20];
const people = Array.from({ length: groups * perGroup }, (_, at) => ({
  ...{ participantId: anId<'Participant'>(20_000 + at), number: `${at}`, givenName: 'Sam', namePrefix: '' },
  ...{ familyName: `Naam ${at}`, birthDate: null, group: '' },
}));
const aContent = (type: string, body: unknown) =>
  aChange({ kind: 'content', type, subjectType: type, subjectId: contentDigestOf(body), body });
const groupOf = (at: number) => anId<'Group'>(30_000 + at);
const documents = [
  aVersion('qualification', head.qualificationId, head),
  aContent('qualification-version', version),
  aVersion('exam-template', template.templateId, template),
  ...people.map((person) => aVersion('participant', person.participantId, person)),
  ...Array.from({ length: groups }, (_, at) =>
    aVersion('group', groupOf(at), {
      ...{ groupId: groupOf(at), name: `LAS-${at}`, schoolYear: '', examinerId: null },
    }),
  ),
  ...people.map(({ participantId }, at) =>
    aVersion('group-membership', anId(40_000 + at), {
      membershipId: anId<'GroupMembership'>(40_000 + at),
      ...{ groupId: groupOf(Math.floor(at / perGroup)), participantId, from: '2026-09-01', until: null },
    }),
  ),
];

it('plans thirty groups from a spreadsheet, everybody in them once, and takes all of it back', async () => {
  const { device, add } = await aPageWith(
    { world: aWorld(1, '2026-11-27T09:00:00.000Z') },
    BulkPlanScreen,
    pulledEntry(documents.map((document, at) => [document, at + 10] as const)),
  );
  const user = userEvent.setup();
  const row = (at: number) => ['2026-12-01', '09:00', '', 'Joke Postma', `las-${at}`, '', '', `E-${at}`];
  const file = writeXlsx([
    { name: 'Uitleg', rows: [['Lees dit eerst']], widths: [], hasHeadings: false },
    {
      name: 'December',
      rows: [
        ['Datum', 'Tijd', 'Plaats', 'Examinator', 'Groep', 'Kandidaten', 'Sjabloon', 'Code'],
        ...Array.from({ length: groups }, (_, at) => row(at)),
      ],
      ...{ widths: [], hasHeadings: true },
    },
  ]);
  await user.selectOptions(await screen.findByRole('combobox'), 'Proeve');
  const chooser = document.querySelector<HTMLInputElement>('input[type=file]')!;
  await user.upload(chooser, new File([new Uint8Array(file)], 'december.xlsx'));
  expect(await screen.findByText('30 exams to plan')).toBeTruthy();
  await user.dblClick(screen.getByRole('button', { name: /^Plan 30 exams/ }));
  await screen.findByText(/^30 exams/);
  const exams = device.recorded.filter(({ type }) => type === 'exam').map(({ body }) => body as PlannedExam);
  expect(exams.map(({ code }) => code)).toEqual(Array.from({ length: groups }, (_, at) => `E-${at}`));
  const planned = exams.flatMap(({ assessments }) => assessments.map(({ participantId }) => participantId));
  expect(planned.toSorted()).toEqual(people.map(({ participantId }) => participantId));
  expect(new Set(exams.map((exam) => exam.seriesId)).size).toBe(1);

  await add(...device.recorded.map((change, at) => pulledEntry([[change, 5000 + at] as const])));
  const before = device.recorded.length;
  await user.click(screen.getByRole('button', { name: /^Undo/ }));
  await waitFor(() => expect(device.recorded.length).toBe(before + groups));
});

it.each(['nl', 'en', 'de'] as const)(
  'gives a table to fill in whose headings it reads back (%s)',
  (language) => {
    const texts = textsOf(language);
    const headings = planTableColumns.map((column) => texts(`plan:bulk.head.${column}`));
    const example = planTableColumns.map((column) =>
      column === 'day' ? '2026-12-01' : column === 'time' ? '09:00' : column,
    );
    const file = writeXlsx([{ name: 'x', rows: [headings, example], widths: [], hasHeadings: true }]);
    const read = readPlanTable(new Uint8Array(file));
    expect(read).toMatchObject({ ok: true, value: { unknown: [] } });
    const [exam] = read.ok ? read.value.exams : [];
    expect(exam).toMatchObject({ day: '2026-12-01', time: '09:00', candidates: ['candidates'] });
    for (const column of ['place', 'examiner', 'template', 'code', 'title', 'duration'] as const)
      expect(exam?.said[column]).toBe(column);
  },
);

it('says of each row why the centre or another exam stands in its way, and plans the others', async () => {
  const centre = anOrganisation({ independentPolicy: 'never' });
  const pim = {
    ...{
      staffId: anId<'Staff'>(8001),
      name: 'Pim Vast',
      jobTitle: '',
      roles: ['examiner'],
      independent: false,
    },
  };
  const { device } = await aPageWith(
    { world: aWorld(1, '2026-11-27T09:00:00.000Z') },
    BulkPlanScreen,
    pulledEntry([
      [aVersion('organisation', centre.organisationId, centre), 5],
      [aVersion('staff', pim.staffId, pim), 6],
      ...documents.map((document, at) => [document, at + 10] as const),
    ]),
  );
  const user = userEvent.setup();
  const rows = [
    ['Datum', 'Tijd', 'Examinator', 'Groep', 'Sjabloon', 'Code'],
    ['2026-12-01', '09:00', 'Joke Postma', 'LAS-0', 'Proeve', 'A-1'],
    ['2026-12-01', '09:00', 'Pim Vast', 'LAS-1', 'Proeve', 'A-2'],
    ['2026-12-02', '09:00', 'Joke Postma', 'LAS-2', 'Proeve', 'A-3'],
  ];
  const file = writeXlsx([{ name: 'x', rows, widths: [], hasHeadings: true }]);
  await screen.findByRole('combobox');
  const chooser = document.querySelector<HTMLInputElement>('input[type=file]')!;
  await user.upload(chooser, new File([new Uint8Array(file)], 'december.xlsx'));
  expect(await screen.findByText('2 exams to plan')).toBeTruthy();
  expect(screen.getByRole('listitem').textContent).toBe(
    'Row 3: the examiner is not independent, and the centre does not want that',
  );
  expect(device.recorded).toEqual([]);
  // The button is at the foot of the list: why nothing was planned comes into view at its head.
  const brought = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => undefined);
  device.failAppends(1, 'before-recording');
  await user.click(screen.getByText(/^Plan 2 exams/));
  const notice = await screen.findByRole('alert');
  expect(brought.mock.instances.some((place) => (place as unknown as Element).contains(notice))).toBe(true);
  expect(device.recorded).toEqual([]);
  await user.click(screen.getByText(/^Plan 2 exams/));
  await screen.findByText(/^2 exams/);
  const exams = device.recorded.filter(({ type }) => type === 'exam').map(({ body }) => body as PlannedExam);
  expect(exams.map(({ code }) => code)).toEqual(['A-1', 'A-3']);
});

it('says when the rows could not be asked about, asks again, and keeps them in sight while something comes in', async () => {
  let cache: ReadCache | undefined;
  const Screen = () => {
    cache = useQuerySource().cache;
    return <BulkPlanScreen />;
  };
  const { add } = await aPageWith(
    { world: aWorld(1, '2026-11-27T09:00:00.000Z') },
    Screen,
    pulledEntry(documents.map((document, at) => [document, at + 10] as const)),
  );
  const failing = vi.spyOn(cache!, 'qualifications').mockRejectedValue(new Error('stopped'));
  const user = userEvent.setup();
  const rows = [
    ['Datum', 'Tijd', 'Examinator', 'Groep', 'Sjabloon'],
    ['2026-12-01', '09:00', 'Joke Postma', 'LAS-0', 'Proeve'],
  ];
  const file = writeXlsx([{ name: 'x', rows, widths: [], hasHeadings: true }]);
  await screen.findByRole('combobox');
  const chooser = document.querySelector<HTMLInputElement>('input[type=file]')!;
  await user.upload(chooser, new File([new Uint8Array(file)], 'december.xlsx'));
  const told = await screen.findByRole('alert');
  expect(told.textContent).toContain('cache-unusable');
  failing.mockRestore();
  await user.click(within(told).getByRole('button', { name: 'Try again' }));
  const heading = await screen.findByText('1 exam to plan');
  expect(screen.queryByRole('alert')).toBeNull();
  const later = { ...people[0]!, participantId: anId<'Participant'>(29_999), number: '29999' };
  await add(pulledEntry([[aVersion('participant', later.participantId, later), 9000]]));
  expect(heading.isConnected).toBe(true);
});
