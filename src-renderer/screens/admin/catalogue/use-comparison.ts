/** The comparison of what is here with the newest edition in the catalogue: asked, waited for, read, and renewed from. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QualificationId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import { type Comparison, compareEditions } from '../../../actions/compare-editions';
import { noteFoundEditions } from '../../../actions/note-found-editions';
import type { ImportUndo } from '../../../actions/record-import';
import { renewFromCatalogue } from '../../../actions/renew-from-catalogue';
import { undoImport } from '../../../actions/undo-import';
import { useAction } from '../../../ui/use-action';
import { useFreshComparison } from './use-fresh-comparison';

/** Who looks here wants to know what is true by now. */
const maxAgeMs = 10 * 60_000;

export function useComparison() {
  const { heads, parts, answered, waiting, ask } = useFreshComparison(maxAgeMs);
  const note = useAction(noteFoundEditions);
  const compare = useAction(compareEditions);
  const renew = useAction(renewFromCatalogue);
  const undo = useAction(undoImport);
  const { t } = useTranslation('catalogue');
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [failure, setFailure] = useState<Problem | null>(null);
  const [isToAsk, setToAsk] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [renewed, setRenewed] = useState<{ readonly count: number; readonly undo: ImportUndo } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands here changed: it is compared anew
  useEffect(() => {
    let isWanted = true;
    if (answered === null) setComparison(null);
    else
      void compare(answered).then((found) => {
        if (!isWanted) return;
        setFailure(found.ok ? null : found.problem);
        setComparison(found.ok ? found.value : null);
        if (found.ok && answered.found === undefined)
          void note({ request: answered, comparison: found.value });
      });
    return () => {
      isWanted = false;
    };
  }, [answered?.requestId, heads, compare]);
  // What stands here then is asked about, and not what stood here when the file was chosen.
  useEffect(() => {
    if (!isToAsk || heads === undefined) return;
    setToAsk(false);
    if (parts.length > 0) void askNow();
  });
  async function askNow(): Promise<void> {
    setRenewed(null);
    const asked = await ask();
    setFailure(asked.ok ? null : asked.problem);
  }
  return {
    isNothingImported: heads !== undefined && parts.length === 0,
    answered,
    waiting,
    comparison,
    failure,
    isBusy,
    renewed,
    /** As soon as it is known what stands here. */
    ask: (): void => setToAsk(true),
    renew: async (qualificationIds: ReadonlySet<QualificationId>): Promise<void> => {
      if (answered === null) return;
      setBusy(true);
      const done = await renew({ request: answered, qualificationIds, note: t('title') });
      setBusy(false);
      setFailure(done.ok ? null : done.problem);
      if (done.ok) setRenewed(done.value);
    },
    /** Only while nobody went on from them. */
    takeBack: async (): Promise<void> => {
      if (renewed === null) return;
      setBusy(true);
      const done = await undo(renewed.undo);
      setBusy(false);
      setFailure(done.ok ? null : done.problem);
      if (done.ok) setRenewed(null);
    },
  };
}
