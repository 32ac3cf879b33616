/**
 * Expected failure is a value, a bug is a throw. Every function that can fail for a reason a user may meet
 * returns a `Result`; exceptions are left for broken invariants.
 */
import type { Problem } from './problem';

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Err<E> = { readonly ok: false; readonly problem: E };
export type Result<T, E = Problem> = Ok<T> | Err<E>;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });
export const err = <E>(problem: E): Err<E> => ({ ok: false, problem });
