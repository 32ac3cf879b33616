/** The candidate's page on a hub: its calls, its uploads and files, signing in with an account, and the page itself. */
import type { FastifyInstance, FastifyReply, onRequestAsyncHookHandler } from 'fastify';
import { candidateContract } from '../../shared/protocol/candidate-contract';
import type { Endpoint } from '../../shared/protocol/http-contract';
import { createCallerGuards } from '../http/guard-callers';
import type { HubLimits } from '../http/limits';
import { sendProblem } from '../http/problem-answer';
import { type Door, guardsOf, serveEndpoint } from '../http/serve-contract';
import { createDoors } from './account-way';
import { authenticateCandidate } from './authenticate-candidate';
import { createCandidateHandlers } from './candidate-handlers';
import { type CandidateSite, findElsewhere } from './candidate-site';
import type { Candidate } from './candidate-standing';
import type { CandidateHandlers, PageParts } from './page-parts';
import { serveAccount } from './serve-account';
import { serveCandidateFiles } from './serve-candidate-file';
import { readPageFiles, serveCandidatePage } from './serve-candidate-page';
import { serveCandidateUploads } from './serve-candidate-uploads';

export type CandidatePlace = CandidateSite & {
  /** Where the built page lies; null: calls are answered, and there is no page. */
  readonly folder: string | null;
};

export type CandidateParts = PageParts & { readonly limits: HubLimits };

type AnyHandler = (
  input: unknown,
  caller: unknown,
  reply: FastifyReply,
) => ReturnType<CandidateHandlers['me']>;

/** Adds all of it to a server that serves the hub's contract already. */
export async function serveCandidates(
  server: FastifyInstance,
  parts: CandidateParts,
  place: CandidatePlace,
): Promise<void> {
  const { store, bodies, providers, limits } = parts;
  const { world } = store;
  const { perCandidate: perDevice, candidatesPerAddress: perAddress } = limits;
  const guards = createCallerGuards(server, { ...limits, perDevice, perAddress }, world);
  const door: Door<Candidate> = {
    authenticate: (request) => authenticateCandidate(store, place, request),
    idOf: ({ session }) => `candidate ${session.tokenHash}`,
    guards,
  };
  const only =
    (isCall: boolean): onRequestAsyncHookHandler =>
    async (request, reply) => {
      const elsewhere = findElsewhere(place, request, isCall);
      if (elsewhere) return sendProblem(reply, elsewhere);
    };
  await server.register(async (calls) => {
    calls.addHook('onRequest', only(true));
    const handlers = createCandidateHandlers(parts, place);
    for (const [name, endpoint] of Object.entries(candidateContract))
      serveEndpoint(calls, endpoint, door, handlers[name as keyof CandidateHandlers] as AnyHandler);
    await serveCandidateUploads(calls, door, { store, bodies }, limits.uploadsAtOnce);
  });
  await server.register(async (downloads) => {
    downloads.addHook('onRequest', only(false));
    serveCandidateFiles(downloads, door, { store, bodies });
  });
  const stranger = guardsOf({ caller: 'anyone', isForEveryProtocol: true } as Endpoint, door);
  serveAccount(server, place, { store, providers, doors: createDoors(world) }, stranger);
  const files = place.folder === null ? null : await readPageFiles(place.folder);
  if (files) serveCandidatePage(server, files, stranger);
}
