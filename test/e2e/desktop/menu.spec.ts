/** The native menu: in the language of the page, with its keys, and only what the screen offers. */
import { expect, test } from '../application';
import { examinerName, unlock } from '../examiner';
import { applicationOf, expectLocked, heading, menuBar, offered, startAgain } from './desktop-window';

test.use({ shares: 'exam' });

const bar = {
  nl: ['Bestand', 'Bewerken', 'Beeld', 'Examen', 'Venster', 'Help'],
  en: ['File', 'Edit', 'View', 'Exam', 'Window', 'Help'],
};
/** Sees the list of qualifications, which can be searched from the first day on. */
const administratorName = /^Joke Postma/;
const ownMenu = process.platform === 'darwin' ? ['Vakproef'] : [];

test('the menu speaks the language that is chosen in the application', async ({ page, centre }) => {
  await expect(page.getByRole('button', { name: examinerName })).toBeVisible();
  await expect.poll(() => menuBar(centre)).toEqual([...ownMenu, ...bar.nl]);
  await page.getByRole('button', { name: 'Taal' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await expect.poll(() => menuBar(centre)).toEqual([...ownMenu, ...bar.en]);
});

test('the menu offers what the screen offers, and its keys do it', async ({ page, centre }) => {
  await expect(page.getByRole('button', { name: examinerName })).toBeVisible();
  await expect.poll(() => offered(centre)).toEqual(['guide']);
  await unlock(page, administratorName);
  await expect.poll(() => offered(centre)).toEqual(['lock', 'today', 'results', 'sync', 'settings', 'guide']);

  await page.keyboard.press('ControlOrMeta+,');
  await expect(heading(page)).toHaveText('Instellingen');
  await page.getByRole('navigation').first().getByRole('link', { name: 'Kwalificaties' }).click();
  await expect.poll(() => offered(centre)).toContain('find');
  await page.keyboard.press('ControlOrMeta+f');
  await expect(page.getByRole('textbox', { name: /Zoek/ })).toBeFocused();

  await page.keyboard.press('ControlOrMeta+l');
  await expectLocked(page);
  await expect.poll(() => offered(centre)).toEqual(['guide']);
});

test('a sheet is previewed by Ctrl+P, and printed by Ctrl+P in the preview', async ({
  page,
  centre,
  candidate,
}) => {
  await unlock(page);
  await page.getByRole('link', { name: new RegExp(candidate) }).click();
  await expect(page).toHaveURL(/candidate/);
  const address = page.url().replace('/candidate/', '/sheet/');
  await page.goto(address);
  await expect.poll(() => offered(centre)).toEqual(expect.arrayContaining(['print', 'export']));

  const application = applicationOf(centre);
  await page.keyboard.press('ControlOrMeta+p');
  await expect
    .poll(() => application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(2);
  // Paper comes out of a printer, not out of a test: what the preview is told to do is remembered here.
  const printed = await application.evaluate(({ BrowserWindow, Menu }) => {
    const [preview] = BrowserWindow.getAllWindows().toSorted((a, b) => b.id - a.id);
    let times = 0;
    if (!preview) return times;
    preview.webContents.print = () => {
      times += 1;
    };
    const item = Menu.getApplicationMenu()?.getMenuItemById('command-print');
    item?.click(undefined, preview, preview.webContents);
    return times;
  });
  expect(printed).toBe(1);
  // The preview has a session of its own; the application goes on beside it.
  await page.keyboard.press('ControlOrMeta+,');
  await expect(heading(page)).toHaveText('Instellingen');
  // What somebody opened is not there for whoever comes next.
  await page.keyboard.press('ControlOrMeta+l');
  await expectLocked(page);
  await expect
    .poll(() => application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(1);
});

test('in the hands of a candidate it leads nowhere, nor does what the system opens', async ({
  page,
  centre,
}) => {
  await unlock(page, administratorName);
  await page.getByRole('navigation').first().getByRole('link', { name: 'Portfolio' }).click();
  await page.getByRole('rowheader').getByRole('link').first().click();
  await page.getByRole('button', { name: 'Apparaat aan de kandidaat geven' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Geven' }).click();
  await expect(heading(page)).toHaveText(/^Portfolio van /);
  await expect.poll(() => offered(centre)).toEqual(['lock']);
  const application = applicationOf(centre);
  // The item of the menu is pressed as an enemy would: also where it cannot be chosen.
  const outward = await application.evaluate(({ BrowserWindow, Menu }) => {
    const [window] = BrowserWindow.getAllWindows();
    const items = ['open-file', 'open-exports', 'command-print'].map((id) =>
      Menu.getApplicationMenu()?.getMenuItemById(id),
    );
    for (const item of items) item?.click(undefined, window, window?.webContents);
    return items.map((item) => item?.enabled);
  });
  expect(outward).toEqual([false, false, false]);
  await startAgain(centre, 'vakproef://settings');
  for (const key of ['ControlOrMeta+p', 'ControlOrMeta+,', 'ControlOrMeta+o']) await page.keyboard.press(key);
  await page.getByRole('button', { name: 'Ervaring toevoegen' }).click();
  await expect(page.getByRole('form', { name: 'Ervaring toevoegen' })).toBeVisible();
  await expect(heading(page)).toHaveText(/^Portfolio van /);
  expect(await application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await page.keyboard.press('ControlOrMeta+l');
  await expectLocked(page);
});

test('the right button offers what can be done with text', async ({ page, centre }) => {
  await expectLocked(page);
  const shown = await applicationOf(centre).evaluate(({ BrowserWindow, Menu }) => {
    const menus: string[][] = [];
    Menu.prototype.popup = function popup(this: Electron.Menu) {
      menus.push(this.items.map(({ label }) => label));
    };
    const editFlags = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true };
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.emit('context-menu', {}, { isEditable: false, selectionText: '', editFlags });
    contents?.emit('context-menu', {}, { isEditable: false, selectionText: 'naam', editFlags });
    return menus;
  });
  expect(shown).toEqual([['Kopiëren']]);
});
