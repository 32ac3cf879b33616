/** The comparison of what is here with the newest edition in the catalogue: asked, waited for, read, and renewed from. */
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CataloguePart } from '../../../../shared/contract/catalogue-contract';
import { groupBy } from '../../../../shared/kernel/group-by';
import type { QualificationId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { askCatalogue } from '../../../actions/ask-catalogue';
import { type Comparison, cohortYearOf, compareEditions } from '../../../actions/compare-editions';
import type { ImportUndo } from '../../../actions/record-import';
import { renewFromCatalogue } from '../../../actions/renew-from-catalogue';
import { undoImport } from '../../../actions/undo-import';
import { useQualificationHeads } from '../../../queries/use-qualification-heads';
import { useAction } from '../../../ui/use-action';
import { useRequests } from './use-requests';

/** Codes by cohort of all that came from a file; archived ones are nobody's work any more. */
export function partsOf(heads: readonly QualificationHead[]): readonly CataloguePart[] {
  const imported = heads.flatMap((head) => {
    const cohortYear = cohortYearOf(head);
    const isAsked = head.source !== null && head.status !== 'archived' && cohortYear !== undefined;
    return isAsked ? [{ code: head.code, cohortYear }] : [];
  });
  return [...groupBy(imported, ({ cohortYear }) => cohortYear)].map(([cohortYear, those]) => ({
    cohortYear,
    codes: [...new Set(those.map(({ code }) => code))],
  }));
}

export function useComparison() {
  const heads = useQualificationHeads();
  const parts = useMemo(() => partsOf(heads ?? []), [heads]);
  const request = useRequests('compare')?.[0] ?? null;
  const ask = useAction(askCatalogue);
  const compare = useAction(compareEditions);
  const renew = useAction(renewFromCatalogue);
  const undo = useAction(undoImport);
  const { t } = useTranslation('catalogue');
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const [failure, setFailure] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [renewed, setRenewed] = useState<{ readonly count: number; readonly undo: ImportUndo } | null>(null);
  const answered = request?.answeredAt ? request : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands here changed: it is compared anew
  useEffect(() => {
    let isWanted = true;
    if (answered === null) setComparison(null);
    else
      void compare(answered).then((found) => {
        if (!isWanted) return;
        setFailure(found.ok ? null : found.problem);
        setComparison(found.ok ? found.value : null);
      });
    return () => {
      isWanted = false;
    };
  }, [answered?.requestId, heads, compare]);
  return {
    isNothingImported: heads !== undefined && parts.length === 0,
    request,
    comparison,
    failure,
    isBusy,
    renewed,
    ask: async (): Promise<void> => {
      setRenewed(null);
      const asked = await ask({ purpose: 'compare', parts });
      setFailure(asked.ok ? null : asked.problem);
    },
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
