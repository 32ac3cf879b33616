import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Preferences } from './preferences';

/** The preferences as a browser in these languages finds them, with what an earlier or later program left behind. */
async function open(browser: readonly string[], stored: Partial<Record<keyof Preferences, unknown>> | null) {
  const kept = new Map<string, string>();
  if (stored) kept.set('vakproef-preferences', JSON.stringify({ state: stored, version: 1 }));
  vi.stubGlobal('navigator', { languages: browser });
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  };
  vi.stubGlobal('window', { localStorage });
  const { usePreferences } = await import('./preferences');
  return usePreferences.getState();
}

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllGlobals());

it('the language is at first the one that the browser likes best of those the program speaks', async () => {
  expect((await open(['fr-BE', 'de-AT', 'nl'], null)).language).toBe('de');
});

it('for a browser in languages the program does not speak it is English', async () => {
  expect((await open(['fr'], null)).language).toBe('en');
});

it('the language that was chosen stays, whatever the browser likes', async () => {
  expect(await open(['nl'], { language: 'de', textPercent: 130 })).toMatchObject({
    language: 'de',
    textPercent: 130,
  });
});

it('a language that only a later program speaks is left out, and all else is kept', async () => {
  expect(await open(['nl-NL'], { language: 'fy', textPercent: 130 })).toMatchObject({
    language: 'nl',
    textPercent: 130,
  });
});
