/**
 * What somebody looks for in a register, remembered while the program runs, for them alone: what one person sought may be a
 * name, and does not stand in the field of the next.
 */
import { useCallback } from 'react';
import { useActor } from '../../queries/use-actor';
import { useUiState } from '../ui-state';

/**
 * The second of the two stays the same function for the same person.
 * @param register name under which the text is remembered
 */
export function useSoughtText(register: string): readonly [text: string, seek: (text: string) => void] {
  const name = `${useActor()?.staffId ?? ''} ${register}`;
  const text = useUiState((state) => state.soughtTexts[name] ?? '');
  const seek = useUiState((state) => state.seek);
  return [text, useCallback((next: string) => seek(name, next), [seek, name])];
}
