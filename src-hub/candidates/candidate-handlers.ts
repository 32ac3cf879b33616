/** The hub's answer to every call of the candidate's page. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OrganisationId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import type { CandidateMe } from '../../shared/protocol/candidate-api';
import type { Store } from '../store/open-store';
import { hasAccounts } from './account-way';
import { readResultCopy, readResults } from './candidate-results';
import { type CandidateSite, isSecure } from './candidate-site';
import { readPageCentre } from './candidate-standing';
import { composeCookie, readCookie } from './cookies';
import { removeEntry, saveEntry } from './own-entries';
import { beginEvidence, changeEvidence, dropEvidence, finishEvidence, removeEvidence } from './own-evidence';
import { addLink, endLink } from './own-links';
import type { CandidateHandlers, PageParts } from './page-parts';
import { readExams, readQualification, readWholePortfolio } from './read-page';
import { endSession, sessionIdleMs } from './sessions';
import { type SignedIn, signInByLink } from './sign-in-by-link';
import { tellCandidate } from './tell-candidate';
import { tellMe } from './tell-me';

/** The centre of the page where none is named: the only one there is. */
async function findOnlyCentre({ database }: Store): Promise<OrganisationId | null> {
  const rows = await database.selectFrom('organisation').select('organisation_id').limit(2).execute();
  const [only, another] = rows;
  return only && !another ? only.organisation_id : null;
}

export function createCandidateHandlers(parts: PageParts, site: CandidateSite): CandidateHandlers {
  const { store, providers } = parts;
  const { database, world } = store;
  const setSession = (reply: FastifyReply, token: string | null): void => {
    const seconds = Math.floor(sessionIdleMs / 1000);
    reply.header('set-cookie', composeCookie('session', token, { isSecure: isSecure(site), seconds }));
  };
  const tokenOf = ({ headers }: FastifyRequest): string | null =>
    readCookie(headers.cookie, 'session', isSecure(site));
  const welcome = async (
    reply: FastifyReply,
    { token, candidate }: SignedIn,
  ): Promise<Result<CandidateMe>> => {
    setSession(reply, token);
    return ok(await tellMe(parts, candidate));
  };
  return {
    start: async ({ centre }) => {
      const organisationId = centre ?? (await findOnlyCentre(store));
      const found = organisationId && (await readPageCentre(database, organisationId));
      const time = world.now().toISOString();
      if (!organisationId || !found) return ok({ time, centre: null });
      const { name, place } = found.organisation;
      const accounts = await hasAccounts(database, providers, organisationId);
      return ok({ time, centre: { organisationId, name, place, hasAccounts: accounts } });
    },
    signIn: async ({ secret }, _nobody, reply) => {
      const signedIn = await signInByLink(store, secret, tokenOf(reply.request));
      return signedIn.ok ? welcome(reply, signedIn.value) : signedIn;
    },
    signOut: async (_nothing, candidate, reply) => {
      await endSession(database, candidate.session.tokenHash);
      await tellCandidate(store, candidate, 'candidate-signed-in', 'out');
      setSession(reply, null);
      return ok({});
    },
    me: async (_nothing, candidate, reply) => {
      // The browser keeps the cookie as long as the hub keeps the session.
      setSession(reply, tokenOf(reply.request));
      return ok(await tellMe(parts, candidate));
    },
    portfolio: async (_nothing, candidate) => ok(await readWholePortfolio(parts, candidate)),
    qualification: ({ qualificationId }, candidate) =>
      readQualification(database, candidate, qualificationId),
    saveEntry: (request, candidate) => saveEntry(parts, candidate, request),
    removeEntry: ({ portfolioEntryId }, candidate) => removeEntry(parts, candidate, portfolioEntryId),
    beginEvidence: (request, candidate) => beginEvidence(parts, candidate, request),
    finishEvidence: ({ portfolioEvidenceId }, candidate) =>
      finishEvidence(parts, candidate, portfolioEvidenceId),
    dropEvidence: ({ portfolioEvidenceId }, candidate) => dropEvidence(parts, candidate, portfolioEvidenceId),
    changeEvidence: (request, candidate) => changeEvidence(parts, candidate, request),
    removeEvidence: ({ portfolioEvidenceId }, candidate) =>
      removeEvidence(parts, candidate, portfolioEvidenceId),
    addLink: (request, candidate) => addLink(parts, candidate, request),
    endLink: ({ portfolioLinkId }, candidate) => endLink(parts, candidate, portfolioLinkId),
    exams: async (_nothing, candidate) => ok(await readExams(database, candidate)),
    results: async (_nothing, candidate) => {
      const results = await readResults(database, candidate, world.now());
      if (results.results.length > 0) await tellCandidate(store, candidate, 'candidate-read', 'results');
      return ok(results);
    },
    resultCopy: async ({ assessmentId }, candidate) => {
      const copy = await readResultCopy(database, candidate, assessmentId, world.now());
      if (copy.ok) await tellCandidate(store, candidate, 'candidate-read', 'sheet');
      return copy;
    },
  };
}
