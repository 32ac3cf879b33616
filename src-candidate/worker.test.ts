/** The worker keeps a page that can start without a network, whole or not at all, and nothing else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';

const code = readFileSync(join(import.meta.dirname, 'public/sw.js'), 'utf8');
const site = 'https://hub.example';
const page = (...files: string[]) =>
  files.map((file) => `<script src="/me/assets/${file}"></script>`).join('');
const at = (path: string): string => site + path;

type Listener = (event: object) => void;

/** A browser with one cache, and a hub whose answers a test changes. */
function aBrowser(shell: string) {
  const listeners = new Map<string, Listener>();
  const kept = new Map<string, Response>();
  const hub = { isAway: false, shell };
  const nameOf = (asked: string | { url: string }) =>
    new URL(typeof asked === 'string' ? asked : asked.url, site).href;
  const fetched = async (asked: string | { url: string }): Promise<Response> => {
    if (hub.isAway) throw new TypeError('no network');
    const { pathname } = new URL(nameOf(asked));
    return new Response(pathname === '/me/' || !pathname.includes('.') ? hub.shell : `of ${pathname}`);
  };
  const cache = {
    match: async (asked: string | { url: string }) => kept.get(nameOf(asked))?.clone(),
    put: async (asked: string, answer: Response) => void kept.set(nameOf(asked), answer),
    add: async (asked: string) => void kept.set(nameOf(asked), await fetched(asked)),
    keys: async () => [...kept.keys()].map((url) => ({ url })),
    delete: async ({ url }: { url: string }) => kept.delete(url),
  };
  const self = {
    location: { href: at('/me/sw.js') },
    skipWaiting: async () => undefined,
    clients: { claim: async () => undefined },
    addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
  };
  runInNewContext(code, {
    ...{ self, URL, Response, fetch: fetched },
    caches: { open: async () => cache, match: cache.match },
  });
  const start = async (...files: string[]): Promise<void> => {
    const waits: Promise<unknown>[] = [];
    const data = [...files.map((file) => at(`/me/assets/${file}`)), at('/me/api/portfolio')];
    listeners.get('message')?.({ data, waitUntil: (work: Promise<unknown>) => waits.push(work) });
    await Promise.all(waits);
  };
  /** What is shown at an address; null where the worker leaves it to the browser. */
  const open = async (path: string, mode = 'navigate'): Promise<string | null> => {
    const answers: Promise<Response>[] = [];
    const request = { mode, method: 'GET', url: at(path) };
    listeners.get('fetch')?.({ request, respondWith: (answer: Promise<Response>) => answers.push(answer) });
    const answer = await answers[0];
    return answer ? answer.text() : null;
  };
  return { hub, start, open, names: () => [...kept.keys()].toSorted() };
}

it('a page that started opens without a network, at every screen', async () => {
  const { hub, start, open } = aBrowser(page('index-1.js'));
  await start('index-1.js', 'texts-nl-1.js');
  hub.isAway = true;
  for (const path of ['/me/', '/me/exams', '/me/entry/1']) expect(await open(path)).toBe(page('index-1.js'));
  expect(await open('/me/assets/texts-nl-1.js', 'no-cors')).toBe('of /me/assets/texts-nl-1.js');
});

it('a newer page is kept when it started itself: never a shell without its files', async () => {
  const { hub, start, open, names } = aBrowser(page('index-1.js'));
  await start('index-1.js');
  hub.shell = page('index-2.js');
  // Its shell came, and the line broke before its files did.
  expect(await open('/me/')).toBe(page('index-2.js'));
  await start('index-1.js');
  hub.isAway = true;
  expect(await open('/me/')).toBe(page('index-1.js'));
  hub.isAway = false;
  await start('index-2.js');
  expect(names()).toEqual([at('/me/'), at('/me/assets/index-2.js')]);
});

it('no call, file or other document is kept or taken for the page', async () => {
  const { start, open, names, hub } = aBrowser(page('index-1.js'));
  await start('index-1.js');
  expect(await open('/me/licenses.txt')).toBe(null);
  for (const path of ['/me/api/export', '/me/sign-in/back?code=1']) expect(await open(path)).toBe(null);
  expect(await open('/me/api/portfolio', 'cors')).toBe(null);
  expect(names()).toEqual([at('/me/'), at('/me/assets/index-1.js')]);
  hub.isAway = true;
  expect(await open('/me/')).toBe(page('index-1.js'));
});
