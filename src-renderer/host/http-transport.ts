/**
 * Requests to the Node host: one POST per call, one event stream for notices. The stream is opened with the first
 * listener, comes back by itself after the host was gone, and always begins with the present state, so that a notice
 * missed in between does no harm.
 */
import { decodeValue, decodeWithBytes, encodeValue } from '../../shared/contract/codec';
import type { Transport } from '../../shared/contract/contract';
import type { World } from '../../shared/kernel/world';

/** Answers with bytes in them come as bytes. */
const bytesType = 'application/octet-stream';
const reopenAfterMs = 1500;

/** @param origin of the Node host; blank for the page's own */
export function httpTransport(world: Pick<World, 'after'>, origin = ''): Transport {
  const listeners = new Set<(path: string, body: unknown) => void>();
  let stream: EventSource | null = null;

  const hear = (event: MessageEvent<string>): void => {
    const notice = decodeValue(event.data);
    if (typeof notice !== 'object' || notice === null || !('path' in notice) || !('body' in notice)) return;
    for (const listener of [...listeners]) listener(String(notice.path), notice.body);
  };
  const openStream = (): void => {
    const opened = new EventSource(`${origin}/__notices`);
    stream = opened;
    opened.onmessage = hear;
    opened.onerror = () => {
      // The browser retries a broken connection itself, but gives up for good after an answer such as 503.
      if (opened.readyState !== EventSource.CLOSED || stream !== opened) return;
      world.after(reopenAfterMs, () => {
        if (stream === opened && listeners.size > 0) openStream();
      });
    };
  };

  return {
    request: async (path, input) => {
      const response = await fetch(`${origin}/__call/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: bytesType },
        body: encodeValue(input),
      });
      const type = response.headers.get('content-type');
      if (type === bytesType) return decodeWithBytes(new Uint8Array(await response.arrayBuffer()));
      if (!type?.startsWith('application/json')) throw new Error(`host answered ${response.status}`);
      return decodeValue(await response.text());
    },
    onNotice: (listener) => {
      listeners.add(listener);
      if (!stream) openStream();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stream?.close();
        stream = null;
      };
    },
  };
}
