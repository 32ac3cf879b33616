/**
 * The native menu as a template: full on macOS, and on Windows and Linux the bar that Alt brings up. Items that act on
 * the page carry the name of a page command; the page says which of them it offers. Pure, apart from what the
 * given actions do.
 */
import type { BaseWindow, MenuItemConstructorOptions } from 'electron';
import type { PageCommand } from '../../../shared/contract/services';
import type { HostTexts } from '../../services/host-texts';

export type MenuActions = {
  /** @param window the window that has the focus, if any */
  readonly run: (command: PageCommand, window: BaseWindow | undefined) => void;
  readonly openFile: () => void;
  readonly openExports: () => void;
  /** One step larger, one smaller, or back to normal. */
  readonly zoom: (step: 1 | -1 | 0) => void;
  readonly toggleFullScreen: () => void;
  readonly about: () => void;
};

export type MenuPlace = { readonly isMac: boolean; readonly hasDevTools: boolean };

/** Keys of the page commands. */
const keys: Readonly<Record<PageCommand, string | null>> = {
  print: 'CommandOrControl+P',
  export: 'CommandOrControl+S',
  find: 'CommandOrControl+F',
  lock: 'CommandOrControl+L',
  settings: 'CommandOrControl+,',
  today: null,
  results: null,
  sync: null,
};

/** Id of the item of a page command. */
export const commandItemId = (command: PageCommand): string => `command-${command}`;

const separator: MenuItemConstructorOptions = { type: 'separator' };

export function composeMenu(
  { menu: texts }: HostTexts,
  { isMac, hasDevTools }: MenuPlace,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const command = (name: PageCommand): MenuItemConstructorOptions => ({
    id: commandItemId(name),
    label: texts.command[name],
    enabled: false,
    ...(keys[name] === null ? {} : { accelerator: keys[name] }),
    click: (_item, window) => actions.run(name, window),
  });
  const zoom = (step: 1 | -1 | 0, label: string, accelerator: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => actions.zoom(step),
  });
  const about: MenuItemConstructorOptions = { label: texts.about, click: actions.about };
  const quit: MenuItemConstructorOptions = { role: 'quit', label: texts.quit };

  const application: MenuItemConstructorOptions = {
    label: 'Vakproef',
    submenu: [
      about,
      separator,
      command('settings'),
      separator,
      { role: 'hide', label: texts.hide },
      { role: 'hideOthers', label: texts.hideOthers },
      { role: 'unhide', label: texts.unhide },
      separator,
      quit,
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: texts.file,
    submenu: [
      { label: texts.open, accelerator: 'CommandOrControl+O', click: actions.openFile },
      command('export'),
      command('print'),
      { label: texts.openExports, click: actions.openExports },
      separator,
      ...(isMac ? [{ role: 'close', label: texts.close } as const] : [command('settings'), separator, quit]),
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: texts.edit,
    submenu: [
      { role: 'undo', label: texts.undo },
      { role: 'redo', label: texts.redo },
      separator,
      { role: 'cut', label: texts.cut },
      { role: 'copy', label: texts.copy },
      { role: 'paste', label: texts.paste },
      { role: 'selectAll', label: texts.selectAll },
      separator,
      command('find'),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: texts.view,
    submenu: [
      zoom(0, texts.resetZoom, 'CommandOrControl+0'),
      zoom(1, texts.zoomIn, 'CommandOrControl+Plus'),
      // The same key without Shift, as most keyboards have it.
      {
        ...zoom(1, texts.zoomIn, 'CommandOrControl+='),
        visible: false,
        acceleratorWorksWhenHidden: true,
      },
      zoom(-1, texts.zoomOut, 'CommandOrControl+-'),
      separator,
      {
        label: texts.fullScreen,
        accelerator: isMac ? 'Control+Command+F' : 'F11',
        click: actions.toggleFullScreen,
      },
      ...(hasDevTools ? [{ role: 'toggleDevTools', label: texts.devTools } as const] : []),
    ],
  };
  const exam: MenuItemConstructorOptions = {
    label: texts.exam,
    submenu: [command('today'), command('results'), command('sync'), separator, command('lock')],
  };
  const window: MenuItemConstructorOptions = {
    label: texts.window,
    role: 'window',
    submenu: [
      { role: 'minimize', label: texts.minimize },
      ...(isMac
        ? [{ role: 'zoom', label: texts.zoomWindow } as const, { role: 'front', label: texts.front } as const]
        : [{ role: 'close', label: texts.close } as const]),
    ],
  };
  // macOS adds its own search to the menu with this role.
  const help: MenuItemConstructorOptions = { label: texts.help, role: 'help', submenu: isMac ? [] : [about] };
  return [...(isMac ? [application] : []), file, edit, view, exam, window, help];
}
