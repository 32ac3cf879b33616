/**
 * The tree at the left: walked by arrow keys, folded, searched, chosen from, dragged. Only what is in view is drawn, so that
 * thousands of rows cost what a screenful does.
 */
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { ancestorIds } from '../../../../shared/domain/authoring/tree-walk';
import { type Standing, useEditor, useStanding } from './editor-context';
import { useNodeClipboard } from './node-clipboard';
import { useTreeDrag } from './tree-drag';
import { chooseUpTo, pressTreeKey, type TreeKeyDeps, walkTo } from './tree-keys';
import { type RowSign, TreeRow } from './tree-row';
import { composeRows, findNodes, type TreeRow as Row } from './tree-rows';
import classes from './tree-view.module.css';
import { useRowsInView } from './use-rows-in-view';

/** Core tasks are open at first, and whatever the current node stands in. */
function useUnfolded({
  tree,
  currentId,
}: Standing): [ReadonlySet<string>, (id: string, isOpen: boolean) => void] {
  const [folded, setFolded] = useState<Readonly<Record<string, boolean>>>({});
  const opened = useMemo(() => {
    const open = new Set(tree.rootIds.filter((id) => folded[id] !== false));
    for (const [id, isOpen] of Object.entries(folded)) if (isOpen) open.add(id);
    return open;
  }, [tree.rootIds, folded]);
  const unfold = useCallback(
    (id: string, isOpen: boolean): void => setFolded((now) => ({ ...now, [id]: isOpen })),
    [],
  );
  const above = currentId === null ? '' : ancestorIds(tree, currentId).join(' ');
  useEffect(() => {
    const ids = above.split(' ').filter(Boolean);
    if (ids.length > 0) setFolded((now) => ({ ...now, ...Object.fromEntries(ids.map((id) => [id, true])) }));
  }, [above]);
  return [opened, unfold];
}

type TreeViewProps = {
  readonly sought: string;
  readonly signOf: (id: string) => RowSign;
};

/**
 * What a search finds is shown with what it stands in, unfolded; without a search it is as it was folded before.
 */
function useTreeRows(sought: string): {
  readonly rows: readonly Row[];
  readonly unfold: (id: string, isOpen: boolean) => void;
} {
  const standing = useStanding();
  const { tree } = standing;
  const [opened, unfold] = useUnfolded(standing);
  const found = useMemo(() => (sought.trim() === '' ? null : findNodes(tree, sought)), [tree, sought]);
  const rows = useMemo(() => composeRows(tree, opened, found), [tree, opened, found]);
  return { rows, unfold };
}

/**
 * The tree has the focus, and names the row that is meant: rows that are scrolled away are not there, and the focus must
 * never go with them.
 */
export function TreeView({ sought, signOf }: TreeViewProps) {
  const { t } = useTranslation('editor');
  const editor = useEditor();
  const { currentId, chosenIds } = useStanding();
  const frame = useRef<HTMLDivElement>(null);
  const anchor = useRef<string | null>(null);
  const treeId = useId();
  const { rows, unfold } = useTreeRows(sought);
  const view = useRowsInView(frame, rows.length);
  const drag = useTreeDrag(editor);
  const clipboard = useNodeClipboard();
  const deps: TreeKeyDeps = { editor, rows, unfold, anchor };
  const latest = useRef({ deps, drag });
  latest.current = { deps, drag };

  const at = rows.findIndex(({ node }) => node.id === currentId);
  const { reveal } = view;
  useEffect(() => reveal(at), [reveal, at]);

  const press = (event: KeyboardEvent): void => {
    if (pressTreeKey(deps, event)) event.preventDefault();
  };
  const onPress = useCallback((id: string, event: MouseEvent): void => {
    const { deps: now } = latest.current;
    frame.current?.focus({ preventScroll: true });
    if (event.shiftKey) chooseUpTo(now, id);
    else if (event.ctrlKey || event.metaKey) {
      const { choose, show, read } = now.editor;
      const { chosenIds: chosen } = read();
      choose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
      show(id);
    } else walkTo(now, id);
  }, []);
  const onFold = useCallback((id: string): void => {
    const { rows: now, unfold: turn } = latest.current.deps;
    turn(id, !now.find(({ node }) => node.id === id)?.isOpen);
  }, []);
  const onDrag = useCallback<typeof drag.onDrag>((id, event) => latest.current.drag.onDrag(id, event), []);
  const chosen = new Set(chosenIds);
  return (
    <div
      ref={frame}
      role="tree"
      tabIndex={0}
      className={classes.tree}
      aria-label={t('tree.label')}
      aria-multiselectable
      aria-activedescendant={at >= 0 ? `${treeId}-${currentId}` : undefined}
      data-tree
      onKeyDown={press}
      onCopy={(event: ClipboardEvent) => clipboard.copy(event)}
      onCut={(event: ClipboardEvent) => clipboard.cut(event)}
      onPaste={(event: ClipboardEvent) => clipboard.paste(event)}
    >
      {rows.length === 0 && (
        <p className={classes.nothing}>{t(sought.trim() ? 'tree.not-found' : 'tree.empty')}</p>
      )}
      <ul role="presentation" className={classes.rows} style={{ height: rows.length * view.rowHeight }}>
        {rows.slice(view.first, view.end).map((row, index) => (
          <TreeRow
            key={row.node.id}
            row={row}
            domId={`${treeId}-${row.node.id}`}
            top={(view.first + index) * view.rowHeight}
            language={editor.language}
            isCurrent={row.node.id === currentId}
            isChosen={chosen.has(row.node.id)}
            sign={signOf(row.node.id)}
            drop={drag.drop?.id === row.node.id ? drag.drop.where : null}
            onPress={onPress}
            onFold={onFold}
            onDrag={onDrag}
          />
        ))}
      </ul>
    </div>
  );
}
