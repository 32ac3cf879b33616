/** Who may talk to the Node host, and who may not. Raw requests, because a browser would never send most of these. */
import { request } from 'node:http';
import { connect as connectSocket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Handler } from '../../../shared/contract/contract';
import { greetHost, tokenHeader, tokenOf } from '../../../shared/contract/greet-host';
import { realWorld } from '../../../shared/kernel/real-world';
import { ok } from '../../../shared/kernel/result';
import { aFolder } from '../../../test/builders/a-journal';
import { type ANodeHost, aNodeHost } from '../../../test/builders/a-node-host';
import { meetHost } from '../../../test/builders/meet-host';
import { createRunKeeper } from './run-file';
import { askRunningHost } from './running-host';

type Answer = { status: number; body: string; headers: Record<string, string | string[] | undefined> };

let host: ANodeHost;
let authorization: string;
const portOf = (origin: string): number => Number(new URL(origin).port);
const socketNonce = 'n'.repeat(32);
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

/** Asks for a socket with these headers; the token goes where a browser can put one. */
const openSocket = (headers: Record<string, string>, path = '/__socket'): WebSocket => {
  const { port } = new URL(host.server.origin);
  const { authorization: shown = '', ...others } = headers;
  const protocols = ['vakproef', socketNonce, ...(tokenOf(shown) ? [tokenOf(shown)] : [])];
  return new WebSocket(`ws://127.0.0.1:${port}${path}`, protocols, { headers: others });
};

/** What the host answers to a request for a socket; 101 when there is one. */
const askSocket = (headers: Record<string, string>, path?: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const asking = openSocket(headers, path);
    asking.on('upgrade', ({ statusCode = 0 }) => {
      resolve(statusCode);
      asking.on('open', () => asking.terminate());
    });
    asking.on('unexpected-response', (_, { statusCode = 0 }) => resolve(statusCode));
    asking.on('error', reject);
  });

const page = () => ({ authorization, origin: host.server.origin, 'sec-fetch-site': 'same-origin' });
const call = (headers: Record<string, string>, body = '{}') =>
  send('/__call/probe.echo', { 'content-type': 'application/json', ...headers }, 'POST', body);

beforeEach(async () => {
  asked.length = 0;
  host = await aNodeHost({ handler, bodyLimit: 10_000 });
  authorization = `Bearer ${await host.enter()}`;
});
afterEach(() => host.close());

describe('the Node host lets in', () => {
  it('anybody to the page, which holds nothing, with the policy that keeps everything else out', async () => {
    const answer = await send('/');
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('<title>Vakproef</title>');
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect((await send('/assets/start-1a2b.js')).headers['content-type']).toContain('javascript');
  });

  it('a call of its own page', async () => {
    expect(await call(page())).toMatchObject({ status: 200 });
    expect(asked).toEqual(['probe.echo']);
  });

  it('a socket of its own page, at one address', async () => {
    expect(await askSocket(page())).toBe(101);
    expect(await askSocket(page(), '/')).toBe(404);
  });

  it('a second start of the same user, with a new link that works once', async () => {
    const { server, session } = host;
    const folder = aFolder();
    await createRunKeeper(folder, session).begin(server.origin);
    const running = await askRunningHost(folder, portOf(server.origin), realWorld);
    expect(running.kind).toBe('ours');
    const link = running.kind === 'ours' ? running.launchUrl : '';
    expect(new URL(link).origin).toBe(server.origin);
    authorization = `Bearer ${await meetHost(link)}`;
    expect(await call(page())).toMatchObject({ status: 200 });
    await expect(meetHost(link)).rejects.toThrow();
  });

  it('nobody by a cookie: none is set, and none is looked at', async () => {
    for (const path of ['/', '/assets/start-1a2b.js', '/__ping'])
      expect((await send(path)).headers['set-cookie']).toBeUndefined();
  });
});

