/** An answer of the catalogue on a desk of imports of its own, for as long as it is this one that is looked at. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CatalogueRequest } from '../../../../shared/contract/catalogue-contract';
import type { Problem } from '../../../../shared/kernel/problem';
import { layAnswer } from '../../../actions/lay-answer';
import { openImportDesk } from '../../../actions/open-import-desk';
import type { ImportDesk } from '../../../import-desk/open-desk';
import { useAction } from '../../../ui/use-action';

export type LaidAnswer = {
  /** Null until all of the answer lies on it. */
  readonly desk: ImportDesk | null;
  /** Keeps the desk until this is done, also when the screen is left meanwhile. */
  readonly hold: <T>(work: Promise<T>) => Promise<T>;
};

/**
 * @param answered null: there is nothing to look at
 * @param onFailure the same function each time
 */
export function useLaidAnswer(
  answered: CatalogueRequest | null,
  onFailure: (problem: Problem) => void,
): LaidAnswer {
  const openDesk = useAction(openImportDesk);
  const lay = useAction(layAnswer);
  const [laid, setLaid] = useState<ImportDesk | null>(null);
  const held = useRef<Promise<unknown>>(Promise.resolve());
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is noted with an answer does not change what it holds
  useEffect(() => {
    if (answered === null) return;
    let isWanted = true;
    let desk: ImportDesk | null = null;
    const end = (): void => desk?.end();
    const layIt = async (): Promise<void> => {
      const opened = await openDesk(null);
      if (!opened.ok) return onFailure(opened.problem);
      desk = opened.value;
      if (!isWanted) return end();
      const done = await lay({ desk, dossierIds: answered.dossierIds });
      if (!isWanted) return;
      if (done.ok) setLaid(desk);
      else onFailure(done.problem);
    };
    void layIt();
    return () => {
      isWanted = false;
      setLaid(null);
      void held.current.then(end, end);
    };
  }, [answered?.requestId, openDesk, lay, onFailure]);
  const hold = useCallback(<T>(work: Promise<T>): Promise<T> => {
    held.current = work;
    return work;
  }, []);
  return { desk: laid, hold };
}
