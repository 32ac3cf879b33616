/** What can be done with what is chosen in the tree; every tool has its key, and says it. */
import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowDown,
  IconArrowForwardUp,
  IconArrowUp,
  IconClipboard,
  IconCopy,
  IconCopyPlus,
  IconDotsVertical,
  IconListNumbers,
  IconPlus,
  IconSortAscending2,
  IconStar,
  IconTransferIn,
  IconTrash,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { whatToRedo, whatToUndo } from '../../../../shared/domain/authoring/history';
import { kindIn, parentIdOf } from '../../../../shared/domain/authoring/tree-walk';
import { CopyFromDialog } from './copy-from-dialog';
import { useEditor, useStanding } from './editor-context';
import { addAbove, addBeside, addInto } from './editor-steps';
import { useMoveDialog } from './move-dialog';
import { useNodeClipboard } from './node-clipboard';
import classes from './tool-bar.module.css';
import { removeChosen } from './tree-keys';

type ToolProps = {
  readonly label: string;
  readonly keys: string;
  readonly isOff?: boolean;
  readonly onUse: () => void;
  readonly children: ReactNode;
};

/** It stays where it is and can be found while it is off; then it does nothing. */
function Tool({ label, keys, isOff = false, onUse, children }: ToolProps) {
  const { t } = useTranslation('editor');
  return (
    <Tooltip label={t('tool', { label, keys })}>
      <ActionIcon
        aria-label={label}
        aria-keyshortcuts={keys.replaceAll(' ', '')}
        aria-disabled={isOff}
        {...(isOff ? { 'data-disabled': true } : {})}
        color="gray"
        onClick={() => !isOff && onUse()}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

/** What can be added from here: into the current node, behind it, or on the level above. */
function AddMenu() {
  const { t } = useTranslation('editor');
  const { read, take } = useEditor();
  const { tree, currentId } = useStanding();
  const current = currentId === null ? undefined : tree.nodes.get(currentId);
  const inside = kindIn(tree, currentId);
  const above =
    current?.kind === 'indicator' ? 'work-process' : current?.kind === 'work-process' ? 'core-task' : null;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button px="sm" aria-label={t('add.menu')}>
          <IconPlus size={18} aria-hidden />
          <span className={classes.addWord}>{t('add.menu')}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {inside && (
          <Menu.Item rightSection="Ins" onClick={() => take(addInto(read().tree, currentId))}>
            {t(`add.${inside}`)}
          </Menu.Item>
        )}
        {current && (
          <Menu.Item onClick={() => take(addBeside(read().tree, current.id))}>
            {t(`add.${current.kind}`)}
          </Menu.Item>
        )}
        {current && above && above !== inside && (
          <Menu.Item onClick={() => take(...addAbove(read().tree, current.id))}>
            {t(`add.${above}`)}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Less needed: everything else. */
function MoreMenu() {
  const { t } = useTranslation('editor');
  const editor = useEditor();
  const { edit, read } = editor;
  const { tree, currentId, chosenIds } = useStanding();
  const openMove = useMoveDialog();
  const clipboard = useNodeClipboard();
  const isIndicators =
    chosenIds.length > 0 && chosenIds.every((id) => tree.nodes.get(id)?.kind === 'indicator');
  const canMove = chosenIds.some((id) => parentIdOf(tree, id) != null);
  const [isCopying, setCopying] = useState(false);
  const around = (): string | null => {
    const { tree: now, currentId: id } = read();
    return id !== null && now.nodes.get(id)?.kind === 'indicator' ? (parentIdOf(now, id) ?? null) : id;
  };
  return (
    <>
      {isCopying && <CopyFromDialog onClose={() => setCopying(false)} />}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('act.more')} color="gray">
            <IconDotsVertical size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            disabled={!canMove}
            leftSection={<IconTransferIn size={18} aria-hidden />}
            onClick={() => openMove(chosenIds)}
          >
            {t('act.move')}
          </Menu.Item>
          <Menu.Item
            disabled={!isIndicators}
            leftSection={<IconStar size={18} aria-hidden />}
            onClick={() => edit({ kind: 'toggle-critical', ids: chosenIds })}
          >
            {t('act.critical', { count: chosenIds.length })}
          </Menu.Item>
          <Menu.Item
            disabled={chosenIds.length === 0}
            leftSection={<IconCopy size={18} aria-hidden />}
            rightSection="Ctrl C"
            onClick={() => clipboard.copy()}
          >
            {t('act.copy', { count: chosenIds.length })}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconClipboard size={18} aria-hidden />}
            rightSection="Ctrl V"
            onClick={() => clipboard.paste()}
          >
            {t('act.paste')}
          </Menu.Item>
          <Menu.Item leftSection={<IconCopyPlus size={18} aria-hidden />} onClick={() => setCopying(true)}>
            {t('copy-from.open')}
          </Menu.Item>
          <Menu.Item
            disabled={chosenIds.length === 0}
            leftSection={<IconTrash size={18} aria-hidden />}
            rightSection="Del"
            onClick={() => removeChosen(editor)}
          >
            {t('act.remove')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconListNumbers size={18} aria-hidden />}
            onClick={() => edit({ kind: 'renumber', parentId: around(), isDeep: true })}
          >
            {t(currentId === null ? 'act.renumber-all' : 'act.renumber')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconSortAscending2 size={18} aria-hidden />}
            onClick={() => edit({ kind: 'sort', parentId: around() })}
          >
            {t('act.sort')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** The tools that are used most stay in sight; what is rarely needed stands in a menu, with words. */
export function ToolBar() {
  const { t } = useTranslation('editor');
  const editor = useEditor();
  const { state, chosenIds } = useStanding();
  const isNone = chosenIds.length === 0;
  const shift = (by: -1 | 1): void => void editor.edit({ kind: 'shift', ids: chosenIds, by });
  return (
    <div role="toolbar" aria-label={t('tools')} className={classes.bar}>
      <AddMenu />
      <Tool label={t('act.up')} keys="Alt ↑" isOff={isNone} onUse={() => shift(-1)}>
        <IconArrowUp size={20} aria-hidden />
      </Tool>
      <Tool label={t('act.down')} keys="Alt ↓" isOff={isNone} onUse={() => shift(1)}>
        <IconArrowDown size={20} aria-hidden />
      </Tool>
      <Tool
        label={t('act.undo')}
        keys="Ctrl Z"
        isOff={!state.history || whatToUndo(state.history) === null}
        onUse={editor.undo}
      >
        <IconArrowBackUp size={20} aria-hidden />
      </Tool>
      <Tool
        label={t('act.redo')}
        keys="Ctrl Y"
        isOff={!state.history || whatToRedo(state.history) === null}
        onUse={editor.redo}
      >
        <IconArrowForwardUp size={20} aria-hidden />
      </Tool>
      <span className={classes.rare}>
        <Tool label={t('act.remove')} keys="Del" isOff={isNone} onUse={() => removeChosen(editor)}>
          <IconTrash size={20} aria-hidden />
        </Tool>
      </span>
      <MoreMenu />
    </div>
  );
}
