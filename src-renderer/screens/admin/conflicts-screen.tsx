/**
 * Fields that two people changed without knowing of each other, side by side, for an administrator to decide. What was
 * decided stays below with both values.
 */
import { Title, VisuallyHidden } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConflicts } from '../../queries/use-conflicts';
import { EmptyState } from '../../ui/empty-state';
import { ScreenFrame } from '../../ui/screen-frame';
import { AdministratorsOnly } from './administrators-only';
import { ConflictCard } from './conflicts/conflict-card';
import classes from './conflicts/conflicts.module.css';

/**
 * Open ones first, each on a card of its own. The last decision leaves an empty list that says how conflicts come about, so
 * that nobody wonders where they went.
 */
function ConflictList() {
  const { t } = useTranslation('conflicts');
  const conflicts = useConflicts();
  const [said, setSaid] = useState('');
  const list = useRef<HTMLDivElement>(null);
  if (!conflicts) return null;
  const { open, settled } = conflicts;
  // What was decided goes from under the finger: one goes on at the next, or at the heading.
  const goOn = (): void => {
    setSaid(t('decided'));
    requestAnimationFrame(() => {
      const next = list.current?.querySelector<HTMLElement>('[data-open-field]');
      (next ?? document.querySelector<HTMLElement>('h1'))?.focus();
    });
  };
  return (
    <div ref={list} className={classes.list}>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      {open.length === 0 && (
        <EmptyState title={t('none-title')} icon={<IconChecks size={40} />}>
          {t('none')}
        </EmptyState>
      )}
      {open.map((conflict) => (
        <ConflictCard key={conflict.conflictId} conflict={conflict} onDecided={goOn} />
      ))}
      {settled.length > 0 && (
        <details className={classes.settled}>
          <summary>
            <Title order={2} component="span">
              {t('settled', { count: settled.length })}
            </Title>
          </summary>
          {settled.map((conflict) => (
            <ConflictCard key={conflict.conflictId} conflict={conflict} onDecided={goOn} />
          ))}
        </details>
      )}
    </div>
  );
}

/** The header leads here whenever something is open; the address stays good when nothing is. */
export function ConflictsScreen() {
  const { t } = useTranslation('conflicts');
  return (
    <ScreenFrame title={t('title')} subtitle={t('subtitle')}>
      <AdministratorsOnly>
        <ConflictList />
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
