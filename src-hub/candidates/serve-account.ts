/** The two addresses of a sign-in with an account: there, and back. A browser walks them; no script asks for them. */
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { problem } from '../../shared/kernel/problem';
import { candidatePagePath } from '../../shared/protocol/candidate-link';
import { candidateAccountPath, candidateReturnPath } from '../../shared/protocol/candidate-paths';
import { defaultLanguage } from '../../shared/texts/languages';
import { idSchema } from '../../shared/values/identity';
import { beginWay, endWay, type WayParts, wayMs } from './account-way';
import { type CandidateSite, isSecure, originOf } from './candidate-site';
import { composeCookie, readCookie } from './cookies';
import { sessionIdleMs } from './sessions';

const centreSchema = idSchema<'Organisation'>();
const language = /^[a-z]{2,3}/;

const languageOf = ({ headers }: FastifyRequest): string =>
  language.exec(headers['accept-language']?.toString() ?? '')?.[0] ?? defaultLanguage;

/** Back to the page, which says it in words. */
const tell = (reply: FastifyReply, code: string): FastifyReply =>
  reply.redirect(`${candidatePagePath}#problem=${code}`, 303);

export function serveAccount(
  scope: FastifyInstance,
  site: CandidateSite,
  parts: WayParts,
  onRequest: onRequestAsyncHookHandler[],
): void {
  const cookie = (name: 'session' | 'way', held: string | null, ms: number): string =>
    composeCookie(name, held, { isSecure: isSecure(site), seconds: Math.floor(ms / 1000) });
  const begin = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const asked = request.query as { readonly centre?: unknown };
    const centre = centreSchema.safeParse(asked.centre).data;
    const origin = originOf(site, request);
    if (!centre || !origin) return tell(reply, 'identity-provider-missing');
    const begun = await beginWay(parts, centre, `${origin}${candidateReturnPath}`, languageOf(request));
    if (!begun.ok) return tell(reply, begun.problem.code);
    return reply
      .header('set-cookie', cookie('way', begun.value.way, wayMs))
      .redirect(begun.value.address, 303);
  };
  const end = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const origin = originOf(site, request);
    if (!origin) return tell(reply, problem('candidate-elsewhere').code);
    const brought = (name: 'session' | 'way') => readCookie(request.headers.cookie, name, isSecure(site));
    const ended = await endWay(parts, brought('way'), new URL(request.url, origin), brought('session'));
    const forget = cookie('way', null, 0);
    if (!ended.ok) return tell(reply.header('set-cookie', forget), ended.problem.code);
    const kept = cookie('session', ended.value.token, sessionIdleMs);
    return reply.header('set-cookie', [forget, kept]).redirect(candidatePagePath, 303);
  };
  scope.get(candidateAccountPath, { onRequest, exposeHeadRoute: false }, begin);
  scope.get(candidateReturnPath, { onRequest, exposeHeadRoute: false }, end);
}
