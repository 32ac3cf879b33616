// @vitest-environment happy-dom
/** The draft of a qualification that was removed meanwhile: nothing of it is published, and nothing of it is lost. */
import { act, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { contentDigestOf } from '../../../../shared/domain/content-digest';
import { aCoreTask, aQualification } from '../../../../test/builders/a-qualification';
import { anEditorPage, type EditorPage } from '../../../../test/builders/an-editor-page';
import { value } from '../../../../test/builders/value';
import { removeQualification } from '../../../actions/end-qualification';
import { publishVersion } from '../../../actions/publish-version';

const qualification = aQualification({ coreTasks: [aCoreTask({ name: 'Lassen', workProcesses: [] })] });
const { qualificationId, coreTasks } = qualification;
const button = (name: string) => screen.getByRole('button', { name });

/** Somebody takes it out while it is being edited. */
async function removed(): Promise<EditorPage> {
  const page = await anEditorPage(qualification);
  await page.user.click(within(screen.getByRole('tree')).getByText('Lassen'));
  await page.user.type(screen.getByRole('textbox', { name: 'Name' }), ' 2');
  await page.pass();
  value(await act(() => removeQualification(page.device.deps, { qualificationId })));
  await page.catchUp();
  await screen.findByText(/was removed/);
  return page;
}

it('is not edited and not published', async () => {
  const { device } = await removed();
  expect(screen.queryByRole('tree')).toBeNull();
  const recorded = device.recorded.length;
  const publication = {
    qualificationId,
    baseDigest: contentDigestOf({ coreTasks }),
    coreTasks: [],
    note: '',
  };
  expect(await publishVersion(device.deps, publication)).toMatchObject({
    problem: { code: 'qualification-removed' },
  });
  expect(device.recorded).toHaveLength(recorded);
});

it('is put back with the qualification, and goes on where it was', async () => {
  const { user, catchUp, kept } = await removed();
  await user.click(button('Put back and go on'));
  await catchUp();
  expect(within(await screen.findByRole('tree')).getByText('Lassen 2')).toBeTruthy();
  expect(kept()).toMatchObject([{ name: 'Lassen 2' }]);
});

it('is given up only when that is asked for', async () => {
  const { user, pass, kept } = await removed();
  await user.click(button('Discard…'));
  expect(document.activeElement).toBe(button('Cancel'));
  await user.click(button('Discard the draft'));
  await pass();
  expect(kept()).toBeNull();
  expect(screen.queryByRole('button', { name: 'Discard…' })).toBeNull();
});
