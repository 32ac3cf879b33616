/** What the rooms of the candidate's page are given, and how a call of it is answered. */
import type { FastifyReply } from 'fastify';
import type { CandidateContract } from '../../shared/protocol/candidate-contract';
import type { HandlersOf } from '../../shared/protocol/http-contract';
import type { Bodies } from '../bodies/object-store';
import type { Providers } from '../identity/providers';
import type { Store } from '../store/open-store';
import type { Candidate } from './candidate-standing';

export type FileParts = {
  readonly store: Store;
  /** Null: this hub keeps no files. */
  readonly bodies: Bodies | null;
};

export type PageParts = FileParts & { readonly providers: Providers };

/** A handler that may set a cookie. */
type Answering<F> = F extends (input: infer I, caller: infer C) => infer R
  ? (input: I, caller: C, reply: FastifyReply) => R
  : never;
export type CandidateHandlers = {
  readonly [K in keyof CandidateContract]: Answering<HandlersOf<CandidateContract, Candidate>[K]>;
};
