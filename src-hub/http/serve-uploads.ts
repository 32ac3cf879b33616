/**
 * Bytes of files come in by tus, behind the same guards as every call of the contract: who sends is settled first, then
 * whether a change names these bytes, and only then they are read.
 */
import type { IncomingMessage } from 'node:http';
import { Server } from '@tus/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, problem } from '../../shared/kernel/problem';
import {
  bodyUploadsPath,
  composeUploadPath,
  maxUploadChunkBytes,
  uploadChunkType,
  uploadDigestKey,
} from '../../shared/protocol/body-api';
import type { Endpoint } from '../../shared/protocol/http-contract';
import { digestSchema } from '../../shared/values/identity';
import { hasRoom } from '../bodies/centre-room';
import { findNamed } from '../bodies/find-named';
import type { Bodies } from '../bodies/object-store';
import { takeIn } from '../bodies/take-in';
import type { UploadName } from '../bodies/upload-pieces';
import { failureOf, problemOf, UploadStore } from '../bodies/upload-store';
import { logEvent } from '../log';
import type { WorkOutSight } from '../sight/work-out-sight';
import type { Store } from '../store/open-store';
import type { Caller } from './authenticate';
import { describeFailure, sendProblem } from './problem-answer';
import { type Door, guardsOf } from './serve-contract';

/** A device that lost its access may still hand in what it recorded. */
const upload: Pick<Endpoint, 'caller' | 'isForRevoked'> = { caller: 'device', isForRevoked: true };

/** The tus server names an upload by this; nothing of it was typed by anybody. */
const idOf = ({ organisationId, deviceId, digest }: UploadName): string =>
  `${organisationId}/${deviceId}/${digest}`;
function nameOf(id: string): UploadName {
  const [organisationId, deviceId, digest = ''] = id.split('/');
  return {
    organisationId: organisationId as UploadName['organisationId'],
    deviceId: deviceId as UploadName['deviceId'],
    digest,
  };
}

/** The digest that the metadata of a new upload says; blank when it says none. */
function readMetadata(header: string | undefined): string {
  const pairs = (header ?? '').split(',').map((pair) => pair.trim().split(' '));
  const value = pairs.find(([key]) => key === uploadDigestKey)?.[1] ?? '';
  return Buffer.from(value, 'base64').toString('utf8');
}

const headerOf = (request: FastifyRequest, name: string): string | undefined =>
  request.headers[name]?.toString();

/** Which bytes it is about: of a new upload by its metadata, else by its address. */
function readDigest(request: FastifyRequest): string | null {
  const said =
    request.method === 'POST'
      ? readMetadata(headerOf(request, 'upload-metadata'))
      : request.url.split('?')[0]?.slice(bodyUploadsPath.length + 1);
  return digestSchema.safeParse(said).data ?? null;
}

function findTooLarge(request: FastifyRequest, { maxBytes }: Bodies): Problem | null {
  const chunk = Number(headerOf(request, 'content-length') ?? (request.method === 'PATCH' ? Number.NaN : 0));
  if (!(chunk <= maxUploadChunkBytes)) return problem('too-large', { max: maxUploadChunkBytes });
  const whole = Number(headerOf(request, 'upload-length') ?? 0);
  return whole > maxBytes ? problem('body-too-large', { max: maxBytes }) : null;
}

export type UploadDeps = {
  readonly store: Store;
  /** Null: this hub was given no place for files. */
  readonly bodies: Bodies | null;
  readonly sightOf: WorkOutSight;
};

/** @param mostAtOnce how many pieces come in at once; whoever comes on top of them tries again */
export function createGate(
  mostAtOnce: number,
): (request: FastifyRequest, reply: FastifyReply) => Problem | null {
  let underWay = 0;
  return ({ method }, { raw }) => {
    if (method !== 'PATCH') return null;
    if (underWay >= mostAtOnce) return problem('hub-busy');
    underWay += 1;
    raw.once('close', () => {
      underWay -= 1;
    });
    return null;
  };
}

/** Whether a change that the device may see names these bytes, and so long where it begins to send them. */
async function isNamed(
  { store, sightOf }: UploadDeps,
  request: FastifyRequest,
  digest: string,
): Promise<boolean> {
  const { organisationId, deviceId, sight } = request.getDecorator<Caller>('caller');
  const { sees } = await sightOf(store, { organisationId, deviceId, sight });
  const named = (await findNamed(store.database, { organisationId, deviceId, sees }, [digest])).get(digest);
  if (!named || named.isErased) return false;
  return request.method !== 'POST' || named.sizes.includes(Number(headerOf(request, 'upload-length')));
}

