// @vitest-environment happy-dom
/** Fields that two people changed: chosen in by hand, taken back, and never published unasked. */
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { contentDigestOf } from '../../../../shared/domain/content-digest';
import type { Qualification } from '../../../../shared/domain/qualification';
import { aCoreTask, aQualification } from '../../../../test/builders/a-qualification';
import { anEditorPage, type EditorPage } from '../../../../test/builders/an-editor-page';
import { value } from '../../../../test/builders/value';
import { publishVersion } from '../../../actions/publish-version';

const welder = () => aQualification({ coreTasks: [aCoreTask({ name: 'Lassen', workProcesses: [] })] });
const name = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Name' });
const button = (label: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name: label });
const list = () => screen.getByRole('region', { name: 'Places that were changed in two ways' });
const chosenIn = async (page: EditorPage) => {
  await page.user.click(screen.getByText(/place where somebody chose/));
  return within(list());
};

/** Somebody else published another name while mine was a draft. */
async function aConflict(qualification: Qualification): Promise<EditorPage> {
  const page = await anEditorPage(qualification);
  const { coreTasks, qualificationId } = qualification;
  await page.user.click(within(screen.getByRole('tree')).getByText('Lassen'));
  await page.user.clear(name());
  await page.user.type(name(), 'Buis');
  await page.pass();
  const theirs = coreTasks.map((task) => ({ ...task, name: 'Plaat' }));
  value(
    await publishVersion(page.device.deps, {
      ...{ qualificationId, baseDigest: contentDigestOf({ coreTasks }), coreTasks: theirs, note: '' },
    }),
  );
  await page.catchUp();
  await page.pass();
  await page.pass();
  await screen.findByText(/was changed in two ways/);
  expect(name().value).toBe('Plaat');
  return page;
}

it('leaving theirs is undone like any other step, and until then both texts stand there', async () => {
  const page = await aConflict(welder());
  await page.user.click(button(/^Leave it/));
  expect(screen.queryByText(/was changed in two ways/)).toBeNull();
  await page.pass();
  expect((await chosenIn(page)).getByText('Buis')).toBeTruthy();
  await page.user.click(button('Undo'));
  expect(screen.getByText(/was changed in two ways/)).toBeTruthy();
  await page.user.click(button(/^Take mine/));
  expect(name().value).toBe('Buis');
  await page.user.click(button('Undo'));
  expect(name().value).toBe('Plaat');
  expect(button(/^Take mine/)).toBeTruthy();
});

it('what was not chosen is there after a new start, and can be taken after all', async () => {
  const qualification = welder();
  const page = await aConflict(qualification);
  await page.user.click(button(/^Leave it/));
  await page.pass();
  document.body.replaceChildren();
  const later = await anEditorPage(qualification, page.device);
  const chosen = await chosenIn(later);
  await later.user.click(chosen.getByRole('button', { name: /^Take this one after all/ }));
  await later.pass();
  expect(later.kept()).toMatchObject([{ name: 'Buis' }]);
  await later.user.click(chosen.getByRole('button', { name: /^Take this one after all/ }));
  await later.pass();
  expect(later.kept()).toMatchObject([{ name: 'Plaat' }]);
});

it('giving the draft up and undoing that brings back what was open', async () => {
  const page = await aConflict(welder());
  await page.user.click(button('Discard…'));
  await page.user.click(button('Discard the draft'));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.queryByText(/was changed in two ways/)).toBeNull();
  await page.user.click(button('Undo'));
  expect(screen.getByText(/was changed in two ways/)).toBeTruthy();
  expect(screen.getByText('Buis')).toBeTruthy();
});

it('nothing is published before somebody chose, and what keeps it from that is said', async () => {
  const page = await aConflict(welder());
  await page.user.type(screen.getByRole('textbox', { name: 'Serial number' }), '.9');
  expect(button('Publish…').disabled).toBe(true);
  expect(screen.getByText(/First choose what should stand in 1 place/)).toBeTruthy();
  await page.user.click(button(/^Take mine/));
  expect(button('Publish…').disabled).toBe(false);
});

it('after a choice the focus is at the next one, or at the list', async () => {
  const page = await aConflict(welder());
  await page.user.click(button(/^Leave it/));
  expect(document.activeElement).toBe(list());
});
