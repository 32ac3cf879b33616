/**
 * The hub's HTTP side: five routes, all JSON, each answering with its schema or a problem. It parses, asks, and
 * answers; what is decided stands in `accept`, `accounts` and `changes`. It keeps nothing between requests.
 */
import { createHash, randomUUID } from 'node:crypto';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { z } from 'zod';
import { type Problem, problem } from '../../shared/kernel/problem';
import type { Result } from '../../shared/kernel/result';
import {
  digestHeader,
  enrolRequestSchema,
  type HealthAnswer,
  pushRequestSchema,
  timeHeader,
} from '../../shared/protocol/hub-api';
import { protocolFloor, protocolHeader, protocolVersion } from '../../shared/protocol/protocol-version';
import { acceptChanges } from '../accept/accept-changes';
import { signReceipts } from '../accept/sign-receipts';
import { enrolDevice } from '../accounts/enrol-device';
import { maxPageCount, readFeed } from '../changes/feed';
import { createSnapshots } from '../changes/snapshot';
import { logEvent } from '../log';
import type { Store } from '../store/open-store';
import { authenticate, type Caller } from './authenticate';
import { sendProblem } from './problem-answer';

/** One change of the largest size, written as JSON inside JSON, still fits. */
const maxBodyBytes = 24 * 1024 * 1024;

const pullQuerySchema = z.object({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  limit: z.coerce.number().int().min(1).default(maxPageCount),
});

function checkProtocol(request: FastifyRequest): Problem | null {
  const spoken = Number(request.headers[protocolHeader]);
  if (!Number.isInteger(spoken)) return problem('invalid-input', { at: protocolHeader });
  return spoken < protocolFloor ? problem('protocol-too-old', { spoken, floor: protocolFloor }) : null;
}

/** Parses the body, which was kept as bytes so that its digest can be checked. */
function parseBody<T>(schema: z.ZodType<T>, request: FastifyRequest): Result<T> {
  const bytes = request.body;
  if (!(bytes instanceof Buffer)) return { ok: false, problem: problem('invalid-input', { at: 'body' }) };
  const expected = request.headers[digestHeader];
  if (expected !== undefined && createHash('sha256').update(bytes).digest('hex') !== expected)
    return { ok: false, problem: problem('hash-wrong', { at: 'body' }) };
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    return { ok: false, problem: problem('invalid-input', { at: 'body' }) };
  }
  const parsed = schema.safeParse(value);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problem: problem('invalid-input', { at: parsed.error.issues[0]?.path.join('.') ?? '' }) };
}

function answerFailure(error: FastifyError, reply: FastifyReply): FastifyReply {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return sendProblem(reply, problem('too-large', { max: maxBodyBytes }));
  if (error.statusCode !== undefined && error.statusCode < 500)
    return sendProblem(reply, problem('invalid-input', { at: 'request' }));
  const logId = randomUUID();
  // A database error's message may quote a value; its code never does.
  logEvent('internal-error', { logId, name: error.name, code: error.code ?? '' });
  return sendProblem(reply, problem('internal', { logId }));
}

/** Builds the server; the caller lets it listen and closes it. */
export function createServer(store: Store, now: () => Date): FastifyInstance {
  const server = Fastify({ bodyLimit: maxBodyBytes, forceCloseConnections: true, logger: false });
  const snapshotOf = createSnapshots(store);

  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  server.setErrorHandler((error: FastifyError, _request, reply) => answerFailure(error, reply));
  server.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, problem('invalid-input', { at: 'path' })),
  );
  server.addHook('onRequest', async (request, reply) => {
    reply.header(timeHeader, now().toISOString());
    reply.header('cache-control', 'no-store');
    const refusal = request.url.startsWith('/v1/health') ? null : checkProtocol(request);
    if (refusal) return sendProblem(reply, refusal);
  });

  /** A route that only an enrolled device may call. */
  const asDevice =
    (handle: (caller: Caller, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const caller = await authenticate(store, request);
      return caller.ok ? handle(caller.value, request, reply) : sendProblem(reply, caller.problem);
    };

  server.get('/v1/health', async (_request, reply) => {
    const { epoch } = await store.database.selectFrom('hub').select('epoch').executeTakeFirstOrThrow();
    const { hubId } = store.identity;
    const answer: HealthAnswer = {
      hubId,
      epoch,
      protocol: protocolVersion,
      protocolFloor,
      time: now().toISOString(),
    };
    return reply.send(answer);
  });

  server.post('/v1/devices', async (request, reply) => {
    const body = parseBody(enrolRequestSchema, request);
    if (!body.ok) return sendProblem(reply, body.problem);
    const enrolled = await enrolDevice(store, body.value, now);
    return enrolled.ok ? reply.send(enrolled.value) : sendProblem(reply, enrolled.problem);
  });

  server.post(
    '/v1/changes',
    asDevice(async (caller, request, reply) => {
      const body = parseBody(pushRequestSchema, request);
      if (!body.ok) return sendProblem(reply, body.problem);
      const accepted = await acceptChanges(store, caller, body.value.changes, now);
      return accepted.ok
        ? reply.send(signReceipts(store, caller.epoch, caller.deviceId, accepted.value))
        : sendProblem(reply, accepted.problem);
    }),
  );

  server.get(
    '/v1/changes',
    asDevice(async (caller, request, reply) => {
      const query = pullQuerySchema.safeParse(request.query);
      if (!query.success) return sendProblem(reply, problem('invalid-input', { at: 'query' }));
      return reply.send(await readFeed(store.database, caller, query.data.after, query.data.limit));
    }),
  );

  server.get(
    '/v1/snapshot',
    asDevice(async (caller, _request, reply) => {
      const { bytes, digest } = await snapshotOf(caller);
      return reply.header(digestHeader, digest).type('application/octet-stream').send(bytes);
    }),
  );

  return server;
}
