/** Saves what the filter lets through as a file, and says how that ended. "Saved" is said only after it is true. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cellSeparatorIn } from '../../../../shared/formats/write-csv';
import type { Problem } from '../../../../shared/kernel/problem';
import type { AuditEntry, AuditFilter } from '../../../../shared/values/audit-entry';
import { type ExportedAudit, exportAudit } from '../../../actions/export-audit';
import { useAction } from '../../../ui/use-action';
import { useFileDay } from '../../../ui/use-file-day';
import type { AuditNames } from './use-audit-names';
import type { AuditWords } from './use-audit-words';

export type AuditExport = {
  readonly isBusy: boolean;
  readonly news: ExportedAudit | { readonly outcome: 'failed'; readonly problem: Problem } | null;
  readonly run: (filter: AuditFilter) => void;
};

export function useAuditExport({ nameOf }: AuditNames, words: AuditWords): AuditExport {
  const { t, i18n } = useTranslation('audit');
  const fileDay = useFileDay();
  const save = useAction(exportAudit);
  const [isBusy, setBusy] = useState(false);
  const [news, setNews] = useState<AuditExport['news']>(null);
  const columns: readonly [string, (entry: AuditEntry) => string][] = [
    [t('file.number'), ({ number }) => String(number)],
    [t('file.at'), ({ at }) => at],
    [t('file.last-at'), ({ lastAt }) => lastAt],
    [t('file.count'), ({ count }) => String(count)],
    [t('column.what'), words.what],
    [t('file.outcome'), (entry) => words.outcome(entry) ?? ''],
    [t('file.detail'), words.detail],
    [t('column.who'), words.who],
    [t('column.device'), ({ deviceId }) => nameOf(deviceId) ?? ''],
    [t('column.about'), words.about],
    [t('file.what-code'), ({ what }) => what],
    [t('file.outcome-code'), ({ outcome }) => outcome],
    [t('file.staff-id'), ({ staffId }) => staffId ?? ''],
    [t('file.device-id'), ({ deviceId }) => deviceId ?? ''],
    [t('file.session-id'), ({ sessionId }) => sessionId ?? ''],
    [t('file.about-id'), ({ about }) => (about ? `${about.kind} ${about.id}` : '')],
  ];
  const run = async (filter: AuditFilter): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setNews(null);
    const saved = await save({
      filter,
      suggestedName: `${t('file.name')} ${fileDay()}.csv`,
      headings: columns.map(([heading]) => heading),
      separator: cellSeparatorIn(i18n.language),
      cellsOf: (entry) => columns.map(([, cellOf]) => cellOf(entry)),
    });
    setNews(saved.ok ? saved.value : { outcome: 'failed', problem: saved.problem });
    setBusy(false);
  };
  return { isBusy, news, run: (filter) => void run(filter) };
}
