/** Gives a screen an action with its host and cache filled in. */
import { createContext, useCallback, useContext } from 'react';
import type { Result } from '../../shared/kernel/result';
import type { Action, ActionDeps } from '../actions/action';

const ActionDepsContext = createContext<ActionDeps | null>(null);
export const ActionDepsProvider = ActionDepsContext.Provider;

/**
 * The same function for as long as the action is the same: it may stand in the list of an effect. Throws outside its
 * provider.
 */
export function useAction<Input, Output>(
  action: Action<Input, Output>,
): (input: Input) => Promise<Result<Output>> {
  const deps = useContext(ActionDepsContext);
  if (!deps) throw new Error('useAction outside ActionDepsProvider');
  return useCallback((input: Input) => action(deps, input), [action, deps]);
}
