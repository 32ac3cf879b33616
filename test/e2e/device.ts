/**
 * The application on one device, in one of its hosts: the Node host (a page in any browser), Electron, or the stand-in
 * for Electron. The last two have a window of their own and are driven in the same way.
 */
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronBinary } from '../../scripts/electron-status.mjs';
import { startProgram, stopProgram } from './program';

const root = path.resolve(import.meta.dirname, '../..');

export type DeviceKind = 'node-host' | 'stand-in' | 'electron';

export type Device = {
  readonly kind: DeviceKind;
  /** Opens the application once in a browser; null where the host has a window. */
  readonly link: string | null;
  /** The application with its window; null on the Node host. */
  readonly application: ElectronApplication | null;
  /** False once its main process ended, however it did. */
  readonly isRunning: () => boolean;
  /** The page of that window. */
  readonly window: () => Promise<Page>;
  /** SIGKILL for the main process; resolves when everything that hangs on it is gone as well. */
  readonly kill: () => Promise<void>;
  /** The orderly end. */
  readonly end: () => Promise<void>;
};

type Options = {
  readonly profile: string;
  readonly env: Record<string, string>;
  /** Files and links that the start is to open. */
  readonly open?: readonly string[];
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Resolves when none of these processes runs. */
export async function whenGone(pids: readonly number[]): Promise<void> {
  while (pids.some(isRunning)) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function startNodeHost({ env }: Options): Promise<Device> {
  const { child, ready } = await startProgram('host.js', env);
  return {
    kind: 'node-host',
    link: ready.url,
    application: null,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    window: () => Promise.reject(new Error('the Node host has no window')),
    kill: () => stopProgram(child, 'SIGKILL'),
    end: () => stopProgram(child, 'SIGTERM'),
  };
}

/** Path of the executable of a host with a window, or null where it is not installed. */
export const executableOf = (kind: 'stand-in' | 'electron'): string | null =>
  kind === 'electron'
    ? electronBinary()
    : path.join(root, 'test/stand-in-electron', process.platform === 'win32' ? 'electron.cmd' : 'electron');

/** A save dialog is answered as by a user who takes the name and place that are offered; a question with yes. */
export const answerDialogs = (application: ElectronApplication): Promise<void> =>
  application.evaluate(({ dialog }) => {
    dialog.showMessageBox = async () => ({ response: 0, checkboxChecked: false });
    dialog.showSaveDialog = async (...args: unknown[]) => {
      const { defaultPath } = args.at(-1) as { defaultPath: string };
      return { canceled: false, filePath: defaultPath };
    };
  });

/** Starts the built application in its own window. */
export async function launchWindow(
  kind: 'stand-in' | 'electron',
  { profile, env, open = [] }: Options,
): Promise<ElectronApplication> {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const application = await _electron.launch({
    executablePath: executableOf(kind) ?? '',
    args: [`--user-data-dir=${profile}`, '--lang=nl', ...(isRoot ? ['--no-sandbox'] : []), root, ...open],
    env: { ...(process.env as Record<string, string>), ...env },
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
  });
  await answerDialogs(application);
  return application;
}

async function startWindow(kind: 'stand-in' | 'electron', options: Options): Promise<Device> {
  const application = await launchWindow(kind, options);
  await application.firstWindow();
  const pids = await application.evaluate(({ webContents }) => [
    process.pid,
    ...webContents.getAllWebContents().map((contents) => contents.getOSProcessId()),
  ]);
  let isOver = false;
  return {
    kind,
    link: null,
    application,
    isRunning: () => !isOver && isRunning(pids[0] ?? 0),
    window: async () => {
      const page = await application.firstWindow();
      await page.waitForURL(/vakproef/);
      return page;
    },
    kill: async () => {
      if (isOver) return;
      isOver = true;
      // A test may have let it end by itself.
      if (pids[0] !== undefined && isRunning(pids[0])) process.kill(pids[0], 'SIGKILL');
      await whenGone(pids);
    },
    end: async () => {
      if (isOver) return;
      isOver = true;
      await application.close();
      await whenGone(pids);
    },
  };
}

/** Starts the application of that kind over the folders named in `env`. */
export const startDevice = (kind: DeviceKind, options: Options): Promise<Device> =>
  kind === 'node-host' ? startNodeHost(options) : startWindow(kind, options);
