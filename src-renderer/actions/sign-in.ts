/**
 * Who works on this device: unlocking with a PIN, the first time with a personal code. Every later change carries that
 * name. A PIN goes to main and nowhere else.
 */
import type { Session } from '../../shared/contract/people-contract';
import type { StaffId } from '../../shared/kernel/ids';
import type { Action } from './action';

/** `begin`: this person has no PIN on this device yet; the code is null in a sample centre. */
export type SignIn = { readonly staffId: StaffId; readonly pin: string } & (
  | { readonly way: 'unlock' }
  | { readonly way: 'begin'; readonly code: string | null }
);

export const signIn: Action<SignIn, Session> = ({ host }, { staffId, pin, ...how }) =>
  how.way === 'unlock'
    ? host.people.unlock({ staffId, pin })
    : host.people.begin({ staffId, pin, code: how.code?.trim() ?? null });

/** Nobody works here until somebody unlocks again. */
export const lockDevice: Action<void, object> = ({ host }) => host.people.lock({});
