/**
 * A MessagePort as transport: between page and Electron's main process, and between page and its own workers. A
 * worker thus uses the very contracts of the page, whichever host runs them.
 */
import type { Handler, Transport } from '../../shared/contract/contract';
import {
  channelTransport,
  type MessageChannelEnd,
  serveChannel,
} from '../../shared/contract/message-channel';

const portEnd = (port: MessagePort): MessageChannelEnd => ({
  post: (message) => port.postMessage(message),
  onMessage: (listener) => {
    port.addEventListener('message', (event) => listener(event.data));
    port.start();
  },
  onClose: (listener) => port.addEventListener('close', listener),
});

/** The asking side of the port. */
export const portTransport = (port: MessagePort): Transport => channelTransport(portEnd(port));

/**
 * The answering side of the port.
 * @param served a transport, whose notices are passed on as well, or a handler
 * @returns how to send a notice of one's own, and how to stop passing notices on
 */
export function servePort(
  port: MessagePort,
  served: Transport | Handler,
): { readonly notify: (path: string, body: unknown) => void; readonly stop: () => void } {
  if (typeof served === 'function') {
    const { notify } = serveChannel(portEnd(port), served);
    return { notify, stop: () => port.close() };
  }
  const { notify } = serveChannel(portEnd(port), served.request);
  const stopNotices = served.onNotice(notify);
  const stop = () => {
    stopNotices();
    port.close();
  };
  port.addEventListener('close', stopNotices);
  return { notify, stop };
}
