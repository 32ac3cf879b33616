// @vitest-environment happy-dom
/** What was being typed when the program stopped becomes the remark it would have been, of the indicator it was for. */
import { act, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { anId, indicatorNumbered } from '../../../../test/builders/an-exam';
import { anExamPage, examiner, ownExam } from '../../../../test/builders/an-exam-page';
import { rightPin } from '../../../../test/fakes/fake-people';
import { remarkField } from '../../../actions/remark-field';
import { keepAfterMs } from '../../../writer/typed-shelf';

const assessmentId = anId<'Assessment'>(7001);
const marking = `/exam/${anId<'Exam'>(5001)}/mark/${assessmentId}`;
const pim = {
  staffId: anId<'Staff'>(8003),
  name: 'Pim',
  jobTitle: '',
  roles: ['examiner'] as 'examiner'[],
  independent: true,
};
const idOf = (number: string) => indicatorNumbered(ownExam(), number);

/** A page that finds on the device what an earlier one left. */
async function pageAfterCrash(number: string, text: string) {
  const page = await anExamPage('mark', { marks: { '1.1.1': 'not-met', '1.1.2': 'met' } });
  page.go('/');
  const shelf = page.device.deps.writer.typed.current.get();
  const texts = [{ field: remarkField(assessmentId, idOf(number)), text }];
  await page.device.typed.client.keep({ ownerId: examiner, texts });
  await act(() => shelf.refresh());
  return page;
}
const remarks = (page: Awaited<ReturnType<typeof pageAfterCrash>>) =>
  page.recorded('remark-written').map(({ indicatorId, text }) => [indicatorId, text]);

it('is recorded with its own indicator when the exam is opened, and forgotten on disk', async () => {
  const page = await pageAfterCrash('1.1.1', 'Zonder handschoenen ');
  page.go(marking);
  await page.pass(0);
  expect(remarks(page)).toEqual([[idOf('1.1.1'), 'Zonder handschoenen']]);
  await page.pass(keepAfterMs);
  expect(page.device.typed.keptOf(examiner)).toEqual({});
});

it('stands in its field instead, where that is on the screen', async () => {
  const page = await pageAfterCrash('1.1.1', 'Zonder handsch');
  page.go(`/exam/${anId<'Exam'>(5001)}/review/${assessmentId}`);
  await page.pass(0);
  const sheet = within(screen.getByRole('region', { name: 'Remark on 1.1.1' }));
  expect(sheet.getByRole('textbox')).toHaveProperty('value', 'Zonder handsch');
  expect(remarks(page)).toEqual([]);
});

it('that cannot be recorded stays on the device', async () => {
  const page = await pageAfterCrash('1.1.2', 'x'.repeat(4001));
  page.go(marking);
  await page.pass(keepAfterMs);
  expect(remarks(page)).toEqual([]);
  expect(Object.values(page.device.typed.keptOf(examiner))).toEqual(['x'.repeat(4001)]);
});

it('that can be recorded no more, because it was signed meanwhile, can be read and thrown away, and is told once', async () => {
  const marks = { '1.1.1': 'met', '1.1.2': 'met', '1.2.1': 'met' } as const;
  const page = await anExamPage('review', { marks });
  await page.user.click(screen.getByRole('checkbox'));
  await page.user.type(screen.getByLabelText(/^Your PIN/, { selector: 'input' }), rightPin);
  await page.user.click(screen.getByRole('button', { name: 'Sign the assessment' }));
  await page.pass(0);
  expect(page.recorded('assessment-signed')).toHaveLength(1);
  page.go('/');
  const texts = [{ field: remarkField(assessmentId, idOf('1.1.2')), text: 'Nog net gezien' }];
  await page.device.typed.client.keep({ ownerId: examiner, texts });
  await act(() => page.device.deps.writer.typed.current.get().refresh());
  page.go(`/exam/${anId<'Exam'>(5001)}/review/${assessmentId}`);
  await page.pass(0);
  expect(screen.getByText('Nog net gezien')).toBeTruthy();
  expect(screen.queryByText(/is signed\. Nothing/)).toBeNull();
  await page.user.click(screen.getByRole('button', { name: 'Throw away what you typed at 1.1.2' }));
  await page.pass(keepAfterMs);
  expect(screen.queryByText('Nog net gezien')).toBeNull();
  expect(page.device.typed.keptOf(examiner)).toEqual({});
  expect(page.recorded('remark-written')).toEqual([]);
});

it('of an assessment that a colleague has now is there to be read', async () => {
  const page = await anExamPage('mark', { marks: { '1.1.1': 'met' }, colleague: pim });
  const texts = [{ field: remarkField(assessmentId, idOf('1.1.2')), text: 'van Pim' }];
  await page.device.typed.client.keep({ ownerId: pim.staffId, texts });
  await act(() => page.device.deps.writer.typed.current.get().refresh());
  await page.pass(0);
  expect(page.path()).toContain('/candidate/');
  expect(screen.getByText('van Pim')).toBeTruthy();
});
