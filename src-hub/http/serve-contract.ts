/**
 * A contract served by Fastify through its own stations: who asks is settled before the body is read (`onRequest`), a
 * body is read and held to its digest by the parser, input is parsed by the validator, and then the handler answers.
 */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { z } from 'zod';
import { type Problem, problem } from '../../shared/kernel/problem';
import type { Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import type { BytesAnswer, Endpoint, HandlersOf, HttpContract } from '../../shared/protocol/http-contract';
import { digestHeader, signatureHeader } from '../../shared/protocol/hub-api';
import { protocolHeader, refuseProtocol } from '../../shared/protocol/protocol-version';
import type { CallerGuards } from './guard-callers';
import { ProblemError, sendFailure, sendProblem } from './problem-answer';

/** Who may come in. Without guards nobody is counted. */
export type Door<Caller> = {
  readonly authenticate: (request: FastifyRequest, endpoint: Endpoint) => Promise<Result<Caller>>;
  /** By which a caller is counted. */
  readonly idOf: (caller: Caller) => string;
  readonly guards?: CallerGuards;
};
/** A handler whose types the contract has proved where it was written. */
type AnyHandler = (input: unknown, caller: unknown, reply: FastifyReply) => Promise<Result<unknown>>;

function readBody(request: FastifyRequest, bytes: Buffer): unknown {
  const expected = request.headers[digestHeader];
  if (expected !== undefined && createHash('sha256').update(bytes).digest('hex') !== expected)
    throw new ProblemError(problem('hash-wrong', { at: 'body' }));
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new ProblemError(problem('invalid-input', { at: 'body' }));
  }
}

const whereWrong = (error: z.ZodError): Problem =>
  problem('invalid-input', { at: error.issues[0]?.path.join('.') ?? '' });

/** What a request passes before its body is read. */
export function guardsOf<Caller>(endpoint: Endpoint, door: Door<Caller>): onRequestAsyncHookHandler[] {
  const { authenticate, idOf, guards } = door;
  const checkProtocol: onRequestAsyncHookHandler = async (request, reply) => {
    const refusal = refuseProtocol(request.headers[protocolHeader]?.toString());
    if (refusal) return sendProblem(reply, refusal);
  };
  const checkStranger: onRequestAsyncHookHandler = async (request, reply) => {
    const tooMany = await guards?.stranger(request);
    if (tooMany) return sendProblem(reply, tooMany);
  };
  const checkCaller: onRequestAsyncHookHandler = async (request, reply) => {
    const caller = await authenticate(request, endpoint);
    const tooMany = caller.ok
      ? await guards?.device(request, idOf(caller.value))
      : await guards?.stranger(request);
    if (tooMany) return sendProblem(reply, tooMany);
    if (!caller.ok) return sendProblem(reply, caller.problem);
    request.setDecorator('caller', caller.value);
  };
  const checkWho = endpoint.caller === 'anyone' ? [checkStranger] : [checkCaller];
  return [...(endpoint.isForEveryProtocol ? [] : [checkProtocol]), ...(endpoint.isUncounted ? [] : checkWho)];
}

const sendBytes = (reply: FastifyReply, { bytes, digest, signature }: BytesAnswer): FastifyReply =>
  reply
    .headers(signature === undefined ? {} : { [signatureHeader]: signature })
    .header(digestHeader, digest)
    .type('application/octet-stream')
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));

function setStations<Caller>(server: FastifyInstance, { guards }: Door<Caller>, world: World): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, bytes: Buffer) => readBody(request, bytes),
  );
  server.setValidatorCompiler<z.ZodType>(({ schema }) => (value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? { value: parsed.data } : { error: new ProblemError(whereWrong(parsed.error)) };
  });
  server.setErrorHandler<ProblemError>((error, _request, reply) => sendFailure(reply, error, world));
  server.setNotFoundHandler(async (request, reply) => {
    const tooMany = await guards?.stranger(request);
    return sendProblem(reply, tooMany ?? problem('invalid-input', { at: 'path' }));
  });
  server.decorateRequest('caller', null);
}

/** Adds one endpoint to a server on which a contract is served, or to a part of it. */
export function serveEndpoint<Caller>(
  server: FastifyInstance,
  endpoint: Endpoint,
  door: Door<Caller>,
  handle: AnyHandler,
): void {
  server.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: endpoint.method === 'GET' ? { querystring: endpoint.input } : { body: endpoint.input },
    onRequest: guardsOf(endpoint, door),
    ...(endpoint.maxBytes === undefined ? {} : { bodyLimit: endpoint.maxBytes }),
    handler: async (request, reply) => {
      const input = endpoint.method === 'GET' ? request.query : request.body;
      const answer = await handle(input, request.getDecorator('caller'), reply);
      if (!answer.ok) return sendProblem(reply, answer.problem);
      return endpoint.output === 'bytes'
        ? sendBytes(reply, answer.value as BytesAnswer)
        : reply.send(answer.value);
    },
  });
}

/** Adds every endpoint of the contract to the server. */
export function serveContract<C extends HttpContract, Caller>(
  server: FastifyInstance,
  contract: C,
  handlers: HandlersOf<C, Caller>,
  door: Door<Caller>,
  world: World,
): void {
  setStations(server, door, world);
  for (const [name, endpoint] of Object.entries(contract))
    serveEndpoint(server, endpoint, door, handlers[name] as AnyHandler);
}
