/** Beginning on this device with an account of the centre. How far it is stands in the state `identity.attempt`. */
import type { StaffId } from '../../shared/kernel/ids';
import type { Language } from '../../shared/texts/languages';
import type { Action } from './action';

/** Somebody begins to sign in; any other attempt ends. */
export const startAtCentre: Action<{ readonly staffId: StaffId; readonly language: Language }, object> = (
  { host },
  who,
) => host.identity.start(who);

/** They do it otherwise, or not at all. */
export const cancelAtCentre: Action<void, object> = ({ host }) => host.identity.cancel({});
