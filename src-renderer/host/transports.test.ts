/** One promise, three transports: direct, MessagePort and HTTP. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Transport } from '../../shared/contract/contract';
import { realWorld } from '../../shared/kernel/real-world';
import { aNodeHost, pretendToBePage } from '../../test/builders/a-node-host';
import { EventSource } from '../../test/fakes/event-source';
import { contractSuite } from '../../test/suites/contract-suite';
import { httpTransport } from './http-transport';
import { portTransport, servePort } from './port-transport';

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

contractSuite('HTTP', async (handler) => {
  const host = await aNodeHost({ handler });
  vi.stubGlobal('EventSource', EventSource);
  pretendToBePage(host.server.origin, await host.enter());
  return {
    transport: httpTransport(realWorld, host.server.origin),
    notify: host.notify,
    cut: () => host.server.close(),
    close: async () => {
      vi.unstubAllGlobals();
      await host.close();
    },
  };
});

describe('HTTP transport', () => {
  it('hears the present state first, and again after the host was killed and started anew', async () => {
    const secret = new Uint8Array(32).fill(9);
    vi.stubGlobal('EventSource', EventSource);
    const first = await aNodeHost({ secret });
    const { origin } = first.server;
    pretendToBePage(origin, await first.enter());
    const heard: string[] = [];
    const stop = httpTransport(realWorld, origin).onNotice((path) => heard.push(path));
    await expect.poll(() => heard).toEqual(['probe.present']);
    await first.close();
    const second = await aNodeHost({ secret, port: Number(new URL(origin).port) });
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['probe.present', 'probe.present']);
    stop();
    await second.close();
  });
});
