/**
 * The page opens without a network: the newest shell that started itself with all its files, and those, which never change under
 * their name. Calls and files of the candidate are never kept here.
 */
const kept = 'vakproef-me-shell';
const shell = '/me/';
const isOwnFile = (address) => new URL(address).pathname.startsWith('/me/assets/');
/** Every address below without a name of a file is the page. */
const isScreen = ({ pathname }) => !/^\/me\/(api|sign-in)\/|\./.test(pathname);
const namedBy = (html) =>
  [...html.matchAll(/(?:src|href)="(\/me\/assets\/[^"]+)"/g)].map(
    ([, path]) => new URL(path, self.location.href).href,
  );

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** The shell goes with its files or not at all: without a network half of it is a white page. */
async function keepWhole(wanted) {
  const cache = await caches.open(kept);
  await Promise.all(wanted.map(async (address) => (await cache.match(address)) ?? cache.add(address)));
  const answer = await fetch(shell, { cache: 'no-store' });
  const html = await answer.clone().text();
  // A page that came out meanwhile is kept when it has started.
  if (!answer.ok || !namedBy(html).every((address) => wanted.includes(address))) return;
  await cache.put(shell, answer);
  for (const request of await cache.keys())
    if (isOwnFile(request.url) && !wanted.includes(request.url)) await cache.delete(request);
}

/** The page says which files it started with. */
self.addEventListener('message', (event) => event.waitUntil(keepWhole(event.data.filter(isOwnFile))));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.mode === 'navigate' && isScreen(new URL(request.url)))
    event.respondWith(fetch(request).catch(async () => (await caches.match(shell)) ?? Response.error()));
  else if (request.method === 'GET' && isOwnFile(request.url))
    event.respondWith(caches.match(request).then((there) => there ?? fetch(request)));
});