/** An upload that was begun goes on, whatever came meanwhile. */
async function isRoomLeft(
  { store, bodies }: UploadDeps,
  request: FastifyRequest,
  digest: string,
): Promise<boolean> {
  if (!bodies || request.method !== 'POST') return true;
  const { organisationId } = request.getDecorator<Caller>('caller');
  const bytes = Number(headerOf(request, 'upload-length'));
  if (await hasRoom(store.database, bodies, { organisationId, digest }, bytes)) return true;
  logEvent(store.world, 'centre-full', { organisationId });
  return false;
}

export type TusParts = {
  readonly store: Store;
  readonly bodies: Bodies;
  readonly path: string;
  /** Which upload a request is about; whoever hands it on asked that. */
  readonly nameByRequest: WeakMap<IncomingMessage, UploadName>;
  readonly createStore: (nameOf: (id: string) => UploadName) => UploadStore;
  readonly addressOf: (name: UploadName) => string;
  /** Why it is not taken, all of it having come. */
  readonly onFinish: (name: UploadName) => Promise<Problem | null>;
};

/** A tus server that answers what was let in. */
export function createTus({
  store,
  bodies,
  path,
  nameByRequest,
  createStore,
  addressOf,
  onFinish,
}: TusParts): Server {
  const idOfRequest = (request: {
    readonly runtime?: { readonly node?: { readonly req?: unknown } };
  }): string => {
    const name = nameByRequest.get(request.runtime?.node?.req as IncomingMessage);
    if (!name) throw new Error('broken invariant: an upload that nobody asked for');
    return idOf(name);
  };
  return new Server({
    path,
    datastore: createStore(nameOf),
    maxSize: bodies.maxBytes,
    allowedOrigins: [],
    namingFunction: idOfRequest,
    getFileIdFromRequest: idOfRequest,
    generateUrl: (_request, { id }) => addressOf(nameOf(id)),
    onUploadFinish: async (_request, { id }) => {
      const refusal = await onFinish(nameOf(id));
      if (refusal) throw failureOf(refusal);
      return {};
    },
    onResponseError: (_request, error) => {
      if (error instanceof Error) return failureOf(describeFailure(error, path, store.world));
      const said = problemOf(error);
      return said ? failureOf(said) : undefined;
    },
  });
}

/** Hands it to the tus server, which answers by itself. */
export async function passToTus(tus: Server, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value);
  await tus.handle(request.raw, reply.raw);
}

/** Adds the uploads to a server that serves the contract already. */
export async function serveUploads(
  server: FastifyInstance,
  door: Door<Caller>,
  deps: UploadDeps,
  mostAtOnce: number,
): Promise<void> {
  const { store, bodies } = deps;
  const isTooMuch = createGate(mostAtOnce);
  const nameByRequest = new WeakMap<IncomingMessage, UploadName>();
  const tus =
    bodies &&
    createTus({
      ...{ store, bodies, nameByRequest, path: bodyUploadsPath },
      createStore: (nameOf) => new UploadStore(store, bodies, nameOf),
      addressOf: ({ digest }) => composeUploadPath(digest),
      onFinish: (name) => takeIn(store, bodies, name),
    });
  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (!bodies || !tus) return sendProblem(reply, problem('hub-takes-no-files'));
    const digest = readDigest(request);
    if (!digest) return sendProblem(reply, problem('invalid-input', { at: uploadDigestKey }));
    const tooLarge = findTooLarge(request, bodies);
    if (tooLarge) return sendProblem(reply, tooLarge);
    if (!(await isNamed(deps, request, digest))) return sendProblem(reply, problem('body-unnamed'));
    if (!(await isRoomLeft(deps, request, digest))) return sendProblem(reply, problem('hub-full'));
    const tooMuch = isTooMuch(request, reply);
    if (tooMuch) return sendProblem(reply.header('retry-after', '2'), tooMuch);
    const { organisationId, deviceId } = request.getDecorator<Caller>('caller');
    nameByRequest.set(request.raw, { organisationId, deviceId, digest });
    await passToTus(tus, request, reply);
    return reply;
  };
  await server.register(async (scope) => {
    // The tus server reads the bytes itself.
    scope.addContentTypeParser(uploadChunkType, (_request, _payload, done) => done(null));
    const onRequest = guardsOf(upload as Endpoint, door);
    scope.route({ method: 'POST', url: bodyUploadsPath, onRequest, handler });
    scope.route({ method: ['HEAD', 'PATCH'], url: `${bodyUploadsPath}/:digest`, onRequest, handler });
  });
}
