/**
 * A contract over HTTP: one object that says of every endpoint its method, path, who may call it, what goes in and what
 * comes out. Whoever serves it and whoever calls it read the same object, so neither writes a path, a schema or a
 * check of its own. A failure is `{ "problem": { code, details } }` with the status of the catalogue.
 */
import type { z } from 'zod';
import type { Result } from '../kernel/result';

export type Endpoint = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** `device`: only with the token that an enrolled device got; `candidate`: only in a session of the candidate's page. */
  readonly caller: 'anyone' | 'device' | 'candidate';
  /** JSON body of a POST, query of a GET. */
  readonly input: z.ZodType;
  /** A JSON value, or bytes that travel as they are, with their digest in a header. */
  readonly output: z.ZodType | 'bytes';
  /** Answered whichever version of the protocol the caller speaks. */
  readonly isForEveryProtocol?: boolean;
  /** Costs the serving side next to nothing, so that whoever watches it is never told to wait. */
  readonly isUncounted?: boolean;
  /** Largest body; without it the server's own limit. */
  readonly maxBytes?: number;
  /** Answered also to a device that an administrator took its access. */
  readonly isForRevoked?: boolean;
  /** How long a caller waits; without it the caller's usual patience. */
  readonly limitMs?: number;
};

export type HttpContract = Readonly<Record<string, Endpoint>>;

export type BytesAnswer = {
  readonly bytes: Uint8Array;
  /** SHA-256 in hex over `bytes`. */
  readonly digest: string;
  /** Of whoever serves it, over what the contract says, base64; absent where nothing is signed. */
  readonly signature?: string;
};

/** What the serving side implements: one function per endpoint. Input was parsed, and the caller is known. */
export type HandlersOf<C extends HttpContract, Caller> = {
  readonly [K in keyof C]: (
    input: z.output<C[K]['input']>,
    caller: C[K]['caller'] extends 'anyone' ? null : Caller,
  ) => Promise<Result<C[K]['output'] extends z.ZodType ? z.input<C[K]['output']> : BytesAnswer>>;
};

/** What the calling side holds: one function per endpoint, which never throws. */
export type HttpClientOf<C extends HttpContract> = {
  readonly [K in keyof C]: (
    input: z.output<C[K]['input']>,
  ) => Promise<Result<C[K]['output'] extends z.ZodType ? z.output<C[K]['output']> : BytesAnswer>>;
};
