/** A real Chromium with a profile of its own, and the bench kit inside its page. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import type { BenchKit } from '../page/bench-kit';
import { cpuSecondsOfPages, cpuSecondsOfTree } from './cpu-time';
import { root } from './place';

export type BenchBrowser = {
  readonly page: Page;
  /** CPU seconds of all its processes so far. */
  readonly cpuSeconds: () => number;
  /** Of them those of pages and their workers. */
  readonly pageCpuSeconds: () => number;
  readonly close: () => Promise<void>;
};

/** Tells long tasks of the main thread, from the first script on. */
const watchLongTasks = `
  window.vakproefLongTasks = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.vakproefLongTasks.push(entry.duration);
  }).observe({ type: 'longtask', buffered: true });
`;

const isOfProfile = (pid: string, profile: string): boolean => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile);
  } catch {
    return false;
  }
};

/** The browser's first process: the one with the profile whose parent has none. */
function findBrowserProcess(profile: string): number {
  try {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isOfProfile(name, profile));
    return Math.min(...pids.map(Number));
  } catch {
    return Number.NaN;
  }
}

export async function openBrowser(profile: string): Promise<BenchBrowser> {
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.VAKPROEF_CHROMIUM ?? '',
    headless: true,
    locale: 'nl-NL',
    viewport: { width: 1280, height: 800 },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-sync',
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(1_200_000);
  await page.addInitScript(watchLongTasks);
  const pid = findBrowserProcess(profile);
  return {
    page,
    cpuSeconds: () => cpuSecondsOfTree(pid),
    pageCpuSeconds: () => cpuSecondsOfPages(pid),
    close: () => context.close(),
  };
}

/** Brings the kit into the page; no policy of the page stops what the debugger evaluates. */
export const bringKit = async (page: Page): Promise<void> =>
  void (await page.evaluate(readFileSync(join(root, 'out', 'bench-page', 'bench-kit.js'), 'utf8')));

/** Calls a function of the kit inside the page. */
export const callKit = <Name extends keyof BenchKit>(
  page: Page,
  name: Name,
  input: Parameters<BenchKit[Name]>[0],
): Promise<Awaited<ReturnType<BenchKit[Name]>>> =>
  page.evaluate(
    ([kitName, kitInput]) =>
      (globalThis as never as { benchKit: Record<string, (input: unknown) => never> }).benchKit[kitName]?.(
        kitInput,
      ) as never,
    [name, input] as const,
  );

/** Longest tasks of the page's main thread since the last time, in milliseconds. */
export const takeLongTasks = (page: Page): Promise<number[]> =>
  page.evaluate(() => {
    const holder = globalThis as never as { vakproefLongTasks: number[] };
    const tasks = holder.vakproefLongTasks;
    holder.vakproefLongTasks = [];
    return tasks;
  });
