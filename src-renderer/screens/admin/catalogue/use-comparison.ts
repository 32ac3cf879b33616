/** The comparison of what is here with the newest edition in the catalogue: asked, waited for, read, and renewed from. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QualificationId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Imported } from '../../../actions/import-now';
import { noteFoundEditions } from '../../../actions/note-found-editions';
import { renewFromCatalogue } from '../../../actions/renew-from-catalogue';
import { undoImport } from '../../../actions/undo-import';
import type { Comparison } from '../../../import-desk/compared-editions';
import { useAction } from '../../../ui/use-action';
import { useFreshComparison } from './use-fresh-comparison';
import { useLaidAnswer } from './use-laid-answer';

/** Who looks here wants to know what is true by now. */
const maxAgeMs = 10 * 60_000;

export function useComparison() {
  const { heads, parts, answered, waiting, ask } = useFreshComparison(maxAgeMs);
  const note = useAction(noteFoundEditions);
  const renew = useAction(renewFromCatalogue);
  const undo = useAction(undoImport);
  const { t } = useTranslation('catalogue');
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [failure, setFailure] = useState<Problem | null>(null);
  const [isToAsk, setToAsk] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [renewed, setRenewed] = useState<Imported | null>(null);
  const { desk, hold } = useLaidAnswer(answered, setFailure);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands here changed: it is compared anew
  useEffect(() => {
    let isWanted = true;
    if (answered === null || desk === null) setComparison(null);
    else
      void desk.compare({ parts: answered.parts }).then((found) => {
        if (!isWanted) return;
        setFailure(found.ok ? null : found.problem);
        setComparison(found.ok ? found.value : null);
        if (found.ok && answered.found === undefined)
          void note({ request: answered, comparison: found.value });
      });
    return () => {
      isWanted = false;
    };
  }, [desk, heads]);
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
    /** On which the answer lies, with what was compared last. */
    desk,
    comparison,
    failure,
    isBusy,
    renewed,
    /** As soon as it is known what stands here. */
    ask: (): void => setToAsk(true),
    renew: async (qualificationIds: ReadonlySet<QualificationId>): Promise<void> => {
      if (answered === null || desk === null) return;
      setBusy(true);
      const done = await hold(renew({ desk, request: answered, qualificationIds, note: t('title') }));
      setBusy(false);
      setFailure(done.ok ? null : done.problem);
      if (done.ok) setRenewed(done.value);
    },
    /** Only while nobody went on from them. */
    takeBack: async (): Promise<void> => {
      if (renewed === null) return;
      setBusy(true);
      const done = await undo(renewed);
      setBusy(false);
      setFailure(done.ok ? null : done.problem);
      if (done.ok) setRenewed(null);
    },
  };
}
