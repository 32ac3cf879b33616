/** The one door to main: whatever a page asks passes here, and while nobody works here much of it does not. */
import type { Handler } from '../../shared/contract/contract';
import { answeredOf, mayPass, type Standing } from '../../shared/contract/while-locked';
import { problem } from '../../shared/kernel/problem';
import { err } from '../../shared/kernel/result';

/** @param standing who is here at the moment of asking */
export const guardDoor =
  (handler: Handler, standing: () => Standing): Handler =>
  async (path, input) => {
    const answered = answeredOf(path);
    // What no contract has is for the handler to refuse.
    if (answered !== null && !mayPass(answered, standing())) return err(problem('nobody-signed-in'));
    return handler(path, input);
  };
