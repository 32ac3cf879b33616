/** One performance indicator: its text, whether it is critical, and what else can be done with it. */
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconDotsVertical,
  IconHash,
  IconStar,
  IconStarFilled,
  IconTransferIn,
  IconTrash,
} from '@tabler/icons-react';
import { type ClipboardEvent, memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isBlank } from '../../../../shared/domain/authoring/node-fields';
import type { IndicatorNode } from '../../../../shared/domain/authoring/tree';
import { childIdsOf, parentIdOf } from '../../../../shared/domain/authoring/tree-walk';
import { useEditor } from './editor-context';
import { removeAll } from './editor-steps';
import classes from './forms.module.css';
import { useMoveDialog } from './move-dialog';
import { NodeField } from './node-field';
import { usePaste } from './use-paste';
import { useTitleKeys } from './use-title-keys';

const textLimit = 20_000;
const codeLimit = 40;

/** Everything that has a key has its place here as well, for whoever works with a finger. */
function IndicatorMenu({
  node,
  number,
  onNumber,
}: {
  readonly node: IndicatorNode;
  readonly number: number;
  readonly onNumber: () => void;
}) {
  const { t } = useTranslation('editor');
  const { edit, read, goTo } = useEditor();
  const openMove = useMoveDialog();
  const shift = (by: -1 | 1): void => void edit({ kind: 'shift', ids: [node.id], by });
  const remove = (): void => {
    const { tree } = read();
    const { at } = removeAll(tree, [node.id]);
    edit({ kind: 'remove', ids: [node.id] });
    if (at !== null) goTo({ id: at, field: tree.nodes.get(at)?.kind === 'indicator' ? 'text' : 'name' });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('indicator.more', { number })}>
          <IconDotsVertical size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowUp size={18} aria-hidden />} onClick={() => shift(-1)}>
          {t('act.up')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowDown size={18} aria-hidden />} onClick={() => shift(1)}>
          {t('act.down')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTransferIn size={18} aria-hidden />} onClick={() => openMove([node.id])}>
          {t('act.move')}
        </Menu.Item>
        <Menu.Item leftSection={<IconHash size={18} aria-hidden />} onClick={onNumber}>
          {t('indicator.own-code')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={18} aria-hidden />} onClick={remove}>
          {t('act.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Several lines at once become indicators; one line is pasted as ever. */
function useIndicatorPaste(node: IndicatorNode): (event: ClipboardEvent<HTMLTextAreaElement>) => void {
  const { read } = useEditor();
  const paste = usePaste();
  return (event) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/\S[\s\S]*\n[\s\S]*\S/.test(text)) return;
    event.preventDefault();
    const { tree } = read();
    const parentId = parentIdOf(tree, node.id) ?? null;
    const index = childIdsOf(tree, parentId).indexOf(node.id) + 1;
    paste(text, { parentId, index }, isBlank(node) ? node.id : undefined);
  };
}

type IndicatorRowProps = {
  readonly node: IndicatorNode;
  readonly number: number;
  readonly isCurrent: boolean;
};

/** Drawn anew only when it changed: a work process may have hundreds. */

export const IndicatorRow = memo(function IndicatorRow({ node, number, isCurrent }: IndicatorRowProps) {
  const { t } = useTranslation('editor');
  const { edit } = useEditor();
  const keys = useTitleKeys(node);
  const onPaste = useIndicatorPaste(node);
  const [isCoded, setCoded] = useState(false);
  const { critical, code = '', text } = node.own;
  return (
    <li className={classes.indicator} data-current={isCurrent}>
      <span className={classes.number} aria-hidden>
        {code.trim() === '' ? number : code}
      </span>
      <div className={classes.indicatorText}>
        {(isCoded || code !== '') && (
          <NodeField
            node={node}
            field="code"
            value={code}
            limit={codeLimit}
            label={t('field.code')}
            of={(said) => ({ code: said })}
            isLine
            className={classes.code}
          />
        )}
        <NodeField
          node={node}
          field="text"
          value={text}
          limit={textLimit}
          label={t('indicator.label', { number })}
          isLabelHidden
          of={(said) => ({ text: said })}
          onKey={keys}
          onPaste={onPaste}
        />
      </div>
      <Tooltip label={t('critical')}>
        <ActionIcon
          variant={critical ? 'light' : 'subtle'}
          color={critical ? 'amber' : 'gray'}
          aria-pressed={critical}
          aria-label={t('indicator.critical', { number })}
          onClick={() => edit({ kind: 'toggle-critical', ids: [node.id] })}
        >
          {critical ? <IconStarFilled size={20} aria-hidden /> : <IconStar size={20} aria-hidden />}
        </ActionIcon>
      </Tooltip>
      <IndicatorMenu node={node} number={number} onNumber={() => setCoded(true)} />
    </li>
  );
});
