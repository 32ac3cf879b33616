/** Moves nodes to another core task or work process, for whoever does not drag: a list to choose from. */
import { Button, Modal, TextInput } from '@mantine/core';
import { createContext, type ReactNode, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { titleOf } from '../../../../shared/domain/authoring/node-fields';
import { codeOf } from '../../../../shared/domain/authoring/numbering';
import type { TreeNode } from '../../../../shared/domain/authoring/tree';
import { inOrder, kindIn, parentIdOf } from '../../../../shared/domain/authoring/tree-walk';
import { foldText } from '../../../../shared/kernel/fold-text';
import { useEditor, useStanding } from './editor-context';
import { titleField } from './editor-steps';
import classes from './forms.module.css';

const MoveContext = createContext<(ids: readonly string[]) => void>(() => undefined);

/** @returns opens the dialog for these nodes */
export const useMoveDialog = (): ((ids: readonly string[]) => void) => useContext(MoveContext);

const nameOf = (node: TreeNode): string => [codeOf(node), titleOf(node)].filter(Boolean).join(' ');

/**
 * Where nodes of this kind can stand, without the place where they are. They come to stand at its end; from there keys move
 * them.
 */
function Places({ ids, onDone }: { readonly ids: readonly string[]; readonly onDone: () => void }) {
  const { t } = useTranslation('editor');
  const { edit, goTo, language } = useEditor();
  const { tree } = useStanding();
  const [sought, seek] = useState('');
  const [first] = ids;
  const kind = tree.nodes.get(first ?? '')?.kind;
  const at = first === undefined ? null : parentIdOf(tree, first);
  const places = inOrder(tree).filter(
    (node) =>
      node.id !== at &&
      kindIn(tree, node.id) === kind &&
      foldText(nameOf(node)).includes(foldText(sought.trim())),
  );
  const move = (parentId: string): void => {
    edit({ kind: 'move', ids, to: { parentId, index: Number.POSITIVE_INFINITY } });
    onDone();
    if (first !== undefined && kind) goTo({ id: first, field: titleField(kind) });
  };
  return (
    <>
      <TextInput
        data-autofocus
        label={t('move.search')}
        value={sought}
        spellCheck={false}
        onChange={(event) => seek(event.currentTarget.value)}
      />
      {places.length === 0 && <p>{t('move.nowhere')}</p>}
      <ul className={classes.children}>
        {places.map((node) => (
          <li key={node.id} className={classes.child}>
            <button
              type="button"
              className={classes.childButton}
              lang={language}
              onClick={() => move(node.id)}
            >
              {nameOf(node) || t(`tree.blank.${node.kind}`)}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** One for the whole editor: menus only say which nodes are meant. */
export function MoveDialog({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation(['editor', 'common']);
  const [ids, open] = useState<readonly string[]>([]);
  const close = (): void => open([]);
  return (
    <MoveContext value={open}>
      {children}
      <Modal
        opened={ids.length > 0}
        onClose={close}
        title={t('move.title', { count: ids.length })}
        size="lg"
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <div className={classes.form}>
          <Places ids={ids} onDone={close} />
          <div className={classes.acts}>
            <Button variant="default" onClick={close}>
              {t('act.cancel')}
            </Button>
          </div>
        </div>
      </Modal>
    </MoveContext>
  );
}
