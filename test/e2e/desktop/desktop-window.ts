/** What a person does to the desktop around the page: choosing from the menu, starting again, waiting for the end. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import type { Centre } from '../centre';
import { executableOf } from '../device';

const root = path.resolve(import.meta.dirname, '../../..');

export const applicationOf = (centre: Centre): ElectronApplication => {
  const { application } = centre.device();
  if (!application) throw new Error('this host has no window');
  return application;
};

/** Words of the menu bar, from left to right. */
export const menuBar = (centre: Centre): Promise<string[]> =>
  applicationOf(centre).evaluate(
    ({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? [],
  );

/** Page commands that can be chosen from the menu now. */
export const offered = (centre: Centre): Promise<string[]> =>
  applicationOf(centre).evaluate(({ Menu }) => {
    const names = ['print', 'export', 'find', 'lock', 'today', 'results', 'sync', 'settings', 'guide'];
    const menu = Menu.getApplicationMenu();
    return names.filter((name) => menu?.getMenuItemById(`command-${name}`)?.enabled);
  });

/** Starts the application a second time with these arguments; resolves when that start is over. */
export async function startAgain(centre: Centre, ...args: string[]): Promise<void> {
  const { kind } = centre.device();
  const executable = kind === 'node-host' ? null : executableOf(kind);
  if (!executable) throw new Error('this host has no window');
  const profile = `--user-data-dir=${path.join(centre.folder, 'profile')}`;
  const second = spawn(executable, [profile, root, ...args], {
    stdio: 'ignore',
    env: { ...process.env, VAKPROEF_DATA: centre.deviceFolder },
  });
  await new Promise((resolve) => second.once('exit', resolve));
}

/** The orderly end and a new start over the same folders. */
export async function endAndStart(centre: Centre): Promise<void> {
  await centre.device().end();
  await centre.restartDevice();
}

/** The window of the application, apart from windows it opened for something else. */
export const mainBounds = (centre: Centre) =>
  applicationOf(centre).evaluate(({ BrowserWindow }) => {
    const windows = BrowserWindow.getAllWindows().toSorted((a, b) => a.id - b.id);
    return windows[0]?.getBounds();
  });

export const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** Sees the screen on which somebody says who they are. */
export const expectLocked = (page: Page): Promise<void> =>
  expect(heading(page)).toHaveText('Wie werkt op dit apparaat?');
