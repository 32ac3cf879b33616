/**
 * Requests, answers and notices over anything that carries plain values both ways: a MessagePort of the page, of a
 * worker, or of Electron's main process, or a socket of the Node host. Matching an answer to its request is written here once.
 *
 * A request that gets no answer because the channel closed is rejected, never left hanging.
 */
import { problem } from '../kernel/problem';
import { err } from '../kernel/result';
import type { Handler, Transport } from './contract';

export type MessageChannelEnd = {
  readonly post: (message: unknown) => void;
  /** Calls back on every message; called once per end. */
  readonly onMessage: (listener: (message: unknown) => void) => void;
  readonly onClose: (listener: () => void) => void;
};

type Message =
  | { readonly kind: 'request'; readonly id: number; readonly path: string; readonly input: unknown }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'unreachable'; readonly id: number }
  | { readonly kind: 'notice'; readonly path: string; readonly body: unknown };

/** Only the outline is checked here: input and output are parsed by the contract itself. */
const readMessage = (value: unknown): Message | null => {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null;
  const hasId = 'id' in value && typeof value.id === 'number';
  const hasPath = 'path' in value && typeof value.path === 'string';
  switch (value.kind) {
    case 'request':
      return hasId && hasPath ? (value as Message) : null;
    case 'answer':
    case 'unreachable':
      return hasId ? (value as Message) : null;
    case 'notice':
      return hasPath ? (value as Message) : null;
    default:
      return null;
  }
};

/** The asking side of a channel. */
export function channelTransport(end: MessageChannelEnd): Transport {
  const pending = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
  const listeners = new Set<(path: string, body: unknown) => void>();
  let lastId = 0;
  let closed = false;
  const settle = (id: number) => {
    const waiter = pending.get(id);
    pending.delete(id);
    return waiter;
  };
  end.onMessage((value) => {
    const message = readMessage(value);
    if (message?.kind === 'answer') settle(message.id)?.resolve(message.answer);
    if (message?.kind === 'unreachable') settle(message.id)?.reject(new Error('other side unreachable'));
    if (message?.kind === 'notice')
      for (const listener of [...listeners]) listener(message.path, message.body);
  });
  end.onClose(() => {
    closed = true;
    for (const id of [...pending.keys()]) settle(id)?.reject(new Error('channel closed'));
  });
  return {
    request: (path, input) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error('channel closed'));
        const id = ++lastId;
        pending.set(id, { resolve, reject });
        try {
          end.post({ kind: 'request', id, path, input } satisfies Message);
        } catch (error) {
          pending.delete(id);
          throw error;
        }
      }),
    onNotice: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/**
 * The answering side of a channel.
 * @param answerRequest may reject: then the asker is told that its host cannot be reached
 * @returns how to send a notice to the asker
 */
export function serveChannel(
  end: MessageChannelEnd,
  answerRequest: Handler | Transport['request'],
): { readonly notify: (path: string, body: unknown) => void } {
  end.onMessage(async (value) => {
    const message = readMessage(value);
    if (message?.kind !== 'request') return;
    const { id, path, input } = message;
    let reply: Message;
    try {
      reply = { kind: 'answer', id, answer: await answerRequest(path, input) };
    } catch {
      reply = { kind: 'unreachable', id };
    }
    try {
      end.post(reply);
    } catch {
      // The answer holds something that cannot cross: a bug of the handler, and the asker must not wait for ever.
      end.post({ kind: 'answer', id, answer: err(problem('internal', { path, logId: 'not-cloneable' })) });
    }
  });
  return { notify: (path, body) => end.post({ kind: 'notice', path, body } satisfies Message) };
}
