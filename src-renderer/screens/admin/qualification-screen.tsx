/**
 * One qualification to read: its facts and its tree of core tasks, work processes and performance indicators.
 * Administrators activate it here too; whatever is in it is changed in the editor.
 */
import { Button, Text } from '@mantine/core';
import {
  IconFoldDown,
  IconFoldUp,
  IconHistory,
  IconPencil,
  IconUserCheck,
  IconUserOff,
} from '@tabler/icons-react';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { activationState } from '../../../shared/domain/activation';
import type { Qualification } from '../../../shared/domain/qualification';
import type { Problem } from '../../../shared/kernel/problem';
import type { QualificationHead } from '../../../shared/records/qualification';
import { activateQualification, deactivateQualification } from '../../actions/activate-qualification';
import { useActor } from '../../queries/use-actor';
import { useCompetences } from '../../queries/use-competences';
import { useQualification, type WholeQualification } from '../../queries/use-qualification';
import { EmptyState } from '../../ui/empty-state';
import { OverviewLink } from '../../ui/overview-link';
import { ProblemNotice } from '../../ui/problem-notice';
import { ScreenFrame } from '../../ui/screen-frame';
import type { QualificationTab } from '../../ui/search-params';
import { StatusMark } from '../../ui/status-mark';
import { useAction } from '../../ui/use-action';
import { useFormat } from '../../ui/use-format';
import classes from './qualification-screen.module.css';
import { ContentsLine } from './qualifications/contents-line';
import { CoreTaskSection } from './qualifications/core-task-section';
import { findMissingParts } from './qualifications/missing-parts';

/** Back to the list, under the tab where this one stands. */
function BackLink({ tab }: { readonly tab?: QualificationTab }) {
  const { t } = useTranslation('qualification');
  return <OverviewLink tab={tab}>{t('detail.back')}</OverviewLink>;
}

/** What stands in the head; blank facts are left out. */
function Facts({ qualification }: { readonly qualification: Qualification }) {
  const { t } = useTranslation(['qualification', 'domain']);
  const format = useFormat();
  const { code, cohort, level, language, source } = qualification;
  const facts = [
    code && t(source ? 'detail.code' : 'detail.other-code', { code }),
    cohort && t('detail.cohort', { cohort }),
    level && t('detail.level', { level }),
    format.language(language),
  ].filter(Boolean);
  const day = (iso: string) => format.day(`${iso}T00:00`);
  const origin = source && [
    t('detail.source', { title: source.fileTitle }),
    source.fileCode && t('detail.source-code', { code: source.fileCode }),
    source.validFrom && t('detail.valid-from', { day: day(source.validFrom) }),
    source.intakeEnd && t('detail.intake-end', { day: day(source.intakeEnd) }),
  ];
  return (
    <>
      <div>{facts.join(' · ')}</div>
      {origin && <div className={classes.origin}>{origin.filter(Boolean).join(' · ')}</div>}
    </>
  );
}

function ActivationActions({
  head,
  onProblem,
}: {
  readonly head: QualificationHead;
  readonly onProblem: (problem: Problem | null) => void;
}) {
  const { t } = useTranslation('qualification');
  const activate = useAction(activateQualification);
  const deactivate = useAction(deactivateQualification);
  const [isBusy, setBusy] = useState(false);
  const state = activationState(head);
  const run = async (action: typeof activate): Promise<void> => {
    setBusy(true);
    onProblem(null);
    const result = await action({ qualificationId: head.qualificationId });
    setBusy(false);
    if (!result.ok) onProblem(result.problem);
  };
  if (state === 'active')
    return (
      <Button
        variant="default"
        loading={isBusy}
        leftSection={<IconUserOff size={20} aria-hidden />}
        onClick={() => void run(deactivate)}
      >
        {t('deactivate')}
      </Button>
    );
  if (state !== 'activatable') return null;
  return (
    <Button
      loading={isBusy}
      leftSection={<IconUserCheck size={20} aria-hidden />}
      onClick={() => void run(activate)}
    >
      {t('activate')}
    </Button>
  );
}

function EditLink({ qualificationId }: { readonly qualificationId: string }) {
  const { t } = useTranslation('overview');
  return (
    <Button
      variant="default"
      leftSection={<IconPencil size={20} aria-hidden />}
      renderRoot={(props: object) => (
        <Link {...props} to="/qualifications/$qualificationId/edit" params={{ qualificationId }} />
      )}
    >
      {t('edit')}
    </Button>
  );
}

function VersionsLink({ qualificationId }: { readonly qualificationId: string }) {
  const { t } = useTranslation('versions');
  return (
    <Button
      variant="default"
      leftSection={<IconHistory size={20} aria-hidden />}
      renderRoot={(props: object) => (
        <Link {...props} to="/qualifications/$qualificationId/versions" params={{ qualificationId }} />
      )}
    >
      {t('open')}
    </Button>
  );
}

