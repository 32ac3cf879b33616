/**
 * The bytes of a file, whole or a part of it, to a device that may see a change which names them. They travel as bytes and
 * nothing else: no browser is ever told to show them.
 */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { problem } from '../../shared/kernel/problem';
import type { World } from '../../shared/kernel/world';
import { SealBrokenError, type Span } from '../../shared/node/sealed-chunks';
import { composeBodyPath } from '../../shared/protocol/body-api';
import type { Endpoint } from '../../shared/protocol/http-contract';
import { digestHeader } from '../../shared/protocol/hub-api';
import { digestSchema } from '../../shared/values/identity';
import { countAudit } from '../audit/write-audit';
import { findNamed } from '../bodies/find-named';
import { type BodyRow, findHeld, noteDamaged } from '../bodies/kept-bodies';
import type { ObjectStore } from '../bodies/object-store';
import { readBody } from '../bodies/sealed-body';
import type { Store } from '../store/open-store';
import type { Caller } from './authenticate';
import { describeFailure, sendProblem } from './problem-answer';
import { type Door, guardsOf } from './serve-contract';
import type { UploadDeps } from './serve-uploads';

const paramsSchema = z.object({ digest: digestSchema });
const ranges = /^bytes=(\d{0,15})-(\d{0,15})$/;

/** The part that is asked for (RFC 9110, 14.2): null for none, or one we do not read; `never` where it lies outside. */
export function readRange(header: string | undefined, bytes: number): Span | null | 'never' {
  const [, from, to] = ranges.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return null;
  if (from === '')
    return to === '0' || bytes === 0 ? 'never' : { start: Math.max(0, bytes - Number(to)), end: bytes };
  const span = { start: Number(from), end: to === '' ? bytes : Math.min(bytes, Number(to) + 1) };
  if (to !== '' && Number(to) < span.start) return null;
  return span.start < bytes ? span : 'never';
}

async function findBody(
  { store, bodies, sightOf }: UploadDeps,
  caller: Caller,
  digest: string,
): Promise<BodyRow | null> {
  if (!bodies) return null;
  const { organisationId, deviceId } = caller;
  const { sees } = await sightOf(store, caller);
  const named = (await findNamed(store.database, { organisationId, deviceId, sees }, [digest])).get(digest);
  if (!named || named.isErased) return null;
  const [held] = await findHeld(store.database, bodies.objects, organisationId, [digest]);
  return held ?? null;
}

/** As `readBody`; one that does not open any more is not held from then on, so that devices bring it anew. */
export async function* readNoting(
  { database, world }: Store,
  objects: ObjectStore,
  body: BodyRow,
  span: Span,
): AsyncGenerator<Buffer, void, void> {
  try {
    yield* readBody(objects, body, span);
  } catch (error) {
    if (error instanceof SealBrokenError) await noteDamaged(database, body, world.now());
    throw error;
  }
}

/** What was pulled to see that it comes, and then the rest; whoever looks after the hub hears where that fails. */
export async function* goOn(
  world: World,
  first: IteratorResult<Buffer, void>,
  rest: AsyncGenerator<Buffer, void, void>,
): AsyncGenerator<Buffer> {
  if (first.done) return;
  try {
    yield first.value;
    yield* rest;
  } catch (error) {
    describeFailure(error as Error, composeBodyPath(':digest'), world);
    throw error;
  }
}

/** Adds it to a server that serves the contract already. */
export function serveBody(server: FastifyInstance, door: Door<Caller>, deps: UploadDeps): void {
  const { store, bodies } = deps;
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const caller = request.getDecorator<Caller>('caller');
    const asked = paramsSchema.safeParse(request.params).data;
    const body = asked ? await findBody(deps, caller, asked.digest) : null;
    if (!body || !bodies) return sendProblem(reply, problem('body-missing'));
    const span = readRange(request.headers.range, body.bytes);
    if (span === 'never') return reply.code(416).header('content-range', `bytes */${body.bytes}`).send();
    const { start, end } = span ?? { start: 0, end: body.bytes };
    const read = readNoting(store, bodies.objects, body, { start, end });
    const first = await read.next();
    const told = { what: 'body-read', deviceId: caller.deviceId } as const;
    await countAudit(store.database, caller.organisationId, told, store.world.now());
    reply.headers({ 'accept-ranges': 'bytes', 'content-length': end - start, [digestHeader]: body.digest });
    if (span) reply.code(206).header('content-range', `bytes ${start}-${end - 1}/${body.bytes}`);
    reply.type('application/octet-stream').header('content-disposition', 'attachment');
    return reply.send(Readable.from(goOn(store.world, first, read), { objectMode: false }));
  };
  const endpoint = { caller: 'device' } as Endpoint;
  server.get(
    composeBodyPath(':digest'),
    { onRequest: guardsOf(endpoint, door), exposeHeadRoute: false },
    answer,
  );
}
