/**
 * Tests share a window, and files a process: what one of them left there is gone before the next. The tools of pages are
 * loaded where there is a page only.
 */
// Before anything asks for a database: what opens them takes the one it finds when it is loaded first.
import 'fake-indexeddb/auto';
import { afterAll, afterEach, vi } from 'vitest';
import { forgetElectron } from '../fakes/fake-electron';
import { beginAnew } from './stores-that-begin-anew';

afterAll(() => {
  vi.unstubAllGlobals();
  beginAnew();
  forgetElectron();
});

// Also of a test that failed half-way: its second try, and every file after it, run in the same process.
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/**
 * React writes down where each element of a page was made, for its warnings: a tenth of what tests of pages cost. It does so
 * for the first ten thousand of a second; here they were always before.
 */
async function leaveOutOwnerStacks(): Promise<void> {
  const react: object = await import('react');
  const key = '__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE';
  const internals: unknown = Reflect.get(react, key);
  if (typeof internals !== 'object' || internals === null) return;
  Object.defineProperty(internals, 'recentlyCreatedOwnerStacks', {
    configurable: true,
    get: () => Number.MAX_SAFE_INTEGER,
    set: () => undefined,
  });
}

if (typeof document !== 'undefined') {
  // The window of the tests has no fonts; fields that grow with their text ask when those are there.
  Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
  await leaveOutOwnerStacks();
  const { cleanup, configure } = await import('@testing-library/react');
  // The second that is usual is over before a busy machine has drawn a long list.
  configure({ asyncUtilTimeout: 20_000 });
  const { typeInFewStrokes } = await import('./type-in-few-strokes');
  typeInFewStrokes();
  afterEach(() => {
    cleanup();
    // What a test wrote into the page itself would have the focus, and the keys, of the next.
    document.body.replaceChildren();
    localStorage.clear();
    sessionStorage.clear();
  });
}
