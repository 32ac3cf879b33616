/** One promise, whatever carries it: direct, MessagePort, socket, and requests over HTTP with the notices of a socket. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { mostFrameBytes } from '../../shared/contract/channel-frames';
import type { Handler, Transport } from '../../shared/contract/contract';
import { problem } from '../../shared/kernel/problem';
import { realWorld } from '../../shared/kernel/real-world';
import { err, ok } from '../../shared/kernel/result';
import { type ANodeHost, aNodeHost, pretendToBePage, socketAddress } from '../../test/builders/a-node-host';
import { aSquatter } from '../../test/fakes/a-squatter';
import { type Crossing, contractSuite } from '../../test/suites/contract-suite';
import { createHostAccess, type HostAccess } from './host-access';
import { httpRequests } from './http-requests';
import { portTransport, servePort } from './port-transport';
import { socketTransport } from './socket-transport';

afterEach(() => vi.unstubAllGlobals());

contractSuite('a direct call', async (handler) => {
  const listeners = new Set<(path: string, body: unknown) => void>();
  let gone: (error: Error) => void = () => undefined;
  const cut = new Promise<never>((_, reject) => {
    gone = reject;
  });
  cut.catch(() => undefined);
  return {
    transport: {
      request: (path, input) => Promise.race([cut, handler(path, input)]),
      onNotice: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    notify: (path, body) => {
      for (const listener of listeners) listener(path, body);
    },
    cut: async () => gone(new Error('gone')),
    close: async () => undefined,
  };
});

contractSuite('a MessagePort', async (handler) => {
  const { port1, port2 } = new MessageChannel();
  const { notify, stop } = servePort(port1, handler);
  return {
    transport: portTransport(port2),
    notify,
    cut: async () => stop(),
    close: async () => {
      port1.close();
      port2.close();
    },
  };
});

contractSuite('a MessagePort that passes another transport on', async (handler) => {
  const inner = new MessageChannel();
  const outer = new MessageChannel();
  const served = servePort(inner.port1, handler);
  const middle: Transport = portTransport(inner.port2);
  servePort(outer.port1, middle);
  return {
    transport: portTransport(outer.port2),
    notify: served.notify,
    cut: async () => served.stop(),
    close: async () => {
      for (const port of [inner.port1, inner.port2, outer.port1, outer.port2]) port.close();
    },
  };
});

type Tab = Pick<Storage, 'getItem' | 'setItem'> & { readonly kept: Map<string, string> };

/** What the session storage of a browser keeps, for one tab. */
function aTab(): Tab {
  const kept = new Map<string, string>();
  return { kept, getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => void kept.set(key, text) };
}

const overSocket = (access: HostAccess, origin: string): Transport =>
  socketTransport(realWorld, access, socketAddress(origin));

/** A page that came to this host by a link. */
async function anEnteredPage(host: ANodeHost) {
  const { origin } = host.server;
  pretendToBePage(origin);
  const tab = aTab();
  const access = createHostAccess(origin, tab, realWorld);
  expect(await access.enterByLink(host.server.launchUrl())).toBe(true);
  return { access, tab, transport: overSocket(access, origin) };
}

const portOf = (host: ANodeHost): number => Number(new URL(host.server.origin).port);

const overTheNodeHost =
  (connect: (access: HostAccess, origin: string) => Transport) =>
  async (handler: Handler): Promise<Crossing> => {
    const host = await aNodeHost({ handler });
    const { access } = await anEnteredPage(host);
    return {
      transport: connect(access, host.server.origin),
      notify: host.notify,
      cut: () => host.server.close(),
      close: async () => {
        vi.unstubAllGlobals();
        await host.close();
      },
    };
  };

contractSuite('a socket', overTheNodeHost(overSocket));

contractSuite(
  'HTTP, with the notices of a socket',
  overTheNodeHost((access, origin) => ({
    ...overSocket(access, origin),
    request: httpRequests(access.tokenNow, origin),
  })),
);

describe('a socket', () => {
  it('hears the present state first, and again after the host crashed and was started anew', async () => {
    const first = await aNodeHost();
    const { transport } = await anEnteredPage(first);
    const heard: string[] = [];
    const stop = transport.onNotice((path) => heard.push(path));
    await expect.poll(() => heard).toEqual(['probe.present']);
    await first.close();
    const second = await aNodeHost({ port: portOf(first), tabs: first.session.tabs() });
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['probe.present', 'probe.present']);
    stop();
    await second.close();
  });

  it('rejects what was asked when it broke, and answers again as soon as there is a host', async () => {
    const first = await aNodeHost({ handler: () => new Promise(() => undefined) });
    const { transport } = await anEnteredPage(first);
    const { request } = transport;
    const asked = request('probe.echo', {});
    await expect.poll(() => first.session.tabs().length).toBe(1);
    await Promise.all([expect(asked).rejects.toThrow(), first.close()]);
    await expect(request('probe.echo', {})).rejects.toThrow();
    const second = await aNodeHost({
      tabs: first.session.tabs(),
      port: portOf(first),
      handler: async (path) => ok({ path }),
    });
    expect(await request('probe.echo', {})).toEqual(ok({ path: 'probe.echo' }));
    await second.close();
  });

  it('is not asked for more than the host takes', async () => {
    const host = await aNodeHost({ handler: async () => ok({}) });
    const { transport } = await anEnteredPage(host);
    const answer = await transport.request('probe.echo', { bytes: new Uint8Array(mostFrameBytes + 1) });
    expect(answer).toEqual(err(problem('too-large', { path: 'probe.echo', limit: mostFrameBytes })));
    await host.close();
  });
});

