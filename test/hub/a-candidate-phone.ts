/** The candidate's page on a small screen, in Chromium or in Firefox, driven by names that people and screen readers hear. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { onTestFinished } from 'vitest';

export type PhoneKind = 'chrome' | 'firefox';

const first = (paths: readonly (string | undefined)[]): string | null =>
  paths.find((path): path is string => path !== undefined && existsSync(path)) ?? null;

const programs: Readonly<Record<PhoneKind, string | null>> = {
  chrome: first([process.env.VAKPROEF_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome']),
  firefox: first([process.env.VAKPROEF_FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox']),
};

/** Why a journey cannot be made in it here; null when it can. */
export const whyNoPhone = (kind: PhoneKind): string | null =>
  programs[kind] ? null : `no ${kind} on this machine`;

/** The smallest screen that is held to. */
export const phoneSize = { width: 360, height: 740 } as const;

async function launch(kind: PhoneKind, home: string, language: string): Promise<Browser> {
  const executablePath = programs[kind];
  if (!executablePath) throw new Error(`no ${kind} on this machine`);
  const args =
    kind === 'chrome' ? ['--no-sandbox', '--disable-dev-shm-usage', `--accept-lang=${language}`] : [];
  // Firefox of Debian started as root wants a home of its own.
  const env = { ...process.env, HOME: home } as Record<string, string>;
  const extraPrefsFirefox = { 'intl.accept_languages': language };
  return puppeteer.launch({
    ...{ browser: kind, executablePath, headless: true, args, env, extraPrefsFirefox },
    timeout: 60_000,
  });
}

/** A page of a browser of its own, closed when the test ends. */
export async function aPhone(kind: PhoneKind, language = 'nl'): Promise<Page> {
  const home = await mkdtemp(join(tmpdir(), 'vakproef-phone-'));
  const browser = await launch(kind, home, language);
  onTestFinished(async () => {
    await browser.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  });
  const page = await browser.newPage();
  await page.setViewport(phoneSize);
  page.setDefaultTimeout(15_000);
  return page;
}

/** Whether nothing has to be scrolled sideways for. */
export const isWithin = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
