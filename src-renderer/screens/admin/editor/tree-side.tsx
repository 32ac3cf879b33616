/** The left side: the qualification and its tree, or what the check says of it. */
import { CloseButton, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFindField } from '../../../ui/page-view';
import { CheckList } from './check-list';
import { useChecks } from './checks';
import { useEditor, useStanding } from './editor-context';
import { ToolBar } from './tool-bar';
import type { RowSign } from './tree-row';
import classes from './tree-side.module.css';
import { TreeView } from './tree-view';

/** The first row: the qualification itself. */
function RootButton() {
  const { t } = useTranslation('editor');
  const { head, currentId } = useStanding();
  const { show, choose, language } = useEditor();
  return (
    <button
      type="button"
      className={classes.root}
      aria-current={currentId === null}
      onClick={() => {
        choose([]);
        show(null);
      }}
    >
      <span lang={language}>{head.name}</span>
      <span className={classes.rootHint}>{t('tree.root-hint')}</span>
    </button>
  );
}

/** What is sought lives here and not in the address. */
function Structure() {
  const { t } = useTranslation('editor');
  const findField = useFindField();
  const [sought, seek] = useState('');
  const { byNode } = useChecks();
  const signOf = useCallback(
    (id: string): RowSign => {
      const found = byNode.get(id);
      if (!found) return null;
      return found.some(({ blocks }) => blocks !== null) ? 'blocks' : 'unwise';
    },
    [byNode],
  );
  return (
    <>
      <TextInput
        ref={findField}
        aria-label={t('find')}
        placeholder={t('find')}
        value={sought}
        spellCheck={false}
        leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={sought !== '' && <CloseButton aria-label={t('find-clear')} onClick={() => seek('')} />}
        onChange={(event) => seek(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && seek('')}
      />
      <ToolBar />
      <RootButton />
      <TreeView sought={sought} signOf={signOf} />
    </>
  );
}

/** One column with two views: beside each other they would leave no room for the form on a small screen. */
export function TreeSide() {
  const { t } = useTranslation('editor');
  const { all } = useChecks();
  const [view, setView] = useState<'structure' | 'checks'>('structure');
  return (
    <div className={classes.side}>
      <SegmentedControl
        fullWidth
        value={view}
        onChange={(chosen) => setView(chosen === 'checks' ? 'checks' : 'structure')}
        data={[
          { value: 'structure', label: t('side.structure') },
          { value: 'checks', label: t('side.checks', { count: all.length }) },
        ]}
      />
      {view === 'structure' ? <Structure /> : <CheckList />}
    </div>
  );
}
