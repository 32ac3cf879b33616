/** Counts what each caller takes, and says when it is too much: by device once it is proved, else by address. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Problem, problem } from '../../shared/kernel/problem';
import type { World } from '../../shared/kernel/world';
import { logEvent } from '../log';
import type { HubLimits } from './limits';

export type CallerGuards = {
  /** Somebody without a token, or with a wrong one. Null when it may go on. */
  readonly stranger: (request: FastifyRequest) => Promise<Problem | null>;
  /** A device whose token was proved; one request under way until the answer is sent. */
  readonly device: (request: FastifyRequest, deviceId: string) => Promise<Problem | null>;
};

const minuteMs = 60_000;

/** The address as it is counted: who has one IPv6 network has 2^64 addresses in it. */
export const countedAddress = (ip: string): string =>
  ip.includes(':') && !ip.startsWith('::ffff:') ? ip.split(':').slice(0, 4).join(':') : ip;

/** Guards over a server on which `@fastify/rate-limit` is registered. */
export function createCallerGuards(server: FastifyInstance, limits: HubLimits, world: World): CallerGuards {
  const countStranger = server.createRateLimit({
    max: limits.perAddress,
    timeWindow: minuteMs,
    keyGenerator: ({ ip }) => `address ${countedAddress(ip)}`,
  });
  const idOf = new WeakMap<FastifyRequest, string>();
  const countDevice = server.createRateLimit({
    max: limits.perDevice,
    timeWindow: minuteMs,
    keyGenerator: (request) => `device ${idOf.get(request)}`,
  });
  const underWay = new Map<string, number>();
  const leave = (deviceId: string): void => {
    const left = (underWay.get(deviceId) ?? 1) - 1;
    if (left > 0) underWay.set(deviceId, left);
    else underWay.delete(deviceId);
  };
  server.addHook('onRequest', async (request, reply) => {
    reply.raw.once('close', () => {
      const deviceId = idOf.get(request);
      if (deviceId !== undefined) leave(deviceId);
    });
  });

  type Count = Awaited<ReturnType<typeof countStranger>>;
  const refuse = (count: Count, details: Readonly<Record<string, string>>): Problem | null => {
    if (count.isAllowed || !count.isExceeded) return null;
    logEvent(world, 'too-many-requests', details);
    return problem('too-many-requests', { seconds: count.ttlInSeconds });
  };
  return {
    stranger: async (request) => refuse(await countStranger(request), { by: 'address' }),
    device: async (request, deviceId) => {
      idOf.set(request, deviceId);
      const atOnce = (underWay.get(deviceId) ?? 0) + 1;
      underWay.set(deviceId, atOnce);
      if (atOnce > limits.atOncePerDevice) return problem('too-many-requests', { seconds: 1 });
      return refuse(await countDevice(request), { by: 'device', deviceId });
    },
  };
}
