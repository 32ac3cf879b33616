/** One row of the tree: its number, its name or text, and what is to be known of it. */
import {
  IconAlertTriangle,
  IconChevronDown,
  IconChevronRight,
  IconCircleX,
  IconStarFilled,
} from '@tabler/icons-react';
import { type DragEvent, type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { titleOf } from '../../../../shared/domain/authoring/node-fields';
import { codeOf } from '../../../../shared/domain/authoring/numbering';
import type { TreeRow as Row } from './tree-rows';
import classes from './tree-view.module.css';

/** The worst of what the check says of it. */
export type RowSign = 'blocks' | 'unwise' | null;

type TreeRowProps = {
  readonly row: Row;
  readonly domId: string;
  readonly top: number;
  readonly language: string;
  readonly isCurrent: boolean;
  readonly isChosen: boolean;
  readonly sign: RowSign;
  readonly drop: 'before' | 'after' | 'into' | null;
  readonly onPress: (id: string, event: MouseEvent) => void;
  readonly onFold: (id: string) => void;
  readonly onDrag: (id: string, event: DragEvent) => void;
};

/** Drawn anew only when something of it changed: there may be thousands. */
export const TreeRow = memo(function TreeRow(props: TreeRowProps) {
  const { row, domId, top, language, isCurrent, isChosen, sign, drop } = props;
  const { node, level, position, siblings, isOpen } = row;
  const { t } = useTranslation('editor');
  const title = titleOf(node).trim();
  const drag = (event: DragEvent): void => props.onDrag(node.id, event);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus and says which row is meant
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys
    <li
      id={domId}
      role="treeitem"
      className={classes.row}
      style={{ insetBlockStart: top, '--level': level } as object}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={isOpen ?? undefined}
      aria-selected={isChosen}
      data-current={isCurrent}
      data-kind={node.kind}
      data-drop={drop ?? undefined}
      draggable
      onClick={(event) => props.onPress(node.id, event)}
      onDragStart={drag}
      onDragOver={drag}
      onDrop={drag}
      onDragEnd={drag}
      onDragLeave={drag}
    >
      <span
        className={classes.fold}
        aria-hidden
        onClick={(event) => {
          if (isOpen === null) return;
          event.stopPropagation();
          props.onFold(node.id);
        }}
      >
        {isOpen === true && <IconChevronDown size={18} />}
        {isOpen === false && <IconChevronRight size={18} />}
      </span>
      {codeOf(node) !== '' && <span className={classes.code}>{codeOf(node)}</span>}
      <span className={classes.title} data-blank={title === ''} lang={title === '' ? undefined : language}>
        <span className={row.isFound ? classes.found : undefined}>
          {title === '' ? t(`tree.blank.${node.kind}`) : title}
        </span>
      </span>
      {node.kind === 'indicator' && node.own.critical && (
        <IconStarFilled
          size={16}
          className={classes.sign}
          data-sign="critical"
          role="img"
          aria-label={t('critical')}
        />
      )}
      {sign === 'blocks' && (
        <IconCircleX
          size={18}
          className={classes.sign}
          data-sign={sign}
          role="img"
          aria-label={t('check.blocks')}
        />
      )}
      {sign === 'unwise' && (
        <IconAlertTriangle
          size={18}
          className={classes.sign}
          data-sign={sign}
          role="img"
          aria-label={t('check.unwise')}
        />
      )}
    </li>
  );
});
