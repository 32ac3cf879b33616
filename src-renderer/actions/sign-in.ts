/**
 * Who works on this device: unlocking with a PIN, the first time with a personal code. Every later change carries that
 * name. A PIN goes to main and nowhere else.
 */
import type { Session } from '../../shared/contract/people-contract';
import type { StaffId } from '../../shared/kernel/ids';
import type { Action } from './action';

/**
 * `begin`: this person chooses a PIN on this device. The code is null in a sample centre, where `staffId` says who; with a
 * code `staffId` may be null. `account`: the same, for whoever signed in with an account of the centre just now.
 */
export type SignIn = { readonly pin: string } & (
  | { readonly way: 'unlock'; readonly staffId: StaffId }
  | { readonly way: 'begin'; readonly staffId: StaffId | null; readonly code: string | null }
  | { readonly way: 'account' }
);

export const signIn: Action<SignIn, Session> = ({ host }, how) =>
  how.way === 'account'
    ? host.identity.finish({ pin: how.pin })
    : how.way === 'unlock'
      ? host.people.unlock({ staffId: how.staffId, pin: how.pin })
      : host.people.begin({ staffId: how.staffId, pin: how.pin, code: how.code?.trim() ?? null });

/** Nobody works here until somebody unlocks again. */
export const lockDevice: Action<void, object> = ({ host }) => host.people.lock({});

/** Another PIN for the same key; the old one is typed anew. */
export const changePin: Action<
  { readonly staffId: StaffId; readonly pin: string; readonly newPin: string },
  object
> = ({ host }, change) => host.people.changePin(change);
