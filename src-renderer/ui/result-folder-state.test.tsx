// @vitest-environment happy-dom
/** What the folder of results lacks is told where people look, by form number, and can be tried again at once. */
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { problem } from '../../shared/kernel/problem';
import { aPage } from '../../test/builders/a-page';
import { anId } from '../../test/builders/an-exam';
import { useResultFolderRun } from './result-folder-run';
import { ResultFolderState } from './result-folder-state';
import { ResultFolderTrouble } from './result-folder-trouble';

const status = {
  ...{ folder: { id: 'a', place: '/resultaten' }, kinds: ['oke' as const, 'pdf' as const] },
  ...{ written: 6, lastAt: null, problem: null },
};
const none = { unmade: null, unrecorded: 0 };
afterEach(() => useResultFolderRun.setState(none));

it('names a sheet that could not be made, why, and how many are not in the record; nothing while all is well', async () => {
  await aPage(() => (
    <>
      <ResultFolderState status={status} />
      <ResultFolderTrouble status={status} />
    </>
  ));
  expect(screen.queryByText(/could not be made|does not say/)).toBe(null);
  expect(screen.queryByRole('alert')).toBe(null);
  const unmade = { changeIds: [anId<'Change'>(0x0fa2)], problem: problem('font-not-fetched') };
  act(() => useResultFolderRun.setState({ unmade, unrecorded: 2 }));
  expect(screen.getByText(/the one with number 0000-0000-0FA2/)).toBeTruthy();
  expect(screen.getByText(/^2 sheets are in the folder, but/)).toBeTruthy();
  expect(screen.getByRole('alert')).toBeTruthy();
  const { asked } = useResultFolderRun.getState();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(useResultFolderRun.getState().asked).toBe(asked + 1);
});
