/** One field that two people changed each in their way: both texts, and a way to choose each. */
import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ConflictSide,
  canChoose,
  type DraftConflict,
} from '../../../../shared/domain/authoring/draft-conflicts';
import { titleOf } from '../../../../shared/domain/authoring/node-fields';
import { codeOf } from '../../../../shared/domain/authoring/numbering';
import { StatusMark } from '../../../ui/status-mark';
import classes from './conflict-list.module.css';
import { useEditor, useStanding } from './editor-context';

const sides = ['theirs', 'mine'] as const satisfies readonly ConflictSide[];

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
    if (field === 'part') return t(value === 'base' || value === 'profile' ? `part.${value}` : 'part.none');
    if (Array.isArray(value)) return value.join('\n');
    if (typeof value === 'boolean') return t(value ? 'conflict.yes' : 'conflict.no');
    return typeof value === 'string' && value !== '' ? value : t('conflict.blank');
  };
}

/** What the button of a side does, in words. */
function useTake(): (conflict: DraftConflict, side: ConflictSide) => string {
  const { t } = useTranslation('editor');
  return (conflict, side) => {
    if (conflict.field === 'removed')
      return t(conflict[side] === true ? 'conflict.take-removed' : 'conflict.take-kept');
    return t(conflict.chosen === undefined ? `conflict.take-${side}` : 'conflict.take-after-all');
  };
}

/**
 * Theirs stands in the tree until somebody chose. A choice is a step like any other: it can be undone, and taken back here for
 * as long as the draft is there.
 * @param onChosen before the choice by which this moves to those that are chosen in
 */
export function ConflictItem({
  conflict,
  onChosen,
}: {
  readonly conflict: DraftConflict;
  readonly onChosen: () => void;
}) {
  const { t } = useTranslation('editor');
  const { line, language, show, say } = useEditor();
  const { tree } = useStanding();
  const told = useTold();
  const takeOf = useTake();
  const where = useRef<HTMLButtonElement>(null);
  const { nodeId, field, chosen } = conflict;
  const node = tree.nodes.get(nodeId);
  const name = node ? [codeOf(node), titleOf(node)].filter(Boolean).join(' ').slice(0, 120) : '';
  const place = `${name || t('conflict.gone')} · ${t(`conflict.field.${field}`, { defaultValue: field })}`;
  const choose = (side: ConflictSide): void => {
    if (chosen === undefined) onChosen();
    else where.current?.focus();
    line.choose(conflict, side);
    say(t('conflict.said'));
  };
  return (
    <li className={classes.conflict}>
      <button ref={where} type="button" className={classes.where} onClick={() => show(node ? nodeId : null)}>
        {place}
      </button>
      <div className={classes.sides}>
        {sides.map((side) => (
          <div key={side} className={classes.side}>
            <strong>{t(`conflict.${side}`)}</strong>
            <p lang={language}>{told(field, conflict[side])}</p>
            {chosen === side ? (
              <StatusMark tone="good">{t('conflict.chosen')}</StatusMark>
            ) : (
              <Button
                variant="default"
                aria-label={`${takeOf(conflict, side)}: ${place}`}
                disabled={!canChoose(tree, conflict, side)}
                onClick={() => choose(side)}
              >
                {takeOf(conflict, side)}
              </Button>
            )}
          </div>
        ))}
      </div>
    </li>
  );
}
