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
import { candidateCalls } from './candidate-paths';
import type { HttpClientOf, HttpContract } from './http-contract';

const nothing = z.object({});
/** Longest text of an entry, in whatever script, as JSON. */
const maxBytes = 65_536;
const candidate = { caller: 'candidate', isForEveryProtocol: true } as const;
const writes = { ...candidate, maxBytes } as const;

export const candidateContract = {
  start: {
    ...candidateCalls.start,
    caller: 'anyone',
    input: candidateStartQuerySchema,
    output: candidateStartSchema,
    isForEveryProtocol: true,
  },
  /** By the secret of a personal link; the answer brings the session's cookie. */
  signIn: {
    ...candidateCalls.signIn,
    caller: 'anyone',
    input: candidateSignInSchema,
    output: candidateMeSchema,
    isForEveryProtocol: true,
    maxBytes: 1024,
  },
  signOut: { ...candidateCalls.signOut, ...writes, input: nothing, output: nothing },
  me: { ...candidateCalls.me, ...candidate, input: nothing, output: candidateMeSchema },
  portfolio: { ...candidateCalls.portfolio, ...candidate, input: nothing, output: candidatePortfolioSchema },
  /** Its tree, what is asked of the portfolio, and what is there. */
  qualification: {
    ...candidateCalls.qualification,
    ...candidate,
    input: candidateQualificationQuerySchema,
    output: candidateQualificationSchema,
  },
  saveEntry: { ...candidateCalls.saveEntry, ...writes, input: saveEntrySchema, output: entryAnswerSchema },
  removeEntry: { ...candidateCalls.removeEntry, ...writes, input: entryNameSchema, output: nothing },
  beginEvidence: {
    ...candidateCalls.beginEvidence,
    ...writes,
    input: beginEvidenceSchema,
    output: beginEvidenceAnswerSchema,
  },
  /** Records it: the bytes are there. Before they are it answers `upload-unfinished`. */
  finishEvidence: {
    ...candidateCalls.finishEvidence,
    ...writes,
    input: evidenceNameSchema,
    output: evidenceAnswerSchema,
  },
  /** Ends an upload that is not gone on with. */
  dropEvidence: { ...candidateCalls.dropEvidence, ...writes, input: evidenceNameSchema, output: nothing },
  changeEvidence: {
    ...candidateCalls.changeEvidence,
    ...writes,
    input: changeEvidenceSchema,
    output: evidenceAnswerSchema,
  },
  /** Withdraws evidence that no exam uses; its links end with it. */
  removeEvidence: {
    ...candidateCalls.removeEvidence,
    ...writes,
    input: evidenceNameSchema,
    output: nothing,
  },
  addLink: { ...candidateCalls.addLink, ...writes, input: addLinkSchema, output: linkAnswerSchema },
  endLink: { ...candidateCalls.endLink, ...writes, input: linkNameSchema, output: nothing },
  exams: { ...candidateCalls.exams, ...candidate, input: nothing, output: candidateExamsSchema },
  results: { ...candidateCalls.results, ...candidate, input: nothing, output: candidateResultsSchema },
  resultCopy: {
    ...candidateCalls.resultCopy,
    ...candidate,
    input: resultNameSchema,
    output: resultCopySchema,
  },
} as const satisfies HttpContract;

export type CandidateContract = typeof candidateContract;
/** The hub as the candidate's page sees it. */
export type CandidateClient = HttpClientOf<CandidateContract>;
