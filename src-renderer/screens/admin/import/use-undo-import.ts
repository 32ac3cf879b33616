/** Takes an import back, and tells how far that is. What went on from it meanwhile is never taken back. */
import { useState } from 'react';
import type { ImportId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import { undoImport } from '../../../actions/undo-import';
import { useAction } from '../../../ui/use-action';

export function useUndoImport() {
  const [state, setState] = useState<'done' | 'busy' | 'undone'>('done');
  const [failure, setFailure] = useState<Problem | null>(null);
  const takeBack = useAction(undoImport);
  return {
    state,
    failure,
    closeFailure: () => setFailure(null),
    /** True once it is taken back. */
    undo: async (importId: ImportId): Promise<boolean> => {
      setState('busy');
      setFailure(null);
      const result = await takeBack({ importId });
      setState(result.ok ? 'undone' : 'done');
      if (!result.ok) setFailure(result.problem);
      return result.ok;
    },
  };
}
