/** The native menu, in the language of the system. Roles bring their own texts and keys where the system has them. */
import { app, Menu, type MenuItemConstructorOptions, shell } from 'electron';
import type { Language } from '../../../shared/domain/identity';
import { hostTexts } from '../../services/host-texts';

/** @param exportFolder what "open folder with exports" opens */
export function setMenu(language: Language, exportFolder: string): void {
  const texts = hostTexts(language).menu;
  const about: MenuItemConstructorOptions = { role: 'about', label: texts.about };
  const openExports: MenuItemConstructorOptions = {
    label: texts.openExports,
    click: () => void shell.openPath(exportFolder),
  };
  const isMac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: texts.file, submenu: [openExports, { type: 'separator' }, { role: isMac ? 'close' : 'quit' }] },
    { label: texts.edit, role: 'editMenu' },
    {
      label: texts.view,
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    { label: texts.window, role: 'windowMenu' },
    ...(isMac ? [] : [{ label: texts.help, submenu: [about] }]),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
