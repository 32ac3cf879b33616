// @vitest-environment happy-dom
/** What publishing changes, word by word, and which planned exams it touches. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { composeExam } from '../../../../shared/domain/compose-exam';
import { contentDigestOf } from '../../../../shared/domain/content-digest';
import { splitQualification } from '../../../../shared/domain/qualification';
import { type ExamId, newId } from '../../../../shared/kernel/ids';
import { standardScales } from '../../../../shared/records/standard-scales';
import { standardRules } from '../../../../shared/values/pass-rule';
import { anIdentification, pulledEntry } from '../../../../test/builders/a-cache-lab';
import { aChange, aVersion } from '../../../../test/builders/a-change';
import { aPage } from '../../../../test/builders/a-page';
import {
  aCoreTask,
  anIndicator,
  aQualification,
  aWorkProcess,
} from '../../../../test/builders/a-qualification';
import { value } from '../../../../test/builders/value';
import { PublishReview } from './publish-review';

const [kept, gone] = [
  anIndicator({ text: 'Wears the right gloves' }),
  anIndicator({ text: 'Sweeps the floor' }),
];
const workProcess = aWorkProcess({ indicators: [kept, gone] });
const qualification = aQualification({
  status: 'active',
  coreTasks: [aCoreTask({ workProcesses: [workProcess] })],
});
const { head, version } = splitQualification(qualification, null);
const added = anIndicator({ text: 'Signs the work order' });
const after = [
  {
    ...qualification.coreTasks[0]!,
    workProcesses: [{ ...workProcess, indicators: [{ ...kept, text: 'Wears the thick gloves' }, added] }],
  },
];

const aContent = (type: string, body: unknown) =>
  aChange({ kind: 'content', type, subjectType: type, subjectId: contentDigestOf(body), body });

function anExamOf(code: string) {
  const staff = {
    staffId: newId<'Staff'>(),
    name: 'J',
    jobTitle: '',
    roles: ['examiner'],
    independent: true,
  };
  const person = {
    participantId: newId<'Participant'>(),
    number: '1',
    givenName: 'A',
    namePrefix: '',
    familyName: 'B',
  };
  const plan = {
    qualification,
    workProcessIds: [workProcess.workProcessId],
    scale: standardScales['o-v-g'],
    rule: standardRules.all,
    participants: [{ ...person, birthDate: null, group: '' }],
    examiner: staff,
    code,
    title: 'Practical',
    plannedAt: '2036-12-01T09:00:00.000Z',
    place: 'Ede',
  };
  return value(composeExam(plan, newId));
}

async function aReview(coreTasks: typeof after) {
  const [free, begun] = [anExamOf('E-1'), anExamOf('E-2')];
  const chosen: (readonly ExamId[])[] = [];
  function Review() {
    const [examIds, setExamIds] = useState<readonly ExamId[]>([]);
    chosen.push(examIds);
    return <PublishReview head={head} coreTasks={coreTasks} examIds={examIds} onExamIds={setExamIds} />;
  }
  await aPage(
    Review,
    pulledEntry([
      [aContent('qualification-version', version), 2],
      [aContent('exam-definition', free.definition), 3],
      [aVersion('exam', free.planned.examId, free.planned), 4],
      [aVersion('exam', begun.planned.examId, begun.planned), 5],
      [anIdentification(begun.planned.assessments[0]!.assessmentId, { examId: begun.planned.examId }), 6],
    ]),
  );
  return { free, chosen };
}

it('tells what was added, removed and reworded, within the line', async () => {
  await aReview(after);
  const difference = within(await screen.findByRole('region', { name: 'What changes' }));
  expect(await difference.findByText('1 new · 1 removed · 1 changed')).toBeTruthy();
  expect(difference.getByText(/thick/).closest('ins')).toBeTruthy();
  expect(difference.getByText(/right/).closest('del')).toBeTruthy();
  expect(difference.getByText('Sweeps the floor').closest('li')?.textContent).toContain('Removed');
  expect(difference.getByText('Signs the work order').closest('li')?.textContent).toContain('New');
});

it('M51 names the planned exams that it touches; one that was begun cannot be chosen', async () => {
  const { free, chosen } = await aReview(after);
  const user = userEvent.setup();
  const box = await screen.findByRole('checkbox', { name: 'E-1 · Practical' });
  expect((box as HTMLInputElement).checked).toBe(false);
  await user.click(box);
  expect(chosen.at(-1)).toEqual([free.planned.examId]);
  const begun = screen.getByRole('checkbox', { name: 'E-2 · Practical' });
  expect((begun as HTMLInputElement).disabled).toBe(true);
  expect(screen.getByText(/begun: keeps its version/)).toBeTruthy();
});

it('says so where nothing changes', async () => {
  await aReview([...qualification.coreTasks]);
  expect(await screen.findByText('Nothing changes in the contents.')).toBeTruthy();
  expect(await screen.findByText('No planned exam becomes different by this.')).toBeTruthy();
});
