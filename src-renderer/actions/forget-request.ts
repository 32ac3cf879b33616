/** Lets a request to the catalogue go, with what it brought. */
import type { Action } from './action';

export const forgetRequest: Action<{ readonly requestId: string }, unknown> = ({ host }, { requestId }) =>
  host.catalogue.forget({ requestId });
