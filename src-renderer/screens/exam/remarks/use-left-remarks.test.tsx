// @vitest-environment happy-dom
/** What was being typed when the program stopped becomes the remark it would have been, of the indicator it was for. */
import { act, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { anId, indicatorNumbered } from '../../../../test/builders/an-exam';
import { anExamPage, examiner, ownExam } from '../../../../test/builders/an-exam-page';
import { remarkField } from '../../../actions/remark-field';
import { keepAfterMs } from '../../../writer/typed-shelf';

const assessmentId = anId<'Assessment'>(7001);
const marking = `/exam/${anId<'Exam'>(5001)}/mark/${assessmentId}`;
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
