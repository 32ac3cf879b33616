/**
 * The editor of a qualification: its tree at the left, at the right the form of whatever one is at. Everything goes into a
 * draft that is kept on this device with every key, until it is published.
 */
import { useParams } from '@tanstack/react-router';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tree } from '../../../shared/domain/authoring/tree';
import type { QualificationHead } from '../../../shared/records/qualification';
import { useDocument } from '../../queries/use-documents';
import { type DraftInUse, useDraft } from '../../queries/use-draft';
import { EmptyState } from '../../ui/empty-state';
import { OverviewLink } from '../../ui/overview-link';
import { ProblemNotice } from '../../ui/problem-notice';
import { ScreenFrame } from '../../ui/screen-frame';
import { AdministratorsOnly } from './administrators-only';
import { BrokenDraft, isBroken } from './editor/broken-draft';
import { ChecksProvider } from './editor/checks';
import { ConflictList } from './editor/conflict-list';
import { DraftBar } from './editor/draft-bar';
import { EditorProvider, StandingProvider } from './editor/editor-context';
import { KeyHelp } from './editor/key-help';
import { MoveDialog } from './editor/move-dialog';
import { NodeForm } from './editor/node-form';
import { RemovedDraft } from './editor/removed-draft';
import { TreeSide } from './editor/tree-side';
import { useEditorOf } from './editor/use-editor-of';
import classes from './editor-screen.module.css';

/** Keys that mean the same wherever one is in the tree or its forms; other forms keep their own undoing. */
const isOfTree = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('[data-field], [data-tree], [role="toolbar"]') !== null;

type OpenEditorProps = {
  readonly head: QualificationHead;
  readonly draft: DraftInUse;
  readonly tree: Tree;
};

/**
 * The draft is open. Keys that belong to the whole editor are taken here, once; everything else is taken where it is
 * pressed.
 */
function OpenEditor({ head, draft, tree }: OpenEditorProps) {
  const { t } = useTranslation('editor');
  const forms = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const say = useCallback((words: string): void => setSaid(words), []);
  const { editor, standing } = useEditorOf(head, draft, tree, forms, say);
  // The keys that make things are taken by the tree: it has the focus as soon as it is there.
  useEffect(() => document.querySelector<HTMLElement>('[data-tree]')?.focus({ preventScroll: true }), []);
  const press = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !isOfTree(event.target)) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) editor.redo();
    else editor.undo();
  };
  return (
    <EditorProvider value={editor}>
      <StandingProvider value={standing}>
        <ChecksProvider>
          <MoveDialog>
            {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of everything in it */}
            <div className={classes.editor} onKeyDown={press}>
              <DraftBar />
              <ConflictList />
              <div className={classes.columns}>
                <TreeSide />
                <section ref={forms} className={classes.forms} aria-label={t('form')}>
                  <NodeForm />
                  <KeyHelp />
                </section>
              </div>
              <div role="status" className={classes.said}>
                {said}
              </div>
            </div>
          </MoveDialog>
        </ChecksProvider>
      </StandingProvider>
    </EditorProvider>
  );
}

/** While the draft is opened nothing stands here; what stops it is said. */
function DraftOf({ head }: { readonly head: QualificationHead }) {
  const draft = useDraft(head);
  const tree = draft?.state.history?.present.tree;
  if (!draft) return null;
  const { line, state } = draft;
  if (!tree && isBroken(state.problem))
    return <BrokenDraft line={line} problem={state.problem} isOpen={false} onRetry={line.reopen} />;
  if (!tree) return state.problem && <ProblemNotice problem={state.problem} />;
  return <OpenEditor head={head} draft={draft} tree={tree} />;
}

/** Whoever is no administrator is told so, and no draft is opened for them: main would refuse it as well. */
export function EditorScreen() {
  const { t } = useTranslation(['editor', 'qualification']);
  const { qualificationId } = useParams({ strict: false });
  const stored = useDocument('qualification', qualificationId);
  const head = stored?.document;
  const isRemoved = head?.isRemoved === true;
  const back = (
    <OverviewLink tab={isRemoved ? undefined : head?.status}>{t('qualification:detail.back')}</OverviewLink>
  );
  if (stored === undefined) return null;
  return (
    <ScreenFrame
      title={head && !isRemoved ? t('title', { name: head.name }) : t('qualification:detail.missing-title')}
      back={back}
    >
      <AdministratorsOnly>
        {!head && <EmptyState title={t('qualification:detail.missing')} />}
        {head && (isRemoved ? <RemovedDraft head={head} /> : <DraftOf head={head} />)}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
