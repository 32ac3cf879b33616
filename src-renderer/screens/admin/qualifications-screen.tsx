/**
 * The overview of qualifications (M11, M12, M29, M32, M47 to M52): tabs Active and Inactive with their numbers, a
 * search, and options in every row. A change is told in words above the list, where it can be undone, and the focus
 * goes there, because the row itself moves to the other tab.
 */
import { Button, CloseButton, Tabs, Text, TextInput } from '@mantine/core';
import { IconCertificate, IconFileImport, IconPuzzle, IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/kernel/problem';
import type { Qualification } from '../../../shared/records/qualification';
import { activateQualification, deactivateQualification } from '../../actions/activate-qualification';
import { useDocuments } from '../../queries/use-documents';
import { EmptyState } from '../../ui/empty-state';
import { useFindField } from '../../ui/page-view';
import { ProblemNotice } from '../../ui/problem-notice';
import { ScreenFrame } from '../../ui/screen-frame';
import { StatusMark } from '../../ui/status-mark';
import { useUiState } from '../../ui/ui-state';
import { useAction } from '../../ui/use-action';
import { AdministratorsOnly } from './administrators-only';
import { countByTab, findQualifications, type QualificationTab } from './qualifications/find-qualifications';
import { QualificationTable } from './qualifications/qualification-table';
import classes from './qualifications-screen.module.css';

const searchName = 'qualifications';
const tabName = 'qualifications-tab';
const pageSize = 100;

type Changed = { readonly qualification: Qualification; readonly to: 'active' | 'inactive' };

/** Activates and deactivates, one at a time, and remembers the last change to tell and undo it. */
function useActivation() {
  const activate = useAction(activateQualification);
  const deactivate = useAction(deactivateQualification);
  const [busyId, setBusyId] = useState<string | null>(null);
  const [changed, setChanged] = useState<Changed | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = async (qualification: Qualification, to: Changed['to']): Promise<void> => {
    setBusyId(qualification.qualificationId);
    setProblem(null);
    const result = await (to === 'active' ? activate : deactivate)({
      qualificationId: qualification.qualificationId,
    });
    setBusyId(null);
    if (result.ok) setChanged({ qualification, to });
    else setProblem(result.problem);
  };
  return { busyId, changed, problem, change, clearProblem: () => setProblem(null) };
}

function ChangeNotice({ changed, onUndo }: { readonly changed: Changed; readonly onUndo: () => void }) {
  const { t } = useTranslation('qualification');
  const notice = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change takes the focus anew
  useEffect(() => {
    notice.current?.focus();
  }, [changed]);
  return (
    <div ref={notice} tabIndex={-1} role="status" className={classes.notice}>
      <StatusMark tone={changed.to === 'active' ? 'good' : 'neutral'}>
        {t(`detail.status.${changed.to}`)}
      </StatusMark>
      <Text>{t(`now-${changed.to}`, { name: changed.qualification.name })}</Text>
      <Button variant="default" onClick={onUndo}>
        {t('undo')}
      </Button>
    </div>
  );
}

function QualificationList({ all }: { readonly all: readonly Qualification[] }) {
  const { t } = useTranslation('qualification');
  const counts = useMemo(() => countByTab(all), [all]);
  const filters = useUiState((state) => state.filters);
  const setFilter = useUiState((state) => state.setFilter);
  const search = filters[searchName] ?? '';
  const chosenTab = filters[tabName] as QualificationTab | undefined;
  const tab = chosenTab ?? (counts.active > 0 ? 'active' : 'inactive');
  const [shown, setShown] = useState(pageSize);
  const findField = useFindField();
  const deferredSearch = useDeferredValue(search);
  const found = useMemo(() => findQualifications(all, tab, deferredSearch), [all, tab, deferredSearch]);
  const { busyId, changed, problem, change, clearProblem } = useActivation();
  const show = (next: QualificationTab) => {
    setFilter(tabName, next);
    setShown(pageSize);
  };
  const tabs = (['active', 'inactive', 'archived'] as const).filter(
    (name) => name !== 'archived' || counts.archived > 0 || tab === 'archived',
  );
  return (
    <>
      {problem && <ProblemNotice problem={problem} onClose={clearProblem} />}
      {changed && (
        <ChangeNotice
          changed={changed}
          onUndo={() => void change(changed.qualification, changed.to === 'active' ? 'inactive' : 'active')}
        />
      )}
      <div className={classes.bar}>
        <TextInput
          ref={findField}
          className={classes.search}
          label={t('search')}
          value={search}
          onChange={(event) => setFilter(searchName, event.currentTarget.value)}
          leftSection={<IconSearch size={18} aria-hidden />}
          rightSection={
            search !== '' && (
              <CloseButton aria-label={t('search-clear')} onClick={() => setFilter(searchName, '')} />
            )
          }
          autoComplete="off"
          spellCheck={false}
        />
        <Text component="output" className={classes.found}>
          {t(deferredSearch.trim() === '' ? 'all' : 'found', { count: found.length })}
        </Text>
      </div>
      <Tabs value={tab} onChange={(next) => next && show(next as QualificationTab)} keepMounted={false}>
        <Tabs.List className={classes.tabs}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tab.${name}`, { count: counts[name] })}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((name) => (
          <Tabs.Panel key={name} value={name} pt="md">
            {found.length > 0 ? (
              <>
                <QualificationTable
                  qualifications={found.slice(0, shown)}
                  busyId={busyId}
                  onActivate={(qualification) => void change(qualification, 'active')}
                  onDeactivate={(qualification) => void change(qualification, 'inactive')}
                />
                {found.length > shown && (
                  <Button
                    variant="default"
                    className={classes.more}
                    onClick={() => setShown(shown + pageSize)}
                  >
                    {t('more', { count: Math.min(found.length - shown, pageSize) })}
                  </Button>
                )}
              </>
            ) : deferredSearch.trim() === '' ? (
              <EmptyState
                title={t(`empty.${name}.title`)}
                icon={<IconCertificate size={40} />}
                action={
                  <Button variant="default" onClick={() => show(name === 'active' ? 'inactive' : 'active')}>
                    {t(`empty.${name}.action`)}
                  </Button>
                }
              >
                {t(`empty.${name}.text`)}
              </EmptyState>
            ) : (
              <EmptyState
                title={t('empty.search.title')}
                action={
                  <Button variant="default" onClick={() => setFilter(searchName, '')}>
                    {t('empty.search.action')}
                  </Button>
                }
              >
                {t('empty.search.text', { search: deferredSearch.trim() })}
              </EmptyState>
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

function ImportButton({ children }: { readonly children: string }) {
  return (
    <Button
      leftSection={<IconFileImport size={20} aria-hidden />}
      renderRoot={(props) => <Link to="/qualifications/import" {...props} />}
    >
      {children}
    </Button>
  );
}

export function QualificationsScreen() {
  const { t } = useTranslation('qualification');
  const stored = useDocuments('qualification');
  const all = useMemo(() => stored?.map(({ document }) => document), [stored]);
  return (
    <ScreenFrame
      title={t('title')}
      subtitle={t('subtitle')}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconPuzzle size={20} aria-hidden />}
            renderRoot={(props) => <Link to="/competences" {...props} />}
          >
            {t('competences-link')}
          </Button>
          <ImportButton>{t('import')}</ImportButton>
        </>
      }
    >
      <AdministratorsOnly>
        {all?.length === 0 && (
          <EmptyState
            title={t('empty.none.title')}
            icon={<IconCertificate size={40} />}
            action={<ImportButton>{t('empty.none.action')}</ImportButton>}
          >
            {t('empty.none.text')}
          </EmptyState>
        )}
        {all !== undefined && all.length > 0 && <QualificationList all={all} />}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
