/**
 * The page opens without a network: the newest shell that was fetched, and its own files, which never change under their
 * name. Calls and files of the candidate are never kept here.
 */
const kept = 'vakproef-me-shell';
const shell = '/me/';
const isOwnFile = (address) => new URL(address).pathname.startsWith('/me/assets/');

const keep = async (request, answer) => {
  if (answer.ok) await (await caches.open(kept)).put(request, answer.clone());
  return answer;
};

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(fetch(shell).then((answer) => keep(shell, answer)));
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// What the page loaded before this worker was there; what an earlier version had goes.
self.addEventListener('message', (event) => {
  const wanted = event.data.filter(isOwnFile);
  event.waitUntil(
    caches.open(kept).then(async (cache) => {
      for (const request of await cache.keys())
        if (isOwnFile(request.url) && !wanted.includes(request.url)) await cache.delete(request);
      await Promise.all(wanted.map(async (address) => (await cache.match(address)) ?? cache.add(address)));
    }),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (
    request.mode === 'navigate' &&
    !new URL(request.url).pathname.startsWith('/me/api/') &&
    !new URL(request.url).pathname.startsWith('/me/sign-in/')
  )
    event.respondWith(
      fetch(request)
        .then((answer) => keep(shell, answer))
        .catch(async () => (await caches.match(shell)) ?? Response.error()),
    );
  else if (request.method === 'GET' && isOwnFile(request.url))
    event.respondWith(
      caches.match(request).then((there) => there ?? fetch(request).then((answer) => keep(request, answer))),
    );
});
