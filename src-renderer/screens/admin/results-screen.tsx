/** Results of all candidates on one list: how far each is, the outcome once it is signed, and whether the hub has it. */
import { Button, Text } from '@mantine/core';
import { IconChartBar, IconClipboardCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useActor } from '../../queries/use-actor';
import { useRegister } from '../../queries/use-documents';
import { useExamStates } from '../../queries/use-exam-states';
import { EmptyState } from '../../ui/empty-state';
import { InTurn } from '../../ui/in-turn';
import { UnreadList } from '../../ui/register/unread-rows';
import { ScreenFrame } from '../../ui/screen-frame';
import { resultsFor, seesAllResults } from './results/own-results';
import { ResultFolderLine } from './results/result-folder-line';
import { ResultList } from './results/result-list';
import { TroubleBoard } from './results/trouble-board';
import { UndecidedDoubts } from './results/undecided-doubts';
import { useResultRows } from './results/use-result-rows';

type NoResultsProps = {
  readonly seesAll: boolean;
  /** Nothing is here that a newer program wrote. */
  readonly isRead: boolean;
};

/** What leads to results, for whoever may do that. */
function NoResults({ seesAll, isRead }: NoResultsProps) {
  const { t } = useTranslation('results');
  if (!seesAll)
    return (
      <EmptyState title={t('own.empty-title')} icon={<IconClipboardCheck size={40} />}>
        {t('own.empty-text')}
      </EmptyState>
    );
  if (!isRead) return null;
  return (
    <EmptyState
      title={t('empty.title')}
      icon={<IconClipboardCheck size={40} />}
      action={
        <Button renderRoot={(props) => <Link to="/planning/new" {...props} />}>{t('empty.action')}</Button>
      }
    >
      {t('empty.text')}
    </EmptyState>
  );
}

/** One row per candidate; cancelled exams stay in the list, because their marks do. An examiner sees their own. */
export function ResultsScreen() {
  const { t } = useTranslation(['results', 'figures']);
  const actor = useActor();
  // The frame of the screen is there at once, and its list a moment later, in pieces.
  const known = useExamStates();
  const everything = useDeferredValue(known ?? null, null);
  const states = useMemo(
    () => (everything && actor ? resultsFor(everything, actor) : undefined),
    [everything, actor],
  );
  const unread = useRegister('exam')?.unread ?? [];
  const rows = useResultRows(states);
  if (!actor) return null;
  const seesAll = seesAllResults(actor);
  return (
    <ScreenFrame
      title={t(seesAll ? 'title' : 'own.title')}
      subtitle={rows && t('subtitle', { count: rows.length })}
      actions={
        seesAll &&
        rows !== undefined &&
        rows.length > 0 && (
          <Button
            variant="default"
            leftSection={<IconChartBar size={20} aria-hidden />}
            renderRoot={(props) => <Link to="/results/figures" {...props} />}
          >
            {t('figures:title')}
          </Button>
        )
      }
    >
      {known === undefined && <Text role="status">{t('loading')}</Text>}
      {states && rows && (
        <InTurn>
          {states.length > 0 && actor.roles.includes('administrator') && <TroubleBoard states={states} />}
          <UndecidedDoubts states={states} />
          {seesAll && <UnreadList unread={unread} />}
          {seesAll && <ResultFolderLine />}
          {rows.length > 0 && <ResultList rows={rows} mayExport={seesAll} />}
          {rows.length === 0 && <NoResults seesAll={seesAll} isRead={unread.length === 0} />}
        </InTurn>
      )}
    </ScreenFrame>
  );
}
