// @vitest-environment happy-dom
/** An exam that is opened for the first time while the overview is being built. */
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { anExamPage, answersFor, ownExam } from '../../../test/builders/an-exam-page';

it('says that the overview is being built, and is there by itself when it is', async () => {
  const { device, viewBecomes, pass, path } = await anExamPage('mark', { exam: null });
  expect(screen.getByRole('alert').textContent).toContain('cache-building');
  device.putExam(ownExam());
  viewBecomes('ready');
  await pass(0);
  // Nobody was identified yet: the desk sends on to where that is done.
  expect(path()).toContain('/candidate/');
  expect(screen.queryByRole('group')).toBeNull();
  expect(() => answersFor('1.1.1')).toThrow();
});
