/**
 * Tests share a window, and files a process: what one of them left there is gone before the next. The tools of pages are
 * loaded where there is a page only.
 */
// Before anything asks for a database: what opens them takes the one it finds when it is loaded first.
import 'fake-indexeddb/auto';
import { afterAll, afterEach, vi } from 'vitest';

afterAll(() => void vi.unstubAllGlobals());

if (typeof document !== 'undefined') {
  const { cleanup, configure } = await import('@testing-library/react');
  // The second that is usual is over before a busy machine has drawn a long list.
  configure({ asyncUtilTimeout: 20_000 });
  afterEach(() => {
    cleanup();
    localStorage.clear();
    sessionStorage.clear();
  });
}
