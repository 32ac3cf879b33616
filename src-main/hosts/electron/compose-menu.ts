/**
 * The native menu as a template: full on macOS, and on Windows and Linux the bar that Alt brings up. Items that act on
 * the page carry the name of a page command; the page says which of them it offers. Pure, apart from what the
 * given actions do.
 */
import type { BaseWindow, MenuItemConstructorOptions } from 'electron';
import type { PageCommand } from '../../../shared/contract/desktop-contract';
import type { Texts } from '../../../shared/texts/create-texts';

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
  guide: 'F1',
};

/** Items that show what lies beside the page: not while a candidate has the device. */
export const outwardItemIds = ['open-file', 'open-exports'] as const;

/** Id of the item of a page command. */
export const commandItemId = (command: PageCommand): string => `command-${command}`;

/** What can be chosen: what the page offers, and printing of a preview. A candidate who has the device prints nothing. */
export function offeredNow(
  byPage: readonly PageCommand[],
  { hasPreview, isHandedOver }: { readonly hasPreview: boolean; readonly isHandedOver: boolean },
): ReadonlySet<PageCommand> {
  const offered = new Set(byPage);
  if (hasPreview) offered.add('print');
  if (isHandedOver) offered.delete('print');
  return offered;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

export function composeMenu(
  texts: Texts,
  { isMac, hasDevTools }: MenuPlace,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const command = (name: PageCommand): MenuItemConstructorOptions => ({
    id: commandItemId(name),
    label: texts(`host:menu.command.${name}`),
    enabled: false,
    ...(keys[name] === null ? {} : { accelerator: keys[name] }),
    click: (_item, window) => actions.run(name, window),
  });
  const zoom = (step: 1 | -1 | 0, label: string, accelerator: string): MenuItemConstructorOptions => ({
    label,
    accelerator,
    click: () => actions.zoom(step),
  });
  const about: MenuItemConstructorOptions = { label: texts('host:menu.about'), click: actions.about };
  const quit: MenuItemConstructorOptions = { role: 'quit', label: texts('host:menu.quit') };

  const application: MenuItemConstructorOptions = {
    label: 'Vakproef',
    submenu: [
      about,
      separator,
      command('settings'),
      separator,
      { role: 'hide', label: texts('host:menu.hide') },
      { role: 'hideOthers', label: texts('host:menu.hideOthers') },
      { role: 'unhide', label: texts('host:menu.unhide') },
      separator,
      quit,
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: texts('host:menu.file'),
    submenu: [
      {
        id: outwardItemIds[0],
        label: texts('host:menu.open'),
        accelerator: 'CommandOrControl+O',
        click: actions.openFile,
      },
      command('export'),
      command('print'),
      { id: outwardItemIds[1], label: texts('host:menu.openExports'), click: actions.openExports },
      separator,
      ...(isMac
        ? [{ role: 'close', label: texts('host:menu.close') } as const]
        : [command('settings'), separator, quit]),
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: texts('host:menu.edit'),
    submenu: [
      { role: 'undo', label: texts('host:menu.undo') },
      { role: 'redo', label: texts('host:menu.redo') },
      separator,
      { role: 'cut', label: texts('host:menu.cut') },
      { role: 'copy', label: texts('host:menu.copy') },
      { role: 'paste', label: texts('host:menu.paste') },
      { role: 'selectAll', label: texts('host:menu.selectAll') },
      separator,
      command('find'),
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: texts('host:menu.view'),
    submenu: [
      zoom(0, texts('host:menu.resetZoom'), 'CommandOrControl+0'),
      zoom(1, texts('host:menu.zoomIn'), 'CommandOrControl+Plus'),
      // The same key without Shift, as most keyboards have it.
      {
        ...zoom(1, texts('host:menu.zoomIn'), 'CommandOrControl+='),
        visible: false,
        acceleratorWorksWhenHidden: true,
      },
      zoom(-1, texts('host:menu.zoomOut'), 'CommandOrControl+-'),
      separator,
      {
        label: texts('host:menu.fullScreen'),
        accelerator: isMac ? 'Control+Command+F' : 'F11',
        click: actions.toggleFullScreen,
      },
      ...(hasDevTools ? [{ role: 'toggleDevTools', label: texts('host:menu.devTools') } as const] : []),
    ],
  };
  const exam: MenuItemConstructorOptions = {
    label: texts('host:menu.exam'),
    submenu: [command('today'), command('results'), command('sync'), separator, command('lock')],
  };
  const window: MenuItemConstructorOptions = {
    label: texts('host:menu.window'),
    role: 'window',
    submenu: [
      { role: 'minimize', label: texts('host:menu.minimize') },
      ...(isMac
        ? [
            { role: 'zoom', label: texts('host:menu.zoomWindow') } as const,
            { role: 'front', label: texts('host:menu.front') } as const,
          ]
        : [{ role: 'close', label: texts('host:menu.close') } as const]),
    ],
  };
  // macOS adds its own search to the menu with this role.
  const help: MenuItemConstructorOptions = {
    label: texts('host:menu.help'),
    role: 'help',
    submenu: isMac ? [command('guide')] : [command('guide'), separator, about],
  };
  return [...(isMac ? [application] : []), file, edit, view, exam, window, help];
}
