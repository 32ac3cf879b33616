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
import { digestHeader } from '../../shared/protocol/hub-api';
import { protocolHeader, refuseProtocol } from '../../shared/protocol/protocol-version';
import { ProblemError, sendFailure, sendProblem } from './problem-answer';

type Authenticate<Caller> = (request: FastifyRequest) => Promise<Result<Caller>>;
/** A handler whose types the contract has proved where it was written. */
type AnyHandler = (input: unknown, caller: unknown) => Promise<Result<unknown>>;

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

function guardsOf<Caller>(
  endpoint: Endpoint,
  authenticate: Authenticate<Caller>,
): onRequestAsyncHookHandler[] {
  const checkProtocol: onRequestAsyncHookHandler = async (request, reply) => {
    const refusal = refuseProtocol(request.headers[protocolHeader]?.toString());
    if (refusal) return sendProblem(reply, refusal);
  };
  const checkCaller: onRequestAsyncHookHandler = async (request, reply) => {
    const caller = await authenticate(request);
    if (!caller.ok) return sendProblem(reply, caller.problem);
    request.setDecorator('caller', caller.value);
  };
  return [
    ...(endpoint.isForEveryProtocol ? [] : [checkProtocol]),
    ...(endpoint.caller === 'device' ? [checkCaller] : []),
  ];
}

const sendBytes = (reply: FastifyReply, { bytes, digest }: BytesAnswer): FastifyReply =>
  reply
    .header(digestHeader, digest)
    .type('application/octet-stream')
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));

function setStations(server: FastifyInstance, world: World): void {
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
  server.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, problem('invalid-input', { at: 'path' })),
  );
  server.decorateRequest('caller', null);
}

/** Adds every endpoint of the contract to the server. */
export function serveContract<C extends HttpContract, Caller>(
  server: FastifyInstance,
  contract: C,
  handlers: HandlersOf<C, Caller>,
  authenticate: Authenticate<Caller>,
  world: World,
): void {
  setStations(server, world);
  for (const [name, endpoint] of Object.entries(contract)) {
    const handle = handlers[name] as AnyHandler;
    server.route({
      method: endpoint.method,
      url: endpoint.path,
      schema: endpoint.method === 'GET' ? { querystring: endpoint.input } : { body: endpoint.input },
      onRequest: guardsOf(endpoint, authenticate),
      handler: async (request, reply) => {
        const input = endpoint.method === 'GET' ? request.query : request.body;
        const answer = await handle(input, request.getDecorator('caller'));
        if (!answer.ok) return sendProblem(reply, answer.problem);
        return endpoint.output === 'bytes'
          ? sendBytes(reply, answer.value as BytesAnswer)
          : reply.send(answer.value);
      },
    });
  }
}
