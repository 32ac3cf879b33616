/**
 * The one door to main: whatever a page asks passes here, and while nobody works here, or a candidate has the device, much of it
 * does not.
 */
import type { Handler } from '../../shared/contract/contract';
import { mayPassHanded } from '../../shared/contract/while-handed';
import { answeredOf, mayPass, type Standing } from '../../shared/contract/while-locked';
import { problem } from '../../shared/kernel/problem';
import { err } from '../../shared/kernel/result';

/** @param standing who is here at the moment of asking */
export const guardDoor =
  (
    handler: Handler,
    standing: () => Standing & { readonly isShutOut: boolean; readonly isHandedOver: boolean },
  ): Handler =>
  async (path, input) => {
    const answered = answeredOf(path);
    // What no contract has is for the handler to refuse.
    const here = standing();
    if (answered !== null && !mayPass(answered, here)) return err(problem('nobody-signed-in'));
    if (here.isHandedOver && answered !== null && !mayPassHanded(path))
      return err(problem('device-handed-over'));
    if (here.isShutOut && path === 'files.getBody') return err(problem('device-revoked'));
    return handler(path, input);
  };
