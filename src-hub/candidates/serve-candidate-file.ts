/**
 * The bytes of the candidate's own evidence, whole or a part of it, and everything at once. They travel as bytes and nothing
 * else: no browser is ever told to show or to run them.
 */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../../shared/kernel/problem';
import { candidateExportPath, composeCandidateFilePath } from '../../shared/protocol/candidate-paths';
import type { Endpoint } from '../../shared/protocol/http-contract';
import { digestHeader } from '../../shared/protocol/hub-api';
import { findHeld } from '../bodies/kept-bodies';
import { sendProblem } from '../http/problem-answer';
import { goOn, readNoting, readRange } from '../http/serve-body';
import { type Door, guardsOf } from '../http/serve-contract';
import type { Store } from '../store/open-store';
import type { Candidate } from './candidate-standing';
import { exportPortfolio } from './export-portfolio';
import type { FileParts } from './page-parts';
import { idsOfPerson, readPortfolio } from './read-portfolio';
import { tellCandidate } from './tell-candidate';
import { standing } from './tell-portfolio';

/** The file that a piece of evidence of this very candidate names; of another's as of none. */
async function findFile(
  { database }: Store,
  { organisationId, person }: Candidate,
  evidenceId: string,
  isPreview: boolean,
): Promise<string | null> {
  const personIds = await idsOfPerson(database, organisationId, person.participantId);
  const { evidence } = standing(await readPortfolio(database, organisationId, personIds));
  const file = evidence.find(({ portfolioEvidenceId }) => portfolioEvidenceId === evidenceId)?.file;
  return (isPreview ? file?.preview?.digest : file?.digest) ?? null;
}

async function sendFile(
  { store, bodies }: FileParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const candidate = request.getDecorator<Candidate>('caller');
  const { evidenceId = '' } = request.params as { readonly evidenceId?: string };
  const isPreview = (request.query as { readonly as?: unknown }).as === 'preview';
  const digest = await findFile(store, candidate, evidenceId, isPreview);
  const [body] =
    digest && bodies
      ? await findHeld(store.database, bodies.objects, candidate.organisationId, [digest])
      : [];
  if (!body || !bodies) return sendProblem(reply, problem('candidate-not-found'));
  const span = readRange(request.headers.range, body.bytes);
  if (span === 'never') return reply.code(416).header('content-range', `bytes */${body.bytes}`).send();
  const { start, end } = span ?? { start: 0, end: body.bytes };
  const read = readNoting(store, bodies.objects, body, { start, end });
  const first = await read.next();
  await tellCandidate(store, candidate, 'candidate-read', 'file');
  reply.headers({ 'accept-ranges': 'bytes', 'content-length': end - start, [digestHeader]: body.digest });
  if (span) reply.code(206).header('content-range', `bytes ${start}-${end - 1}/${body.bytes}`);
  reply.type('application/octet-stream').header('content-disposition', 'attachment');
  return reply.send(Readable.from(goOn(store.world, first, read), { objectMode: false }));
}

async function sendExport(
  parts: FileParts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const candidate = request.getDecorator<Candidate>('caller');
  const { world } = parts.store;
  const zip = await exportPortfolio(parts, candidate, world.now());
  await tellCandidate(parts.store, candidate, 'candidate-read', 'export');
  const name = `portfolio-${world.now().toISOString().slice(0, 10)}.zip`;
  reply.type('application/zip').header('content-disposition', `attachment; filename="${name}"`);
  return reply.send(Readable.from(zip, { objectMode: false }));
}

/** Adds both to a scope whose door is that of candidates. A link in the page downloads them: it carries no header. */
export function serveCandidateFiles(scope: FastifyInstance, door: Door<Candidate>, parts: FileParts): void {
  const onRequest = guardsOf({ caller: 'candidate', isForEveryProtocol: true } as Endpoint, door);
  scope.get(
    composeCandidateFilePath(':evidenceId'),
    { onRequest, exposeHeadRoute: false },
    (request, reply) => sendFile(parts, request, reply),
  );
  scope.get(candidateExportPath, { onRequest, exposeHeadRoute: false }, (request, reply) =>
    sendExport(parts, request, reply),
  );
}
