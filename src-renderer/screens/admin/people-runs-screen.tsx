/**
 * What was done with many people at once: Runs and imports, on whichever device. Each can be taken back, as far as nobody went on
 * from it.
 */
import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeopleRuns } from '../../queries/use-people-runs';
import { EmptyState } from '../../ui/empty-state';
import { ScreenFrame } from '../../ui/screen-frame';
import { AdministratorsOnly } from './administrators-only';
import classes from './imports/imports.module.css';
import { RunCard } from './participants/run-card';

/** What lies beyond is drawn when asked for. */
const pageSize = 20;

function RunList() {
  const { t } = useTranslation('participants');
  const runs = usePeopleRuns();
  const [shown, setShown] = useState(pageSize);
  if (runs === undefined) return null;
  const rest = runs.length - shown;
  if (runs.length === 0)
    return (
      <EmptyState
        title={t('runs.empty.title')}
        icon={<IconUsers size={40} />}
        action={
          <Button renderRoot={(props: object) => <Link {...props} to="/participants" />}>{t('back')}</Button>
        }
      >
        {t('runs.empty.text')}
      </EmptyState>
    );
  return (
    <>
      <ul className={classes.list} aria-label={t('runs.list')}>
        {runs.slice(0, shown).map((one) => (
          <RunCard key={one.run.runId} done={one} />
        ))}
      </ul>
      {rest > 0 && (
        <Button variant="default" className={classes.more} onClick={() => setShown(shown + pageSize)}>
          {t('runs.more', { count: Math.min(rest, pageSize) })}
        </Button>
      )}
    </>
  );
}

export function PeopleRunsScreen() {
  const { t } = useTranslation('participants');
  return (
    <ScreenFrame
      title={t('runs.title')}
      subtitle={t('runs.subtitle')}
      back={<Link to="/participants">{t('back')}</Link>}
    >
      <AdministratorsOnly>
        <RunList />
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
