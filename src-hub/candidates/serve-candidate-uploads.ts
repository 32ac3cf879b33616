/**
 * Bytes of evidence come in from the candidate's page by tus, behind the same guards as its calls. `beginEvidence` made the
 * upload; here it goes on, piece by piece. That all of it came is no receipt: `finishEvidence` reads it back.
 */
import type { IncomingMessage } from 'node:http';
import type { Server } from '@tus/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { OrganisationId, ParticipantId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { maxUploadChunkBytes, uploadChunkType } from '../../shared/protocol/body-api';
import { candidateUploadsPath, composeCandidateUploadPath } from '../../shared/protocol/candidate-paths';
import type { Endpoint } from '../../shared/protocol/http-contract';
import { idSchema } from '../../shared/values/identity';
import type { Bodies } from '../bodies/object-store';
import type { UploadName } from '../bodies/upload-pieces';
import { UploadStore } from '../bodies/upload-store';
import { sendProblem } from '../http/problem-answer';
import { type Door, guardsOf } from '../http/serve-contract';
import { createGate, createTus, passToTus } from '../http/serve-uploads';
import type { Store } from '../store/open-store';
import type { Candidate } from './candidate-standing';
import { type Coming, findComing, uploadOf } from './coming-evidence';
import { idsOfPerson } from './read-portfolio';

/** As it is for a device, but for bytes that the centre has already: those have to be sent all the same. */
class CandidateUploadStore extends UploadStore {
  protected override async findHeld(): Promise<null> {
    return null;
  }
}

/** One of this person; under another of their ids only where they were merged meanwhile, which is looked for last. */
async function find(
  { database }: Store,
  organisationId: OrganisationId,
  participantId: ParticipantId,
  uploadId: string,
): Promise<Coming | null> {
  const own = await findComing(database, organisationId, [participantId], { uploadId });
  if (own) return own;
  const personIds = await idsOfPerson(database, organisationId, participantId);
  return findComing(database, organisationId, personIds, { uploadId });
}

const uploadIdSchema = idSchema<'Upload'>();

/** Adds them to a scope whose door is that of candidates. */
export async function serveCandidateUploads(
  scope: FastifyInstance,
  door: Door<Candidate>,
  { store, bodies }: { readonly store: Store; readonly bodies: Bodies | null },
  mostAtOnce: number,
): Promise<void> {
  const isTooMuch = createGate(mostAtOnce);
  const nameByRequest = new WeakMap<IncomingMessage, UploadName>();
  const tus: Server | null =
    bodies &&
    createTus({
      store,
      bodies,
      nameByRequest,
      path: candidateUploadsPath,
      createStore: (nameOf) => new CandidateUploadStore(store, bodies, nameOf),
      addressOf: ({ deviceId }) => composeCandidateUploadPath(deviceId),
      onFinish: async () => null,
    });
  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (!tus) return sendProblem(reply, problem('hub-takes-no-files'));
    const { organisationId, person } = request.getDecorator<Candidate>('caller');
    const uploadId = uploadIdSchema.safeParse((request.params as { uploadId?: string }).uploadId).data;
    const coming = uploadId && (await find(store, organisationId, person.participantId, uploadId));
    if (!coming) return sendProblem(reply, problem('candidate-not-found'));
    const length = Number(request.headers['content-length'] ?? (request.method === 'PATCH' ? Number.NaN : 0));
    if (!(length <= maxUploadChunkBytes))
      return sendProblem(reply, problem('too-large', { max: maxUploadChunkBytes }));
    const tooMuch = isTooMuch(request, reply);
    if (tooMuch) return sendProblem(reply.header('retry-after', '2'), tooMuch);
    nameByRequest.set(request.raw, uploadOf(coming));
    await passToTus(tus, request, reply);
    return reply;
  };
  await scope.register(async (inner) => {
    // The tus server reads the bytes itself.
    inner.addContentTypeParser(uploadChunkType, (_request, _payload, done) => done(null));
    const onRequest = guardsOf({ caller: 'candidate', isForEveryProtocol: true } as Endpoint, door);
    inner.route({ method: ['HEAD', 'PATCH'], url: `${candidateUploadsPath}/:uploadId`, onRequest, handler });
  });
}
