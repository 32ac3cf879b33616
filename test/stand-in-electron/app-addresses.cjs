/**
 * Schemes of an application (`app://vakproef`) in a browser that knows none of them: they are served from loopback at
 * `http://app.vakproef.localhost`, a secure context with one origin whatever the port. Main only ever sees `app://`.
 */
const http = require('node:http');
const { Readable } = require('node:stream');

function createAppAddresses() {
  /** Sessions share one browser here: an address is asked of each session that has the scheme, until one knows it. */
  const handlersByScheme = new Map();
  const privileged = new Set();
  const isOurs = (scheme) => handlersByScheme.has(scheme) || privileged.has(scheme);

  const toReal = (url) => {
    const found = /^([a-z][a-z0-9+.-]*):\/\/([^/]*)(.*)$/.exec(url);
    return found && isOurs(found[1]) ? `http://${found[1]}.${found[2]}.localhost${found[3]}` : url;
  };
  const toApp = (url) => {
    const found = /^http:\/\/([a-z0-9+-]+)\.([^/.:]+)\.localhost(?::\d+)?(.*)$/.exec(url ?? '');
    return found && isOurs(found[1]) ? `${found[1]}://${found[2]}${found[3]}` : (url ?? '');
  };
  const originOf = (appUrl) => /^[a-z][a-z0-9+.-]*:\/\/[^/]*/.exec(appUrl)?.[0] ?? 'null';

  async function answer(request, response) {
    const real = `http://${request.headers.host}${request.url}`;
    const url = toApp(real);
    const handlers = url === real ? [] : [...(handlersByScheme.get(url.split(':')[0])?.values() ?? [])];
    const hidden = new Set(['host', 'connection']);
    const headers = Object.entries(request.headers).filter(([name]) => !hidden.has(name));
    let answered = new Response(null, { status: 404 });
    for (const handler of handlers) {
      answered = await handler(new Request(url, { method: request.method, headers }));
      if (answered.status !== 404) break;
    }
    response.writeHead(answered.status, Object.fromEntries(answered.headers));
    if (answered.body) Readable.fromWeb(answered.body).pipe(response);
    else response.end();
  }

  /** `protocol` of one session. */
  const createProtocol = () => {
    const owner = Symbol('session');
    const ofScheme = (scheme) => {
      if (!handlersByScheme.has(scheme)) handlersByScheme.set(scheme, new Map());
      return handlersByScheme.get(scheme);
    };
    return {
      registerSchemesAsPrivileged: (schemes) => {
        for (const { scheme } of schemes) privileged.add(scheme);
      },
      handle: (scheme, handler) => void ofScheme(scheme).set(owner, handler),
      unhandle: (scheme) => void ofScheme(scheme).delete(owner),
      isProtocolHandled: (scheme) => ofScheme(scheme).has(owner),
    };
  };
  /** Starts serving; resolves to the port. Carries pages only, never messages between page and main. */
  const listen = () =>
    new Promise((resolve) => {
      const server = http.createServer((request, response) => {
        answer(request, response).catch(() => response.destroy());
      });
      server.listen(0, '127.0.0.1', () => {
        server.unref();
        resolve(server.address().port);
      });
    });
  return { toReal, toApp, originOf, protocol: createProtocol(), createProtocol, listen };
}

module.exports = { createAppAddresses };
