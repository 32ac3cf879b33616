/** One promise, whatever carries it: direct, MessagePort, socket, and requests over HTTP with the notices of a socket. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { mostFrameBytes } from '../../shared/contract/channel-frames';
import type { Handler, Transport } from '../../shared/contract/contract';
import { problem } from '../../shared/kernel/problem';
import { realWorld } from '../../shared/kernel/real-world';
import { err, ok } from '../../shared/kernel/result';
import { aNodeHost, pretendToBePage, socketAddress } from '../../test/builders/a-node-host';
import { type Crossing, contractSuite } from '../../test/suites/contract-suite';
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

const overTheNodeHost =
  (connect: (origin: string) => Transport) =>
  async (handler: Handler): Promise<Crossing> => {
    const host = await aNodeHost({ handler });
    pretendToBePage(host.server.origin, await host.enter());
    return {
      transport: connect(host.server.origin),
      notify: host.notify,
      cut: () => host.server.close(),
      close: async () => {
        vi.unstubAllGlobals();
        await host.close();
      },
    };
  };

contractSuite(
  'a socket',
  overTheNodeHost((origin) => socketTransport(realWorld, socketAddress(origin))),
);

contractSuite(
  'HTTP, with the notices of a socket',
  overTheNodeHost((origin) => ({
    ...socketTransport(realWorld, socketAddress(origin)),
    request: httpRequests(origin),
  })),
);

describe('a socket', () => {
  it('hears the present state first, and again after the host was killed and started anew', async () => {
    const secret = new Uint8Array(32).fill(9);
    const first = await aNodeHost({ secret });
    const { origin } = first.server;
    pretendToBePage(origin, await first.enter());
    const heard: string[] = [];
    const stop = socketTransport(realWorld, socketAddress(origin)).onNotice((path) => heard.push(path));
    await expect.poll(() => heard).toEqual(['probe.present']);
    await first.close();
    const second = await aNodeHost({ secret, port: Number(new URL(origin).port) });
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['probe.present', 'probe.present']);
    stop();
    await second.close();
  });

  it('rejects what was asked when it broke, and answers again as soon as there is a host', async () => {
    const secret = new Uint8Array(32).fill(9);
    const first = await aNodeHost({ secret, handler: () => new Promise(() => undefined) });
    const { origin } = first.server;
    pretendToBePage(origin, await first.enter());
    const { request } = socketTransport(realWorld, socketAddress(origin));
    const asked = request('probe.echo', {});
    await Promise.all([expect(asked).rejects.toThrow(), first.close()]);
    await expect(request('probe.echo', {})).rejects.toThrow();
    const second = await aNodeHost({
      secret,
      port: Number(new URL(origin).port),
      handler: async (path) => ok({ path }),
    });
    expect(await request('probe.echo', {})).toEqual(ok({ path: 'probe.echo' }));
    await second.close();
  });

  it('is not asked for more than the host takes', async () => {
    const host = await aNodeHost({ handler: async () => ok({}) });
    pretendToBePage(host.server.origin, await host.enter());
    const { request } = socketTransport(realWorld, socketAddress(host.server.origin));
    const answer = await request('probe.echo', { bytes: new Uint8Array(mostFrameBytes + 1) });
    expect(answer).toEqual(err(problem('too-large', { path: 'probe.echo', limit: mostFrameBytes })));
    await host.close();
  });
});
