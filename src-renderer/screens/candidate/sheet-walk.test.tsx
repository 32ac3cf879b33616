// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { aPage } from '../../../test/builders/a-page';
import { anId } from '../../../test/builders/an-exam';
import { useCameFrom } from '../../ui/came-from';
import { useListWalked } from '../../ui/list-walked';
import { SheetWalk } from './sheet-walk';

const stops = [1, 2, 3].map((id) => ({ examId: anId<'Exam'>(50), assessmentId: anId<'Assessment'>(id) }));
const First = () => <SheetWalk assessmentId={anId(1)} />;
const comeFrom = (list: '/' | '/results') => useCameFrom.setState({ cameFrom: { list, search: {}, top: 0 } });

beforeEach(() => useListWalked.setState({ stops }));

it('leads to the next sheet of the list, and keeps a place for the one that is not there', async () => {
  comeFrom('/results');
  await aPage(First);
  expect(screen.getByText('1 of 3')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Next' }).getAttribute('href')).toContain(
    `/exam/${anId(50)}/sheet/${anId(2)}`,
  );
  expect(screen.getByRole('button', { name: 'Previous' })).toHaveProperty('disabled', true);
});

it('says nothing to whoever came from their own exams', async () => {
  comeFrom('/');
  await aPage(First);
  expect(screen.queryByRole('navigation', { name: 'Other sheets of the list' })).toBeNull();
});
