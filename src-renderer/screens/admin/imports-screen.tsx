/**
 * What was imported: from which file, when, by whom, and what came of it. Each can be taken back as long as nobody went on
 * from it, on any device of the centre.
 */
import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorld } from '../../queries/query-source';
import { useImports } from '../../queries/use-imports';
import { EmptyState } from '../../ui/empty-state';
import { OverviewLink } from '../../ui/overview-link';
import { ScreenFrame } from '../../ui/screen-frame';
import { AdministratorsOnly } from './administrators-only';
import { ImportCard } from './imports/import-card';
import classes from './imports/imports.module.css';

/** What lies beyond is drawn when asked for. */
const pageSize = 20;

function ImportList() {
  const { t } = useTranslation('imports');
  const world = useWorld();
  const [now] = useState(() => world.now());
  const imports = useImports(now);
  const [shown, setShown] = useState(pageSize);
  if (imports === undefined) return null;
  const rest = imports.length - shown;
  if (imports.length === 0)
    return (
      <EmptyState
        title={t('empty.title')}
        icon={<IconFileImport size={40} />}
        action={
          <Button renderRoot={(props: object) => <Link {...props} to="/qualifications/import" />}>
            {t('empty.action')}
          </Button>
        }
      >
        {t('empty.text')}
      </EmptyState>
    );
  return (
    <>
      <ul className={classes.list} aria-label={t('list')}>
        {imports.slice(0, shown).map((one) => (
          <ImportCard key={one.imported.importId} done={one} />
        ))}
      </ul>
      {rest > 0 && (
        <Button variant="default" className={classes.more} onClick={() => setShown(shown + pageSize)}>
          {t('more', { count: Math.min(rest, pageSize) })}
        </Button>
      )}
    </>
  );
}

export function ImportsScreen() {
  const { t } = useTranslation('imports');
  return (
    <ScreenFrame title={t('title')} subtitle={t('subtitle')} back={<OverviewLink>{t('back')}</OverviewLink>}>
      <AdministratorsOnly>
        <ImportList />
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
