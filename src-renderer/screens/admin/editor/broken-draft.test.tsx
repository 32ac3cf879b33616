// @vitest-environment happy-dom
/** A draft whose file was spoiled: whoever opens it is told, and decides how to go on (E8). */
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { problem } from '../../../../shared/kernel/problem';
import { aPage } from '../../../../test/builders/a-page';
import { aCoreTask, aQualification } from '../../../../test/builders/a-qualification';
import { anEditorPage } from '../../../../test/builders/an-editor-page';
import { BrokenDraft } from './broken-draft';

const qualification = aQualification({ coreTasks: [aCoreTask({ name: 'Lassen', workProcesses: [] })] });
const { qualificationId } = qualification;
const button = (name: string | RegExp) => screen.getByRole('button', { name });

it('that is open is kept as it stands here', async () => {
  const { user, pass, kept, device } = await anEditorPage(qualification);
  await user.click(within(screen.getByRole('tree')).getByText('Lassen'));
  const name = () => screen.getByRole('textbox', { name: 'Name' });
  await user.type(name(), '!');
  await pass();
  device.drafts.spoil(qualificationId);
  await user.type(name(), '?');
  await pass();
  expect(screen.getByRole('alert').textContent).toContain('damaged');
  await user.click(button('Keep it as it stands here'));
  await pass();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(kept()).toMatchObject([{ name: 'Lassen!?' }]);
});

it('that cannot be opened is gone on with as it was, or begun anew, or tried again', async () => {
  const asked: unknown[] = [];
  const aBroken = (earlier: string | null) =>
    aPage(() => (
      <BrokenDraft
        line={{ setAside: (isEarlierTaken) => asked.push(isEarlierTaken) }}
        problem={problem('draft-unreadable', { earlier })}
        isOpen={false}
        onRetry={() => asked.push('again')}
      />
    ));
  const user = userEvent.setup();
  await aBroken('2026-11-27T09:00:00.000Z');
  await user.click(button(/^Go on with how it was on .*2026/));
  await user.click(button('Try again'));
  await user.click(button('Begin anew from the last version'));
  expect(asked).toEqual([true, 'again', false]);
  cleanup();
  await aBroken(null);
  expect(screen.queryByRole('button', { name: /^Go on/ })).toBeNull();
});
