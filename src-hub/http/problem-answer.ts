/** How a problem travels: the status of the catalogue, and the problem as JSON. */
import type { FastifyError, FastifyReply } from 'fastify';
import { type Problem, problem, problemCatalogue } from '../../shared/kernel/problem';
import { randomHex, type World } from '../../shared/kernel/world';
import { SealBrokenError } from '../../shared/node/sealed-chunks';
import { StoreError } from '../bodies/object-store';
import { logEvent } from '../log';
import { isDatabaseAway } from '../store/database-away';

const logIdBytes = 8;

/** A problem where Fastify takes only an error: parsers and validators. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(reason: Problem) {
    super(reason.code);
    this.problem = reason;
  }
}

/** Answers with a problem. */
export function sendProblem(reply: FastifyReply, reason: Problem): FastifyReply {
  if (reason.code === 'too-many-requests') reply.header('retry-after', String(reason.details.seconds ?? 1));
  return reply.code(problemCatalogue[reason.code].status).send({ problem: reason });
}

/** What went wrong, in a word for whoever asked. What nobody foresaw is logged by an id and told by that id alone. */
export function describeFailure(
  error: Error & { readonly code?: string },
  route: string,
  world: World,
): Problem {
  if (isDatabaseAway(error)) {
    logEvent(world, 'database-away', { code: error.code ?? '', route });
    return problem('hub-busy');
  }
  if (error instanceof StoreError) {
    logEvent(world, error.failure === 'full' ? 'bodies-full' : 'bodies-away', { code: error.message, route });
    return problem(error.failure === 'full' ? 'hub-full' : 'hub-busy');
  }
  if (error instanceof SealBrokenError) logEvent(world, 'body-damaged', { route });
  const logId = randomHex(world, logIdBytes);
  // A database error's message may quote a value; its code never does.
  logEvent(world, 'internal-error', { logId, name: error.name, code: error.code ?? '' });
  return problem('internal', { logId });
}

/** Answers whatever went wrong on the way. */
export function sendFailure(
  reply: FastifyReply,
  error: FastifyError | ProblemError,
  world: World,
): FastifyReply {
  if (error instanceof ProblemError) return sendProblem(reply, error.problem);
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return sendProblem(reply, problem('too-large', { max: reply.routeOptions.bodyLimit ?? 0 }));
  if (error.statusCode !== undefined && error.statusCode < 500)
    return sendProblem(reply, problem('invalid-input', { at: 'request' }));
  const reason = describeFailure(error, reply.routeOptions?.url ?? '', world);
  return sendProblem(reason.code === 'hub-busy' ? reply.header('retry-after', '2') : reply, reason);
}
