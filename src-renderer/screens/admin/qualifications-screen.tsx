/**
 * The overview of qualifications (M11, M12, M29, M32, M47 to M52): tabs Active and Inactive with their numbers, a
 * search, and options in every row. A change is told in words above the list, where it can be undone, and the focus
 * goes there, because the row itself moves to the other tab.
 */
import { Button, Tabs, Text } from '@mantine/core';
import { IconCertificate, IconFileImport, IconPuzzle } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/kernel/problem';
import type { QualificationHead } from '../../../shared/records/qualification';
import { activateQualification, deactivateQualification } from '../../actions/activate-qualification';
import { useRegister } from '../../queries/use-documents';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNotice } from '../../ui/problem-notice';
import { RegisterBar } from '../../ui/register/register-bar';
import { NothingFound, RegisterRows } from '../../ui/register/register-rows';
import { UnreadList } from '../../ui/register/unread-rows';
import { type RegisterSearch, useRegisterSearch } from '../../ui/register/use-register-search';
import { useSearchList } from '../../ui/register/use-search-list';
import { ScreenFrame } from '../../ui/screen-frame';
import { type QualificationTab, qualificationTabs } from '../../ui/search-params';
import { StatusMark } from '../../ui/status-mark';
import { useAction } from '../../ui/use-action';
import { AdministratorsOnly } from './administrators-only';
import { countByTab, findQualifications, qualificationShape } from './qualifications/find-qualifications';
import { QualificationTable } from './qualifications/qualification-table';
import classes from './qualifications-screen.module.css';

type Changed = { readonly qualification: QualificationHead; readonly to: 'active' | 'inactive' };

/** Activates and deactivates, one at a time, and remembers the last change to tell and undo it. */
function useActivation() {
  const activate = useAction(activateQualification);
  const deactivate = useAction(deactivateQualification);
  const [busyId, setBusyId] = useState<string | null>(null);
  const [changed, setChanged] = useState<Changed | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = async (qualification: QualificationHead, to: Changed['to']): Promise<void> => {
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

/** What was just changed has left the tab it was in: without this it would seem to be gone. */
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

type PanelProps = {
  readonly name: QualificationTab;
  readonly found: readonly QualificationHead[];
  readonly search: RegisterSearch;
  readonly onShow: (tab: QualificationTab) => void;
  readonly activation: ReturnType<typeof useActivation>;
};

/** What stands under one tab: its rows, or why there are none. */
function TabRows({ name, found, search, onShow, activation }: PanelProps) {
  const { t } = useTranslation('qualification');
  const sought = search.followed.trim();
  const other = name === 'active' ? 'inactive' : 'active';
  const nothing =
    sought === '' ? (
      <EmptyState
        title={t(`empty.${name}.title`)}
        icon={<IconCertificate size={40} />}
        action={
          <Button variant="default" onClick={() => onShow(other)}>
            {t(`empty.${name}.action`)}
          </Button>
        }
      >
        {t(`empty.${name}.text`)}
      </EmptyState>
    ) : (
      <NothingFound
        title={t('empty.search.title')}
        text={t('empty.search.text', { search: sought })}
        actionLabel={t('empty.search.action')}
        onAction={() => search.seek('')}
      />
    );
  return (
    <RegisterRows found={found} search={search} moreLabel={(count) => t('more', { count })} nothing={nothing}>
      {(qualifications) => (
        <QualificationTable
          qualifications={qualifications}
          busyId={activation.busyId}
          onActivate={(qualification) => void activation.change(qualification, 'active')}
          onDeactivate={(qualification) => void activation.change(qualification, 'inactive')}
        />
      )}
    </RegisterRows>
  );
}

const isTab = (name: string | null | undefined): name is QualificationTab =>
  qualificationTabs.some((tab) => tab === name);

/** The tab stands in the address, what is sought does not: it may be a name, and browsers write addresses to disk. */
function QualificationList({ all }: { readonly all: readonly QualificationHead[] }) {
  const { t } = useTranslation('qualification');
  const counts = useMemo(() => countByTab(all), [all]);
  const { tab: chosenTab } = useSearch({ strict: false });
  const navigate = useNavigate();
  const tab = chosenTab ?? (counts.active > 0 ? 'active' : 'inactive');
  const search = useRegisterSearch('qualifications');
  const list = useSearchList(all, qualificationShape);
  const found = useMemo(() => findQualifications(list, tab, search.followed), [list, tab, search.followed]);
  const activation = useActivation();
  const { changed, problem, change, clearProblem } = activation;
  const show = (next: QualificationTab): void => {
    void navigate({ to: '/qualifications', search: { tab: next }, replace: true });
    search.toTop();
  };
  const tabs = qualificationTabs.filter(
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
      <RegisterBar
        search={search}
        label={t('search')}
        clearLabel={t('search-clear')}
        found={t(search.followed.trim() === '' ? 'all' : 'found', { count: found.length })}
      />
      <Tabs value={tab} onChange={(next) => isTab(next) && show(next)} keepMounted={false}>
        <Tabs.List className={classes.tabs}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tab.${name}`, { count: counts[name] })}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((name) => (
          <Tabs.Panel key={name} value={name} pt="md">
            <TabRows name={name} found={found} search={search} onShow={show} activation={activation} />
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
  const register = useRegister('qualification');
  const all = useMemo(() => register?.stored.map(({ document }) => document), [register]);
  const unread = register?.unread ?? [];
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
        <UnreadList unread={unread} />
        {all?.length === 0 && unread.length === 0 && (
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