describe('the Node host keeps out', () => {
  it.each(['', 'Bearer ', 'Bearer AAAA', 'Basic AAAA', 'x'])('a call with the token %j', async (wrong) => {
    expect((await call({ ...page(), authorization: wrong })).status).toBe(401);
    expect((await call({ ...page(), authorization: `${authorization}x` })).status).toBe(401);
    expect(await askSocket({ ...page(), authorization: wrong })).toBe(401);
    expect((await call({ origin: host.server.origin })).status).toBe(401);
    expect(asked).toEqual([]);
  });

  it('a token of another run, because each has its own', async () => {
    const other = await aNodeHost({ handler });
    const foreign = { ...page(), authorization: `Bearer ${await other.enter()}` };
    expect((await call(foreign)).status).toBe(401);
    expect(await askSocket(foreign)).toBe(401);
    await other.close();
  });

  it('the ticket of a second start from everything but links', async () => {
    const greeting = await greetHost(host.server.origin, host.session.owner, realWorld);
    const owner = { ...page(), ...tokenHeader(greeting.kind === 'met' ? greeting.pass.token : '') };
    expect((await call(owner)).status).toBe(401);
    expect(await askSocket(owner)).toBe(401);
  });

  it('a link that was used, and one that nobody used for two minutes', async () => {
    const used = host.server.launchUrl();
    authorization = `Bearer ${await meetHost(used)}`;
    const second = await meetHost(used);
    expect((await call(page())).status).toBe(200);
    // Met before the first one showed its token, and too late all the same.
    expect((await call({ ...page(), authorization: `Bearer ${second}` })).status).toBe(401);
    await expect(meetHost(used)).rejects.toThrow();

    let passedMs = 0;
    const world = { ...realWorld, monotonicMs: () => realWorld.monotonicMs() + passedMs };
    const patient = await aNodeHost({ world });
    const link = patient.server.launchUrl();
    passedMs = 119_000;
    await meetHost(link);
    passedMs = 121_000;
    await expect(meetHost(link)).rejects.toThrow();
    await patient.close();
  });

  it.each([
    '{}',
    '{"id":',
    '[]',
    JSON.stringify({ id: 'A'.repeat(32), nonce: 'B'.repeat(32) }),
    JSON.stringify({ id: 'owner', nonce: 'B'.repeat(32) }),
    JSON.stringify({ id: 'x'.repeat(5000), nonce: 'B'.repeat(32) }),
  ])('the invented hello %s', async (body) => {
    const answer = await send('/__hello', { 'content-type': 'application/json' }, 'POST', body);
    expect(answer).toMatchObject({ status: 401, body: '' });
  });

  it.each(['localhost', 'vakproef.example', '127.0.0.1', '[::1]'])(
    'requests that came by the name %s (DNS rebinding)',
    async (name) => {
      const { port } = new URL(host.server.origin);
      const hostHeader = name === '127.0.0.1' ? name : `${name}:${port}`;
      expect((await send('/', { host: hostHeader })).status).toBe(421);
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
    expect((await call({ authorization })).status).toBe(403);
    expect(await askSocket({ authorization })).toBe(403);
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
    const answer = await send(path);
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
    const asking = openSocket(page());
    const closed = new Promise<number>((resolve) => asking.on('close', resolve));
    asking.on('open', () => asking.send('x'.repeat(20_000)));
    asking.on('error', () => undefined);
    expect(await closed).toBe(1009);
    expect(asked).toEqual([]);
  });

  it('messages that are none, without a word', async () => {
    const asking = openSocket(page());
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
    expect(answers).toEqual(['proof', 'notice', 'answer']);
    expect(asked).toEqual(['probe.echo']);
    asking.terminate();
  });

  it('a body that is no JSON, with a problem the page understands', async () => {
    const answer = await call(page(), '{"text":');
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ problem: { code: 'invalid-input' } });
  });

  it('somebody else who asks for a link', async () => {
    // Looks for its own host in its own folder, where there is none.
    const world = { ...realWorld, pause: async () => undefined };
    expect(await askRunningHost(aFolder(), portOf(host.server.origin), world)).toEqual({
      kind: 'vakproef-of-other-data',
    });
    const asked = { 'content-type': 'application/json', authorization: 'Bearer ' };
    expect((await send('/__link', asked, 'POST', '{"nonce":"AAAAAAAAAAAAAAAAAAAAAAAA"}')).status).toBe(401);
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
    const answer = await send(path, { 'sec-fetch-site': 'same-origin' });
    expect(answer).toMatchObject({ status: 200, body: '%PDF-1.7' });
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect((await send(path, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await send(`${path}x`)).status).toBe(404);
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
    authorization = `Bearer ${await host.enter()}`;
    const answer = await call(page());
    expect(answer.status).toBe(500);
    expect(answer.body).toBe('');
    expect(host.logLines.join('\n')).toContain('"bug"');
    expect(host.logLines.join('\n')).not.toContain('Jansen');
  });
});