/** Why it cannot be activated, each with what to do about it (M50). */
function MissingNotice({ head }: { readonly head: QualificationHead }) {
  const { t } = useTranslation('qualification');
  const missing = findMissingParts(head);
  if (!missing || missing.kind === 'no-core-tasks') return null;
  return (
    <Text component="div" className={classes.missing}>
      <StatusMark tone="bad">{t(`missing.${missing.kind}`)}</StatusMark>
      <span>
        {t(`missing.${missing.kind}-long`, missing.kind === 'partly' ? { codes: missing.codes } : {})}
      </span>
    </Text>
  );
}

/** The open folds: at first the work process that the address names, which gets the focus, for a link leads to it. */
function useOpenedFolds() {
  const { open } = useSearch({ strict: false });
  const [opened, setOpened] = useState<readonly string[]>(open ? [open] : []);
  useEffect(() => {
    if (!open) return undefined;
    setOpened((now) => [...now.filter((id) => id !== open), open]);
    // After the frame, whose heading takes the focus of a screen that opens.
    const drawn = requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-work-process="${open}"]`)?.focus(),
    );
    return () => cancelAnimationFrame(drawn);
  }, [open]);
  return [opened, setOpened] as const;
}

function QualificationTree({
  whole: { head, qualification },
  mayChange,
}: {
  readonly whole: WholeQualification;
  readonly mayChange: boolean;
}) {
  const { t } = useTranslation('qualification');
  const competences = useCompetences();
  const [opened, setOpened] = useOpenedFolds();
  const { coreTasks } = qualification;
  const workProcessIds = coreTasks.flatMap((coreTask) => coreTask.workProcesses.map((w) => w.workProcessId));
  const isAllOpen = workProcessIds.every((id) => opened.includes(id));
  const counts = head.about;
  return (
    <>
      <div className={classes.bar}>
        <Text c="dimmed">
          <ContentsLine counts={counts} isLong />
        </Text>
        {workProcessIds.length > 0 && (
          <Button
            variant="default"
            leftSection={
              isAllOpen ? <IconFoldUp size={18} aria-hidden /> : <IconFoldDown size={18} aria-hidden />
            }
            onClick={() => setOpened(isAllOpen ? [] : workProcessIds)}
          >
            {t(isAllOpen ? 'detail.close-all' : 'detail.open-all')}
          </Button>
        )}
      </div>
      <MissingNotice head={head} />
      {counts.criticalIndicators > 0 && (
        <Text size="sm" c="dimmed">
          {t('detail.critical-help')}
        </Text>
      )}
      {coreTasks.length === 0 && (
        <EmptyState title={t('detail.no-core-tasks-title')}>{t('detail.no-core-tasks')}</EmptyState>
      )}
      {coreTasks.map((coreTask) => {
        const own = new Set<string>([
          coreTask.coreTaskId,
          ...coreTask.workProcesses.map((workProcess) => workProcess.workProcessId),
        ]);
        return (
          <CoreTaskSection
            key={coreTask.coreTaskId}
            qualification={qualification}
            coreTask={coreTask}
            competencesById={competences?.byId ?? new Map()}
            opened={opened.filter((id) => own.has(id))}
            onOpenedChange={(ids) => setOpened([...opened.filter((id) => !own.has(id)), ...ids])}
            mayChange={mayChange}
          />
        );
      })}
    </>
  );
}

/** While the next version of the tree is opened the one before stays. */
export function QualificationScreen() {
  const { t } = useTranslation('qualification');
  const { qualificationId } = useParams({ strict: false });
  const whole = useQualification(qualificationId);
  const actor = useActor();
  const [problem, setProblem] = useState<Problem | null>(null);
  if (whole === undefined) return null;
  if (whole === null)
    return (
      <ScreenFrame title={t('detail.missing-title')} back={<BackLink />}>
        <Text>{t('detail.missing')}</Text>
      </ScreenFrame>
    );
  const { head, qualification } = whole;
  const mayChange = actor?.roles.includes('administrator') ?? false;
  const { status } = qualification;
  return (
    <ScreenFrame
      title={qualification.name}
      subtitle={<Facts qualification={qualification} />}
      back={<BackLink tab={status} />}
      actions={
        <>
          <span role="status" className={classes.status}>
            <StatusMark tone={status === 'active' ? 'good' : 'neutral'}>
              {t(`detail.status.${status}`)}
            </StatusMark>
          </span>
          {mayChange && <EditLink qualificationId={head.qualificationId} />}
          {mayChange && <VersionsLink qualificationId={head.qualificationId} />}
          {mayChange && <ActivationActions head={head} onProblem={setProblem} />}
        </>
      }
    >
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
      <QualificationTree whole={whole} mayChange={mayChange} />
    </ScreenFrame>
  );
}
