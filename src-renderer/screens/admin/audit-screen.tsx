/**
 * The audit log: who did what at the hub. It stands at the hub alone, so that without a connection there is nothing to
 * look up, and the screen says so.
 */
import { Button, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditFilter } from '../../../shared/values/audit-entry';
import { ProblemNotice } from '../../ui/problem-notice';
import { ScreenFrame } from '../../ui/screen-frame';
import { type AuditSearch, readAuditSearch } from '../../ui/search-params';
import { StatusMark } from '../../ui/status-mark';
import { AdministratorsOnly } from './administrators-only';
import classes from './audit/audit.module.css';
import { AuditFilters } from './audit/audit-filters';
import { AuditTable } from './audit/audit-table';
import { type AuditExport, useAuditExport } from './audit/use-audit-export';
import { auditPageRows, useAuditLog } from './audit/use-audit-log';
import { useAuditNames } from './audit/use-audit-names';
import { useAuditWords } from './audit/use-audit-words';

/** A day that somebody chose, by the clock of this device; null when there is none. */
function momentOf(day: string | undefined, daysOn = 0): string | null {
  if (!day) return null;
  const moment = new Date(`${day}T00:00`);
  moment.setDate(moment.getDate() + daysOn);
  return moment.toISOString();
}

const filterOf = ({ person, device, what, from, to }: AuditSearch): AuditFilter => ({
  before: null,
  limit: auditPageRows,
  staffId: (person ?? null) as AuditFilter['staffId'],
  deviceId: (device ?? null) as AuditFilter['deviceId'],
  what: what ?? null,
  since: momentOf(from),
  until: momentOf(to, 1),
});

function ExportNews({ news }: Pick<AuditExport, 'news'>) {
  const { t } = useTranslation('audit');
  if (news?.outcome === 'failed') return <ProblemNotice problem={news.problem} />;
  return (
    <div role="status">
      {news?.outcome === 'saved' && (
        <StatusMark tone="good">{t('saved', { count: news.rows, place: news.place })}</StatusMark>
      )}
      {news?.outcome === 'cancelled' && <Text>{t('cancelled')}</Text>}
    </div>
  );
}

function AuditLogView() {
  const { t } = useTranslation('audit');
  const navigate = useNavigate();
  const said = useSearch({ strict: false });
  const search = useMemo(() => readAuditSearch(said), [said]);
  const filter = useMemo(() => filterOf(search), [search]);
  const names = useAuditNames();
  const words = useAuditWords(names);
  const { rows, isAsking, problem, askAnew, askMore, askSame } = useAuditLog(filter);
  const saving = useAuditExport(names, words);
  const count = rows?.entries.length ?? 0;
  return (
    <>
      <AuditFilters
        search={search}
        names={names}
        words={words}
        onChange={(next) => void navigate({ to: '/audit', search: next, replace: true })}
      />
      {problem && <ProblemNotice problem={problem} onRetry={askSame} />}
      {problem && <Text>{t('only-at-hub')}</Text>}
      <div className={classes.buttons}>
        <Button variant="default" onClick={askAnew} loading={isAsking}>
          {t('ask-anew')}
        </Button>
        <Button
          variant="default"
          onClick={() => saving.run(filter)}
          loading={saving.isBusy}
          disabled={count === 0}
        >
          {t('save')}
        </Button>
      </div>
      <div>
        <ExportNews news={saving.news} />
        <Text role="status">
          {rows ? t(rows.hasMore ? 'shown' : 'all', { count }) : isAsking ? t('asking') : ''}
        </Text>
      </div>
      {rows && count > 0 && <AuditTable entries={rows.entries} names={names} words={words} />}
      {rows?.hasMore && (
        <Button className={classes.more ?? ''} variant="default" onClick={askMore} loading={isAsking}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

export function AuditScreen() {
  const { t } = useTranslation('audit');
  return (
    <ScreenFrame title={t('title')} subtitle={t('subtitle')}>
      <AdministratorsOnly>
        <AuditLogView />
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
