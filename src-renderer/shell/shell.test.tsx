// @vitest-environment happy-dom
/** The frame while the overview is not there: an examiner at work keeps the desk, everybody else is told to wait. */
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { anExamPage, answersFor } from '../../test/builders/an-exam-page';
import { Shell } from './shell';

const opened = async () => {
  const page = await anExamPage('mark', { frame: Shell });
  expect(answersFor('1.1.1').getAllByRole('button').length).toBeGreaterThan(1);
  return page;
};

describe.each(['rebuilding', 'failed'] as const)('while the overview is %s', (phase) => {
  it('an open exam stays where it is, says so, and a mark is saved', async () => {
    const { user, viewBecomes, recorded } = await opened();
    viewBecomes(phase);
    expect(screen.getByRole('alert').textContent).toContain(
      phase === 'failed' ? 'cache-unusable' : 'cache-building',
    );
    await user.click(answersFor('1.1.1').getByRole('button', { name: 'Met' }));
    expect(recorded('mark-given')).toHaveLength(1);
    viewBecomes('ready');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('other screens are not shown as if they were empty', async () => {
    const { viewBecomes, go } = await opened();
    go('/');
    expect(await screen.findByText('Today', { selector: 'p' })).toBeTruthy();
    viewBecomes(phase);
    expect(screen.queryByText('Today', { selector: 'p' })).toBeNull();
  });
});
