/** Every call of the candidate's page to the hub. Schemas, and what is no call, stand in `candidate-api.ts`. */
import { z } from 'zod';
import {
  addLinkSchema,
  beginEvidenceAnswerSchema,
  beginEvidenceSchema,
  candidateExamsSchema,
  candidateMeSchema,
  candidatePortfolioSchema,
  candidateQualificationQuerySchema,
  candidateQualificationSchema,
  candidateResultsSchema,
  candidateSignInSchema,
  candidateStartQuerySchema,
  candidateStartSchema,
  changeEvidenceSchema,
  entryAnswerSchema,
  entryNameSchema,
  evidenceAnswerSchema,
  evidenceNameSchema,
  linkAnswerSchema,
  linkNameSchema,
  resultCopySchema,
  resultNameSchema,
  saveEntrySchema,
} from './candidate-api';
import type { HttpClientOf, HttpContract } from './http-contract';

const nothing = z.object({});
/** Longest text of an entry, in whatever script, as JSON. */
const maxBytes = 65_536;
const candidate = { caller: 'candidate', isForEveryProtocol: true } as const;
const asks = { ...candidate, method: 'GET' } as const;
const writes = { ...candidate, method: 'POST', maxBytes } as const;

export const candidateContract = {
  start: {
    method: 'GET',
    path: '/me/api/start',
    caller: 'anyone',
    input: candidateStartQuerySchema,
    output: candidateStartSchema,
    isForEveryProtocol: true,
  },
  /** By the secret of a personal link; the answer brings the session's cookie. */
  signIn: {
    method: 'POST',
    path: '/me/api/sign-in',
    caller: 'anyone',
    input: candidateSignInSchema,
    output: candidateMeSchema,
    isForEveryProtocol: true,
    maxBytes: 1024,
  },
  signOut: { ...writes, path: '/me/api/sign-out', input: nothing, output: nothing },
  me: { ...asks, path: '/me/api/me', input: nothing, output: candidateMeSchema },
  portfolio: { ...asks, path: '/me/api/portfolio', input: nothing, output: candidatePortfolioSchema },
  /** Its tree, what is asked of the portfolio, and what is there. */
  qualification: {
    ...asks,
    path: '/me/api/qualification',
    input: candidateQualificationQuerySchema,
    output: candidateQualificationSchema,
  },
  saveEntry: { ...writes, path: '/me/api/entries', input: saveEntrySchema, output: entryAnswerSchema },
  removeEntry: { ...writes, path: '/me/api/entries/removed', input: entryNameSchema, output: nothing },
  beginEvidence: {
    ...writes,
    path: '/me/api/evidence',
    input: beginEvidenceSchema,
    output: beginEvidenceAnswerSchema,
  },
  /** Records it: the bytes are there. Before they are it answers `upload-unfinished`. */
  finishEvidence: {
    ...writes,
    path: '/me/api/evidence/finished',
    input: evidenceNameSchema,
    output: evidenceAnswerSchema,
    limitMs: 120_000,
  },
  /** Ends an upload that is not gone on with. */
  dropEvidence: { ...writes, path: '/me/api/evidence/dropped', input: evidenceNameSchema, output: nothing },
  changeEvidence: {
    ...writes,
    path: '/me/api/evidence/changed',
    input: changeEvidenceSchema,
    output: evidenceAnswerSchema,
  },
  /** Withdraws evidence that no exam uses; its links end with it. */
  removeEvidence: {
    ...writes,
    path: '/me/api/evidence/removed',
    input: evidenceNameSchema,
    output: nothing,
  },
  addLink: { ...writes, path: '/me/api/links', input: addLinkSchema, output: linkAnswerSchema },
  endLink: { ...writes, path: '/me/api/links/ended', input: linkNameSchema, output: nothing },
  exams: { ...asks, path: '/me/api/exams', input: nothing, output: candidateExamsSchema },
  results: { ...asks, path: '/me/api/results', input: nothing, output: candidateResultsSchema },
  resultCopy: { ...asks, path: '/me/api/result', input: resultNameSchema, output: resultCopySchema },
} as const satisfies HttpContract;

export type CandidateContract = typeof candidateContract;
/** The hub as the candidate's page sees it. */
export type CandidateClient = HttpClientOf<CandidateContract>;
