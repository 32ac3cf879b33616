/** Who may talk to the Node host, and who may not. Raw requests, because a browser would never send most of these. */
import { request } from 'node:http';
import { connect as connectSocket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Handler } from '../../../shared/contract/contract';
import { ok } from '../../../shared/kernel/result';
import { languageCodes } from '../../../shared/texts/languages';
import { type ANodeHost, aNodeHost } from '../../../test/builders/a-node-host';
import { askRunningHost } from './running-host';

type Answer = { status: number; body: string; headers: Record<string, string | string[] | undefined> };

let host: ANodeHost;
let cookie: string;
const asked: string[] = [];
const handler: Handler = async (path) => {
  asked.push(path);
  return ok({ path });
};

const send = (
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body = '',
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(host.server.origin);
    const outgoing = request({ host: '127.0.0.1', port, path, method, headers }, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      incoming.on('close', () =>
        resolve({ status: incoming.statusCode ?? 0, body: text, headers: incoming.headers }),
      );
    });
    outgoing.on('error', (error) => (outgoing.destroyed ? undefined : reject(error)));
    outgoing.end(body);
  });

/** What the host answers to a request for a socket; 101 when there is one. */
const askSocket = (headers: Record<string, string>, path = '/__socket'): Promise<number> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(host.server.origin);
    const asking = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    asking.on('upgrade', ({ statusCode = 0 }) => {
      resolve(statusCode);
      asking.on('open', () => asking.terminate());
    });
    asking.on('unexpected-response', (_, { statusCode = 0 }) => resolve(statusCode));
    asking.on('error', reject);
  });

const page = () => ({ cookie, origin: host.server.origin, 'sec-fetch-site': 'same-origin' });
const call = (headers: Record<string, string>, body = '{}') =>
  send('/__call/probe.echo', { 'content-type': 'application/json', ...headers }, 'POST', body);

beforeEach(async () => {
  asked.length = 0;
  host = await aNodeHost({ handler, bodyLimit: 10_000 });
  cookie = await host.enter();
});
afterEach(() => host.close());

describe('the Node host lets in', () => {
  it('its own page, with the policy that keeps everything else out', async () => {
    const answer = await send('/', { cookie });
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('<title>Vakproef</title>');
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect((await send('/assets/start-1a2b.js', { cookie })).headers['content-type']).toContain('javascript');
  });

  it('a call of its own page', async () => {
    expect(await call(page())).toMatchObject({ status: 200 });
    expect(asked).toEqual(['probe.echo']);
  });

  it('a socket of its own page, at one address', async () => {
    expect(await askSocket(page())).toBe(101);
    expect(await askSocket(page(), '/')).toBe(404);
  });

  it('a page whose cookie it gave before it was started again', async () => {
    const again = await aNodeHost({ handler });
    expect(await again.enter()).toBe(cookie);
    await again.close();
  });

  it('a second start of the same user, with a new link', async () => {
    const port = Number(new URL(host.server.origin).port);
    const running = await askRunningHost(port, new Uint8Array(32).fill(7));
    expect(running.kind).toBe('ours');
    const link = running.kind === 'ours' ? running.launchUrl : '';
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(303);
  });
});

