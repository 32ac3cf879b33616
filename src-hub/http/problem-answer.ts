/** How a problem travels: the status of the catalogue, and the problem as JSON. */
import type { FastifyReply } from 'fastify';
import { type Problem, problemCatalogue } from '../../shared/kernel/problem';

/** Answers with a problem. */
export const sendProblem = (reply: FastifyReply, problem: Problem): FastifyReply =>
  reply.code(problemCatalogue[problem.code].status).send({ problem });
