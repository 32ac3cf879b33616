/**
 * Fields that two people changed without knowing of each other, side by side, for an administrator to decide. What was
 * decided stays below with both values.
 */
import { Title, VisuallyHidden } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentConflict } from '../../../shared/records/document-conflict';
import { useConflicts } from '../../queries/use-conflicts';
import { EmptyState } from '../../ui/empty-state';
import { ScreenFrame } from '../../ui/screen-frame';
import { AdministratorsOnly } from './administrators-only';
import { ConflictCard } from './conflicts/conflict-card';
import classes from './conflicts/conflicts.module.css';

const countOpen = (open: readonly DocumentConflict[] | undefined): number =>
  (open ?? []).flatMap(({ fields }) => Object.values(fields)).filter(({ settled }) => !settled).length;

/** What was decided goes from under the finger: one goes on at the next, or at the heading, and it is said. */
function useGoingOn(open: readonly DocumentConflict[] | undefined) {
  const { t } = useTranslation('conflicts');
  const list = useRef<HTMLDivElement>(null);
  const isOnItsWay = useRef(false);
  const [said, setSaid] = useState('');
  const count = countOpen(open);
  const before = useRef(count);
  useEffect(() => {
    const isFewer = count < before.current;
    before.current = count;
    // The list moves after the decision was recorded, and by others' decisions as well.
    if (!isFewer || !isOnItsWay.current) return;
    isOnItsWay.current = false;
    setSaid(t('decided'));
    const next = list.current?.querySelector<HTMLElement>('[data-open-field]');
    (next ?? document.querySelector<HTMLElement>('h1'))?.focus();
  }, [count, t]);
  const noteDeciding = (isNow: boolean): void => {
    isOnItsWay.current = isNow;
  };
  return { list, said, noteDeciding };
}

/**
 * Open ones first, each on a card of its own. The last decision leaves an empty list that says how conflicts come about, so
 * that nobody wonders where they went.
 */
function ConflictList() {
  const { t } = useTranslation('conflicts');
  const conflicts = useConflicts();
  const { list, said, noteDeciding } = useGoingOn(conflicts?.open);
  if (!conflicts) return null;
  const { open, settled } = conflicts;
  return (
    <div ref={list} className={classes.list}>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      {open.length === 0 && (
        <EmptyState title={t('none-title')} icon={<IconChecks size={40} />}>
          {t('none')}
        </EmptyState>
      )}
      {open.map((conflict) => (
        <ConflictCard key={conflict.conflictId} conflict={conflict} onDeciding={noteDeciding} />
      ))}
      {settled.length > 0 && (
        <details className={classes.settled}>
          <summary>
            <Title order={2} component="span">
              {t('settled', { count: settled.length })}
            </Title>
          </summary>
          {settled.map((conflict) => (
            <ConflictCard key={conflict.conflictId} conflict={conflict} onDeciding={noteDeciding} />
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
