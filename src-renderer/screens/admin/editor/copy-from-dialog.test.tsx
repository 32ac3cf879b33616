// @vitest-environment happy-dom
/** Parts of another qualification, ticked and put where somebody is. */
import { act, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { splitQualification } from '../../../../shared/domain/qualification';
import {
  aCoreTask,
  anIndicator,
  aQualification,
  aWorkProcess,
} from '../../../../test/builders/a-qualification';
import { anEditorPage, type EditorPage } from '../../../../test/builders/an-editor-page';
import { value } from '../../../../test/builders/value';
import { composeContentDraft, composeDocumentDraft } from '../../../actions/compose-draft';
import { recordDrafts } from '../../../actions/record-drafts';

const indicators = (...texts: string[]) => texts.map((text) => anIndicator({ text }));
const own = aQualification({
  name: 'Lasser',
  coreTasks: [
    aCoreTask({
      name: 'Lassen',
      workProcesses: [aWorkProcess({ name: 'Bereidt voor', indicators: indicators('Draagt bescherming') })],
    }),
  ],
});
const other = aQualification({
  name: 'Metselaar',
  cohort: '2025-2026',
  coreTasks: [
    aCoreTask({
      name: 'Metselen',
      workProcesses: [
        aWorkProcess({
          code: 'B1-K1-W1',
          name: 'Maakt een muur',
          indicators: indicators('Legt stenen', 'Voegt'),
        }),
        aWorkProcess({ code: 'B1-K1-W2', name: 'Ruimt op', indicators: indicators('Veegt') }),
      ],
    }),
  ],
});

async function opened(): Promise<EditorPage> {
  const page = await anEditorPage(own);
  const { head, version } = splitQualification(other, null);
  const { deps } = page.device;
  const { qualificationId: documentId } = head;
  await act(async () => {
    value(
      await recordDrafts(deps, null, [
        composeContentDraft(deps.world, 'qualification-version', version),
        composeDocumentDraft(deps.world, { type: 'qualification', documentId, document: head, upon: null }),
      ]),
    );
  });
  await page.catchUp();
  return page;
}
async function choose({ user }: EditorPage): Promise<void> {
  await user.click(screen.getByRole('button', { name: 'More tools' }));
  await user.click(await screen.findByText('Copy items from elsewhere…'));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.queryByText('Lasser')).toBeNull();
  await user.type(dialog.getByLabelText('Search by name, code or cohort'), 'metsel 2025');
  await user.click(dialog.getByText('Metselaar'));
}
const tick = (name: RegExp) => screen.findByRole<HTMLInputElement>('checkbox', { name });

it('a work process goes with everything in it, behind the one where somebody is, and one undo takes it back', async () => {
  const page = await opened();
  const { user, pass, kept } = page;
  await user.click(within(screen.getByRole('tree')).getByText('Bereidt voor'));
  await choose(page);
  await user.click(await tick(/Maakt een muur/));
  await user.click(screen.getByRole('button', { name: 'What is in it: B1-K1-W1 Maakt een muur' }));
  const inside = await tick(/Legt stenen/);
  expect([inside.checked, inside.disabled]).toEqual([true, true]);
  await user.click(screen.getByRole('button', { name: 'Insert 1 item' }));
  await pass();
  const processes = () =>
    kept()?.[0]?.workProcesses.map(({ code, name, indicators: all }) => [
      code,
      name,
      all.map(({ text }) => text),
    ]);
  expect(processes()).toEqual([
    [own.coreTasks[0]?.workProcesses[0]?.code, 'Bereidt voor', ['Draagt bescherming']],
    [expect.any(String), 'Maakt een muur', ['Legt stenen', 'Voegt']],
  ]);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect((document.activeElement as HTMLTextAreaElement).value).toBe('Maakt een muur');
  await user.keyboard('{Control>}z{/Control}');
  await pass();
  expect(kept()).toBeNull();
});

it('an indicator has no place where no work process is: that is said, and nothing is put anywhere', async () => {
  const page = await opened();
  const { user, pass, kept } = page;
  await choose(page);
  await user.type(await screen.findByLabelText('Search in the items'), 'veegt');
  await user.click(await tick(/Veegt/));
  expect(screen.getByText(/First go in the tree to the work process/)).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Insert 1 item' }).disabled).toBe(true);
  await user.click(screen.getByRole('button', { name: 'Back' }));
  expect((await screen.findByLabelText<HTMLInputElement>('Search by name, code or cohort')).value).toBe(
    'metsel 2025',
  );
  await pass();
  expect(kept()).toBeNull();
});
