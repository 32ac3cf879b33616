// @vitest-environment happy-dom
/** A work process to read: nothing in it is changed past the draft. */
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aPage } from '../../../../test/builders/a-page';
import { anIndicator, aWorkProcess } from '../../../../test/builders/a-qualification';
import { anId } from '../../../../test/builders/an-exam';
import { WorkProcessPanel } from './work-process-panel';

const indicators = [
  anIndicator({ text: 'Draagt bescherming', critical: true }),
  anIndicator({ text: 'Meet na' }),
];
const workProcess = aWorkProcess({ code: 'W1', name: 'Bereidt voor', indicators });

const panel = (mayChange: boolean) =>
  aPage(() => (
    <WorkProcessPanel
      qualificationId={anId<'Qualification'>(1)}
      workProcess={workProcess}
      competencesById={new Map()}
      language="nl"
      mayChange={mayChange}
    />
  ));

it('says what is critical, and leads to this work process in the editor', async () => {
  await panel(true);
  const line = screen.getByText('Draagt bescherming').closest('li');
  expect(line?.textContent).toContain('Critical');
  expect(screen.getByText('Meet na').closest('li')?.textContent).not.toContain('Critical');
  expect(screen.queryAllByRole('button')).toEqual([]);
  const link = screen.getByRole('link', { name: 'Edit: W1 Bereidt voor' });
  expect(link.getAttribute('href')).toMatch(/edit\?node=/);
});

it('leads nowhere for whoever may not edit', async () => {
  await panel(false);
  expect(screen.queryByRole('link')).toBeNull();
});
