/** Fields that somebody else changed in another way: theirs stands, mine is beside it, until somebody chooses and after it. */
import { Alert, Group } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type DraftConflict, openOnes } from '../../../../shared/domain/authoring/draft-conflicts';
import { ConflictItem } from './conflict-item';
import classes from './conflict-list.module.css';
import { useEditor, useStanding } from './editor-context';

type ItemsProps = { readonly conflicts: readonly DraftConflict[]; readonly onChosen: () => void };

function Items({ conflicts, onChosen }: ItemsProps) {
  const { state } = useStanding();
  // One field may have been chosen in before.
  const keyOf = (one: DraftConflict): string => `${one.nodeId} ${one.field} ${state.conflicts.indexOf(one)}`;
  return (
    <ul className={classes.conflicts}>
      {conflicts.map((conflict) => (
        <ConflictItem key={keyOf(conflict)} conflict={conflict} onChosen={onChosen} />
      ))}
    </ul>
  );
}

/** What waits for a choice, and what came in from elsewhere until it is seen. */
function Open({ conflicts, onChosen }: ItemsProps) {
  const { t } = useTranslation(['editor', 'common']);
  const { line } = useEditor();
  const { cameIn } = useStanding().state;
  const isOpen = conflicts.length > 0;
  if (!isOpen && cameIn === null) return null;
  return (
    <Alert
      color={isOpen ? 'amber' : 'petrol'}
      icon={<IconGitMerge aria-hidden />}
      title={isOpen ? t('conflict.title', { count: conflicts.length }) : t(`came-in.${cameIn ?? 'window'}`)}
      withCloseButton={!isOpen}
      closeButtonLabel={t('common:close')}
      onClose={line.noteSeen}
    >
      {isOpen && (
        <Group>
          <p>{t('conflict.text')}</p>
          <Items conflicts={conflicts} onChosen={onChosen} />
        </Group>
      )}
    </Alert>
  );
}

/**
 * Nothing while there is none. What somebody chose in stands folded below what is open, with both texts. After a choice the
 * focus is at the next that is open.
 */
export function ConflictList() {
  const { t } = useTranslation('editor');
  const { state } = useStanding();
  const { conflicts } = state;
  const frame = useRef<HTMLElement>(null);
  const wasChosen = useRef(false);
  const onChosen = (): void => {
    wasChosen.current = true;
  };
  useLayoutEffect(() => {
    if (!wasChosen.current || conflicts.length === 0) return;
    wasChosen.current = false;
    const next = frame.current?.querySelector<HTMLElement>('[role="alert"] li button');
    (next ?? frame.current)?.focus();
  }, [conflicts]);
  const open = openOnes(conflicts);
  const chosen = conflicts.filter((one) => one.chosen !== undefined);
  if (conflicts.length === 0 && state.cameIn === null) return null;
  return (
    <section ref={frame} tabIndex={-1} aria-label={t('conflict.label')}>
      <Open conflicts={open} onChosen={onChosen} />
      {chosen.length > 0 && (
        <details className={classes.chosen}>
          <summary>{t('conflict.settled', { count: chosen.length })}</summary>
          <p>{t('conflict.settled-text')}</p>
          <Items conflicts={chosen} onChosen={onChosen} />
        </details>
      )}
    </section>
  );
}
