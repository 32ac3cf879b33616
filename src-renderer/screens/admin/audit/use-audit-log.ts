/** The audit log page by page from the hub. Rows that came stay on screen when the next page cannot be had. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../../shared/kernel/problem';
import type { AuditEntry, AuditFilter } from '../../../../shared/values/audit-entry';
import { readAudit } from '../../../actions/read-audit';
import { useAction } from '../../../ui/use-action';

export const auditPageRows = 100;

type Rows = { readonly entries: readonly AuditEntry[]; readonly hasMore: boolean };

export type AuditLog = {
  /** Null: the hub has not answered yet for this filter. */
  readonly rows: Rows | null;
  readonly isAsking: boolean;
  /** Why the hub could not be asked the last time; null when it could. */
  readonly problem: Problem | null;
  readonly askAnew: () => void;
  readonly askMore: () => void;
  /** What was asked last, once more. */
  readonly askSame: () => void;
};

/** @param filter keep it stable: another object is another question */
export function useAuditLog(filter: AuditFilter): AuditLog {
  const read = useAction(readAudit);
  const [rows, setRows] = useState<Rows | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isAsking, setAsking] = useState(true);
  /** An answer to a question before the last one is not shown. */
  const question = useRef(0);
  /** The rows behind which was asked the last time. */
  const asked = useRef<Rows | null>(null);
  const ask = useCallback(
    async (before: Rows | null) => {
      const mine = ++question.current;
      asked.current = before;
      setAsking(true);
      const page = await read({ ...filter, before: before?.entries.at(-1)?.number ?? null });
      if (mine !== question.current) return;
      setAsking(false);
      setProblem(page.ok ? null : page.problem);
      if (page.ok)
        setRows({
          entries: [...(before?.entries ?? []), ...page.value.entries],
          hasMore: page.value.hasMore,
        });
    },
    [read, filter],
  );
  useEffect(() => {
    setRows(null);
    void ask(null);
  }, [ask]);
  return {
    rows,
    isAsking,
    problem,
    askAnew: () => void ask(null),
    askMore: () => void ask(rows),
    askSame: () => void ask(asked.current),
  };
}
