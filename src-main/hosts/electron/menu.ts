/** Shows the native menu in the language of the page, and lets only those page commands be chosen that the page offers. */
import { app, Menu } from 'electron';
import { type PageCommand, pageCommandSchema } from '../../../shared/contract/desktop-contract';
import type { Language } from '../../../shared/texts/languages';
import { hostTexts } from '../../services/host-texts';
import { commandItemId, composeMenu, type MenuActions, outwardItemIds } from './compose-menu';

export type MenuState = {
  readonly language: Language;
  readonly offered: ReadonlySet<PageCommand>;
  /** A candidate has the device, for their own portfolio. */
  readonly isHandedOver: boolean;
};

/** @returns how to bring the menu up to date; it is made anew only when the language changes */
export function createMenu(actions: MenuActions): (state: MenuState) => void {
  let shown: Language | null = null;
  return ({ language, offered, isHandedOver }) => {
    if (language !== shown) {
      const place = { isMac: process.platform === 'darwin', hasDevTools: !app.isPackaged };
      Menu.setApplicationMenu(Menu.buildFromTemplate(composeMenu(hostTexts(language), place, actions)));
      shown = language;
    }
    const menu = Menu.getApplicationMenu();
    for (const command of pageCommandSchema.options) {
      const item = menu?.getMenuItemById(commandItemId(command));
      if (item) item.enabled = offered.has(command);
    }
    for (const id of outwardItemIds) {
      const item = menu?.getMenuItemById(id);
      if (item) item.enabled = !isHandedOver;
    }
  };
}
