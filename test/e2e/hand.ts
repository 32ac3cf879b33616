/**
 * How a person reaches a control: by pointer, or by keyboard alone (Tab, arrows, Enter, Space, typing). A journey is
 * written once and walked with either hand; the keyboard hand never touches the pointer.
 */
import { type ElementHandle, expect, type Locator, type Page } from '@playwright/test';

export type Hand = {
  readonly press: (control: Locator) => Promise<void>;
  readonly check: (box: Locator) => Promise<void>;
  readonly uncheck: (box: Locator) => Promise<void>;
  readonly type: (field: Locator, text: string) => Promise<void>;
  /** Goes out of a field, by which it keeps what was typed. */
  readonly leave: (field: Locator) => Promise<void>;
  /** Chooses the option of a list box whose text matches. */
  readonly choose: (box: Locator, option: RegExp) => Promise<void>;
  readonly openTab: (tab: Locator) => Promise<void>;
  readonly chooseFile: (button: Locator, file: string) => Promise<void>;
  /** One mark: the nth answer of the answer bar, 1 is the highest level. */
  readonly mark: (answer: Locator, key: string) => Promise<void>;
};

export const pointer = (page: Page): Hand => ({
  press: (control) => control.click(),
  check: (box) => box.check(),
  // Not `uncheck`: a place among those that are ticked is another's once it is not.
  uncheck: (box) => box.click(),
  type: (field, text) => field.fill(text),
  leave: (field) => field.blur(),
  choose: async (box, option) => {
    await box.click();
    await page.getByRole('option', { name: option }).click();
  },
  openTab: (tab) => tab.click(),
  chooseFile: async (button, file) => {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
    await chooser.setFiles(file);
  },
  mark: async (answer) => {
    await lookUp(page);
    await answer.click();
  },
});

/** As long as people take to look at the next indicator: the same answer at once is the second half of a double tap. */
export const lookUp = (page: Page): Promise<void> => expect(page.locator('[data-resting]')).toHaveCount(0);

type Place = 'there' | 'elsewhere' | 'gone';

/** Where the focus is, seen from a control; one that was drawn anew is gone. */
const placeOfFocus = (control: ElementHandle<Element>): Promise<Place> =>
  control.evaluate((element) => {
    if (!element.isConnected) return 'gone';
    return element.contains(document.activeElement) ? 'there' : 'elsewhere';
  });

const elementOf = async (control: Locator): Promise<ElementHandle<Element>> => {
  const element = await control.elementHandle();
  if (!element) throw new Error(`${control} is not there`);
  return element as ElementHandle<Element>;
};

const isFocused = async (control: Locator): Promise<boolean> =>
  (await placeOfFocus(await elementOf(control))) === 'there';

export function keyboard(page: Page): Hand {
  // From here on every dialog of a file is caught: one that is asked for in the same breath as the key comes too late.
  page.on('filechooser', () => undefined);
  /** Tabs forward until the control has the focus; a control that cannot be reached fails the test. */
  async function reach(control: Locator): Promise<void> {
    await expect(control).toBeVisible();
    await expect(control).toBeEnabled();
    // Found once: looking for it by its role at every step cost more than all else of a journey by keyboard.
    let element = await elementOf(control);
    for (let step = 0; step < 500; step++) {
      const place = await placeOfFocus(element);
      if (place === 'there') return;
      if (place === 'gone') element = await elementOf(control);
      else await page.keyboard.press('Tab');
    }
    throw new Error(`the keyboard never reaches ${control}`);
  }
  return {
    press: async (control) => {
      await reach(control);
      await page.keyboard.press('Enter');
    },
    check: async (box) => {
      await reach(box);
      await page.keyboard.press('Space');
      await expect(box).toBeChecked();
    },
    uncheck: async (box) => {
      await reach(box);
      await page.keyboard.press('Space');
    },
    type: async (field, text) => {
      await reach(field);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.type(text);
    },
    leave: () => page.keyboard.press('Tab'),
    choose: async (box, option) => {
      await reach(box);
      await page.keyboard.press('ArrowDown');
      const wanted = page.getByRole('option', { name: option });
      await expect(wanted).toBeVisible();
      const id = await wanted.getAttribute('id');
      for (let step = 0; step < 60; step++) {
        if ((await box.getAttribute('aria-activedescendant')) === id) break;
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Enter');
    },
    openTab: async (tab) => {
      const list = tab.locator('xpath=ancestor::*[@role="tablist"]');
      const selected = list.getByRole('tab', { selected: true });
      await reach(selected);
      for (let step = 0; step < 5 && !(await isFocused(tab)); step++) await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await expect(tab).toHaveAttribute('aria-selected', 'true');
    },
    chooseFile: async (button, file) => {
      await reach(button);
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
      await chooser.setFiles(file);
    },
    mark: async (_answer, key) => {
      await lookUp(page);
      await page.keyboard.press(key);
    },
  };
}