describe('the Node host keeps out', () => {
  it('a browser without a cookie, and tells it in every language how to get a link', async () => {
    const answer = await send('/');
    expect(answer.status).toBe(403);
    for (const language of languageCodes) expect(answer.body).toContain(`<section lang="${language}">`);
    expect(answer.body).toContain('npm start');
    expect(answer.body).not.toContain('<script');
    expect((await call({ origin: host.server.origin })).status).toBe(403);
    expect(await askSocket({ origin: host.server.origin })).toBe(403);
    expect(asked).toEqual([]);
  });

  it.each(['', 'x=y', 'vakproef-aaaaaaaaaa=', 'vakproef-aaaaaaaaaa=AAAA'])(
    'the wrong cookie %j',
    async (wrong) => {
      expect((await call({ ...page(), cookie: wrong })).status).toBe(403);
      expect((await call({ ...page(), cookie: `${cookie}x` })).status).toBe(403);
      expect(await askSocket({ ...page(), cookie: wrong })).toBe(403);
    },
  );

  it('a launch link that was used', async () => {
    const link = host.server.launchUrl();
    const path = link.slice(host.server.origin.length);
    const first = await send(path);
    expect(first.status).toBe(303);
    const given = String(first.headers['set-cookie']);
    expect(given).toContain('HttpOnly');
    expect(given).toContain('SameSite=Strict');
    const second = await send(path);
    expect(second.status).toBe(403);
    expect(second.headers['set-cookie']).toBeUndefined();
    // Whoever has the cookie already just gets the page, without the code in its address.
    expect(await send(path, { cookie })).toMatchObject({ status: 303, headers: { location: '/' } });
  });

  it.each(['?launch=', '?launch=AAAA', '?launch'])('the guessed launch link %s', async (query) => {
    expect((await send(`/${query}`)).status).toBe(403);
  });

  it.each(['localhost', 'vakproef.example', '127.0.0.1', '[::1]'])(
    'requests that came by the name %s (DNS rebinding)',
    async (name) => {
      const { port } = new URL(host.server.origin);
      const hostHeader = name === '127.0.0.1' ? name : `${name}:${port}`;
      expect((await send('/', { cookie, host: hostHeader })).status).toBe(421);
      expect((await call({ ...page(), host: hostHeader })).status).toBe(421);
      expect((await send('/__ping', { host: hostHeader })).status).toBe(421);
      expect(await askSocket({ ...page(), host: hostHeader })).toBe(421);
    },
  );

  it.each([
    { origin: 'https://vakproef.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('other sites: %j', async (foreign) => {
    expect((await call({ ...page(), ...foreign } as Record<string, string>)).status).toBe(403);
    expect(await askSocket({ ...page(), ...foreign } as Record<string, string>)).toBe(403);
    expect(asked).toEqual([]);
  });

  it('a call without an origin, and one dressed up as a form', async () => {
    expect((await call({ cookie })).status).toBe(403);
    expect(await askSocket({ cookie })).toBe(403);
    expect((await call({ ...page(), 'content-type': 'text/plain' })).status).toBe(403);
    expect((await send('/__call/probe.echo', page())).status).not.toBe(200);
    expect(asked).toEqual([]);
  });

  it.each([
    '/../device.key',
    '/assets/../../device.key',
    '/%2e%2e/device.key',
    '/..%2fdevice.key',
    '/..\\device.key',
    '//etc/passwd',
    '/assets/%00start-1a2b.js',
    '/index.html/',
    '/INDEX.HTML',
    '/device.key',
    '/assets',
    '/constructor',
    '/__proto__',
  ])('the path %s', async (path) => {
    const answer = await send(path, { cookie });
    expect(answer.status).toBe(404);
    expect(answer.body).toBe('');
  });

  it('a body over the limit, announced or not', async () => {
    const body = JSON.stringify({ text: 'x'.repeat(20_000) });
    const announced = await call({ ...page(), 'content-length': String(body.length) }, body);
    expect(announced.status).toBe(413);
    expect(JSON.parse(announced.body)).toMatchObject({ ok: false, problem: { code: 'too-large' } });
    const chunked = await call({ ...page(), 'transfer-encoding': 'chunked' }, body);
    expect(chunked.status).toBe(413);
    expect(asked).toEqual([]);
  });

  it('a message over the limit, with the socket it came by', async () => {
    const { port } = new URL(host.server.origin);
    const asking = new WebSocket(`ws://127.0.0.1:${port}/__socket`, { headers: page() });
    const closed = new Promise<number>((resolve) => asking.on('close', resolve));
    asking.on('open', () => asking.send('x'.repeat(20_000)));
    asking.on('error', () => undefined);
    expect(await closed).toBe(1009);
    expect(asked).toEqual([]);
  });

  it('messages that are none, without a word', async () => {
    const { port } = new URL(host.server.origin);
    const asking = new WebSocket(`ws://127.0.0.1:${port}/__socket`, { headers: page() });
    const answers: unknown[] = [];
    const answered = new Promise<void>((resolve) =>
      asking.on('message', (data) => {
        const said = JSON.parse(String(data));
        answers.push(said.kind);
        if (said.kind === 'answer') resolve();
      }),
    );
    asking.on('open', () => {
      for (const hostile of ['', '{', 'null', '{"kind":"request"}', new Uint8Array([255, 255, 255, 255, 0])])
        asking.send(hostile);
      asking.send('{"kind":"request","id":7,"path":"probe.echo","input":{}}');
    });
    await answered;
    expect(answers).toEqual(['notice', 'answer']);
    expect(asked).toEqual(['probe.echo']);
    asking.terminate();
  });

  it('a body that is no JSON, with a problem the page understands', async () => {
    const answer = await call(page(), '{"text":');
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ problem: { code: 'invalid-input' } });
  });

  it('somebody else who asks for a link', async () => {
    const port = Number(new URL(host.server.origin).port);
    expect(await askRunningHost(port, new Uint8Array(32).fill(8))).toEqual({
      kind: 'vakproef-of-other-data',
    });
    expect((await send('/__link', { authorization: 'Bearer ' }, 'POST')).status).toBe(403);
  });

  it('connections from outside: it listens on 127.0.0.1 only', async () => {
    const { port } = new URL(host.server.origin);
    const refused = await new Promise<string>((resolve) => {
      const socket = connectSocket({ host: '::1', port: Number(port) });
      socket.once('error', (error) => resolve((error as NodeJS.ErrnoException).code ?? ''));
      socket.once('connect', () => resolve('connected'));
    });
    expect(refused).not.toBe('connected');
  });
});

describe('previews', () => {
  it('are served to our page only, from memory, at an address nobody can guess', async () => {
    const path = host.previews.add('Beoordeling Ömer ’t Hoen.pdf', new TextEncoder().encode('%PDF-1.7'));
    const answer = await send(path, { cookie });
    expect(answer).toMatchObject({ status: 200, body: '%PDF-1.7' });
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect((await send(path)).status).toBe(403);
    expect((await send(`${path}x`, { cookie })).status).toBe(404);
  });
});

describe('the log', () => {
  it('holds no word of what a broken handler said', async () => {
    await host.close();
    host = await aNodeHost({
      handler: async () => {
        throw new Error('Jansen kreeg een onvoldoende');
      },
    });
    const answer = await call({ ...page(), origin: host.server.origin });
    expect(answer.status).toBe(500);
    expect(answer.body).toBe('');
    expect(host.logLines.join('\n')).toContain('"bug"');
    expect(host.logLines.join('\n')).not.toContain('Jansen');
  });
});
