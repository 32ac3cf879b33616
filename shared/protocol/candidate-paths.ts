/**
 * Where the candidate's page asks the hub for what, and how much fits: without a schema, so that a phone need not load what only
 * the hub checks with. The contract is made of it (`candidate-contract.ts`).
 */
import type { Endpoint } from './http-contract';

type Call = Pick<Endpoint, 'method' | 'path' | 'limitMs'>;

/** Every call of the page. */
export const candidateCalls = {
  start: { method: 'GET', path: '/me/api/start' },
  signIn: { method: 'POST', path: '/me/api/sign-in' },
  signOut: { method: 'POST', path: '/me/api/sign-out' },
  me: { method: 'GET', path: '/me/api/me' },
  portfolio: { method: 'GET', path: '/me/api/portfolio' },
  qualification: { method: 'GET', path: '/me/api/qualification' },
  saveEntry: { method: 'POST', path: '/me/api/entries' },
  removeEntry: { method: 'POST', path: '/me/api/entries/removed' },
  beginEvidence: { method: 'POST', path: '/me/api/evidence' },
  finishEvidence: { method: 'POST', path: '/me/api/evidence/finished', limitMs: 120_000 },
  dropEvidence: { method: 'POST', path: '/me/api/evidence/dropped' },
  changeEvidence: { method: 'POST', path: '/me/api/evidence/changed' },
  removeEvidence: { method: 'POST', path: '/me/api/evidence/removed' },
  addLink: { method: 'POST', path: '/me/api/links' },
  endLink: { method: 'POST', path: '/me/api/links/ended' },
  exams: { method: 'GET', path: '/me/api/exams' },
  results: { method: 'GET', path: '/me/api/results' },
  resultCopy: { method: 'GET', path: '/me/api/result' },
} as const satisfies Readonly<Record<string, Call>>;

/** With the value `1`. */
export const candidateHeader = 'vakproef-candidate';
/**
 * Id of whom the page shows. Another tab may have signed in somebody else since, and the cookie is theirs then: what one person
 * typed never goes into the portfolio of another. A download says it by `?of=`.
 */
export const candidatePersonHeader = 'vakproef-candidate-person';
const ofPerson = (path: string, participantId: string | undefined): string =>
  participantId === undefined ? path : `${path}?of=${participantId}`;

export const candidateUploadsPath = '/me/api/uploads';
export const composeCandidateUploadPath = (uploadId: string): string => `${candidateUploadsPath}/${uploadId}`;
/** The bytes of evidence, whole or by a range; `as=preview` of its small picture, where it has one. */
export const composeCandidateFilePath = (portfolioEvidenceId: string, participantId?: string): string =>
  ofPerson(`/me/api/files/${portfolioEvidenceId}`, participantId);
export const candidateExportPath = '/me/api/export';
/** Everything of the candidate as a ZIP. */
export const composeCandidateExportPath = (participantId: string): string =>
  ofPerson(candidateExportPath, participantId);
/** A page is sent here to sign in with an account, with `?centre=<organisationId>`; it comes back to `/me/`, with `#problem=<code>` where that failed. */
export const candidateAccountPath = '/me/sign-in/account';
export const candidateReturnPath = '/me/sign-in/back';

/** Most characters of each text. */
export const candidateLimits = { title: 300, place: 300, description: 4000 } as const;
