/** Fields that somebody else changed in another way: theirs stands, mine is beside it, until somebody chooses. */
import { Alert, Button, Group } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TreeConflict } from '../../../../shared/domain/authoring/merge-trees';
import { titleOf } from '../../../../shared/domain/authoring/node-fields';
import { codeOf } from '../../../../shared/domain/authoring/numbering';
import type { Tree } from '../../../../shared/domain/authoring/tree';
import { kindIn } from '../../../../shared/domain/authoring/tree-walk';
import classes from './conflict-list.module.css';
import { useEditor, useStanding } from './editor-context';

/**
 * What stands in a field, in words: lists by line, ticks as yes or no, places by the name of where it stands.
 */
function useTold(): (field: string, value: unknown) => string {
  const { t } = useTranslation('editor');
  const { tree } = useStanding();
  return (field, value) => {
    if (field === 'removed') return t(value === true ? 'conflict.removed' : 'conflict.kept');
    if (field === 'place') {
      const node = typeof value === 'string' ? tree.nodes.get(value) : undefined;
      return node ? [codeOf(node), titleOf(node)].filter(Boolean).join(' ') : t('conflict.elsewhere');
    }
    if (Array.isArray(value)) return value.join('\n');
    if (typeof value === 'boolean') return t(value ? 'conflict.yes' : 'conflict.no');
    return typeof value === 'string' && value !== '' ? value : t('conflict.blank');
  };
}

/** Whether mine can stand in the tree: taking it where it cannot would only let it go. */
function hasPlace(tree: Tree, { nodeId, field, mine }: TreeConflict): boolean {
  const node = tree.nodes.get(nodeId);
  if (field === 'removed' || !node) return field === 'removed';
  return field !== 'place' || kindIn(tree, typeof mine === 'string' ? mine : null) === node.kind;
}

/**
 * Theirs stands in the tree already, so leaving it changes nothing; taking mine is an edit like any other, and can be
 * undone.
 */
function Conflict({ conflict }: { readonly conflict: TreeConflict }) {
  const { t } = useTranslation('editor');
  const { edit, line, language, show } = useEditor();
  const { tree } = useStanding();
  const told = useTold();
  const { nodeId, field, theirs, mine } = conflict;
  const node = tree.nodes.get(nodeId);
  const canTakeMine = hasPlace(tree, conflict);
  const takeMine = (): void => {
    if (field === 'removed') {
      if (mine === true) edit({ kind: 'remove', ids: [nodeId] });
    } else if (field === 'place') {
      const parentId = typeof mine === 'string' ? mine : null;
      edit({ kind: 'move', ids: [nodeId], to: { parentId, index: Number.POSITIVE_INFINITY } });
    } else edit({ kind: 'set', id: nodeId, fields: { [field]: mine } });
    line.settle(conflict);
  };
  return (
    <li className={classes.conflict}>
      <button type="button" className={classes.where} onClick={() => show(node ? nodeId : null)}>
        {node ? [codeOf(node), titleOf(node)].filter(Boolean).join(' ').slice(0, 120) : t('conflict.gone')}
        {' · '}
        {t(`conflict.field.${field}`, { defaultValue: field })}
      </button>
      <div className={classes.sides}>
        {[
          { side: 'theirs' as const, value: theirs, choose: () => line.settle(conflict) },
          { side: 'mine' as const, value: mine, choose: takeMine },
        ].map(({ side, value, choose }) => (
          <div key={side} className={classes.side}>
            <strong>{t(`conflict.${side}`)}</strong>
            <p lang={language}>{told(field, value)}</p>
            <Button variant="default" disabled={side === 'mine' && !canTakeMine} onClick={choose}>
              {t(`conflict.take-${side}`)}
            </Button>
          </div>
        ))}
      </div>
    </li>
  );
}

/** Nothing while there is none. */
export function ConflictList() {
  const { t } = useTranslation(['editor', 'common']);
  const { line } = useEditor();
  const { state } = useStanding();
  const { conflicts, cameIn } = state;
  if (conflicts.length === 0 && cameIn === null) return null;
  return (
    <Alert
      color={conflicts.length > 0 ? 'amber' : 'petrol'}
      icon={<IconGitMerge aria-hidden />}
      title={
        conflicts.length > 0
          ? t('conflict.title', { count: conflicts.length })
          : t(`came-in.${cameIn ?? 'window'}`)
      }
      withCloseButton={conflicts.length === 0}
      closeButtonLabel={t('common:close')}
      onClose={line.noteSeen}
    >
      {conflicts.length > 0 && (
        <Group>
          <p>{t('conflict.text')}</p>
          <ul className={classes.conflicts}>
            {conflicts.map((conflict) => (
              <Conflict key={`${conflict.nodeId} ${conflict.field}`} conflict={conflict} />
            ))}
          </ul>
        </Group>
      )}
    </Alert>
  );
}