describe('a page', () => {
  it('that is loaded again meets its host with the ticket of its tab', async () => {
    const host = await aNodeHost({ handler: async (path) => ok({ path }) });
    const { tab } = await anEnteredPage(host);
    const again = createHostAccess(host.server.origin, tab, realWorld);
    const answer = await overSocket(again, host.server.origin).request('probe.echo', {});
    expect(answer).toEqual(ok({ path: 'probe.echo' }));
    await host.close();
  });

  it('that came without a link, or with one of another address, is let into nothing', async () => {
    const host = await aNodeHost({ handler: async () => ok({}) });
    pretendToBePage(host.server.origin);
    const access = createHostAccess(host.server.origin, aTab(), realWorld);
    await expect(overSocket(access, host.server.origin).request('probe.echo', {})).rejects.toThrow();
    const { hash } = new URL(host.server.launchUrl());
    for (const link of ['', 'x', `http://127.0.0.1:1/${hash}`, `https://vakproef.example/${hash}`])
      expect(await access.enterByLink(link)).toBe(false);
    expect(access.state.get()).toBe('refused');
    await host.close();
  });

  it('whose host was stopped in order goes on with a new link', async () => {
    const first = await aNodeHost({ handler: async () => ok({}) });
    const { transport, access } = await anEnteredPage(first);
    const stop = transport.onNotice(() => undefined);
    await transport.request('probe.echo', {});
    await first.close();
    const second = await aNodeHost({ port: portOf(first), handler: async (path) => ok({ path }) });
    await expect.poll(access.state.get, { timeout: 10_000 }).toBe('refused');
    await expect(transport.request('probe.echo', {})).rejects.toThrow();
    expect(await access.enterByLink(second.server.launchUrl())).toBe(true);
    expect(await transport.request('probe.echo', {})).toEqual(ok({ path: 'probe.echo' }));
    stop();
    await second.close();
  });

  it('that is let in by a new link while it still asks with the old ticket stays in', async () => {
    const first = await aNodeHost();
    const { tab } = await anEnteredPage(first);
    await first.close();
    const second = await aNodeHost({ port: portOf(first) });
    let asked: Promise<unknown> = Promise.resolve();
    const setItem: Tab['setItem'] = (key, text) => {
      asked = access.pass();
      tab.setItem(key, text);
    };
    const access = createHostAccess(second.server.origin, { ...tab, setItem }, realWorld);
    expect(await access.enterByLink(second.server.launchUrl())).toBe(true);
    expect(await asked).toEqual(await access.pass());
    expect(access.state.get()).toBe('open');
    await second.close();
  });

  it.each([
    ['answers everything with yes', '{"ok":true,"value":{}}'],
    ['invents a proof', JSON.stringify({ nonce: 'x'.repeat(32), proof: 'y'.repeat(43) })],
  ])('gives whoever takes the port and %s a name and a number, and no word', async (_, answer) => {
    const host = await aNodeHost({ handler: async () => ok({}) });
    const { transport, access, tab } = await anEnteredPage(host);
    const stop = transport.onNotice(() => undefined);
    await transport.request('probe.echo', {});
    const { token } = await access.pass();
    await host.close();
    await expect.poll(access.tokenNow).toBeNull();
    const squatter = await aSquatter(portOf(host), answer);
    await expect(transport.request('probe.echo', { text: 'Jansen' })).rejects.toThrow();
    await expect(httpRequests(access.tokenNow, host.server.origin)('probe.echo', {})).rejects.toThrow();
    await expect.poll(access.state.get).toBe('refused');
    expect(new Set(squatter.heard.map(({ url }) => url))).toEqual(new Set(['/__hello']));
    const heard = JSON.stringify(squatter.heard);
    const { key } = JSON.parse([...tab.kept.values()][0] ?? '{}');
    for (const secret of ['Jansen', token, key]) expect(heard).not.toContain(secret);
    stop();
    await squatter.close();
  });

  it('says nothing on a socket to whoever took the port after the meeting', async () => {
    const host = await aNodeHost();
    const { access } = await anEnteredPage(host);
    const known = await access.pass();
    await host.close();
    const squatter = await aSquatter(portOf(host), '');
    const transport = overSocket({ ...access, pass: async () => known }, host.server.origin);
    await expect(transport.request('probe.echo', { text: 'Jansen' })).rejects.toThrow();
    expect(squatter.heard).toHaveLength(1);
    expect(JSON.stringify(squatter)).not.toContain('Jansen');
    await squatter.close();
  });
});
