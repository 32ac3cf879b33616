/**
 * What planning will freeze, as it stands now, and the button that does it. Says what is missing instead of refusing.
 */
import { Alert, Anchor, Button, Title } from '@mantine/core';
import { IconCalendarCheck, IconSnowflake } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Clash } from '../../../../shared/domain/find-clashes';
import type { Qualification } from '../../../../shared/domain/qualification';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Staff } from '../../../../shared/records/staff';
import { offeredScale } from '../../../../shared/records/standard-scales';
import { textIn } from '../../../../shared/values/text-in';
import { usePreferences } from '../../../ui/preferences';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useExamFormat } from '../../../ui/use-exam-format';
import { ClashList } from '../exam-plan/clash-list';
import { type PlanDraft, type PlanPart, plannedMoment, ruleName, sayMissing } from './plan-draft';
import classes from './plan-exam.module.css';
import { planPartIds } from './plan-part-ids';
import { SaveTemplate } from './save-template';

type PlanSummaryProps = {
  readonly draft: PlanDraft;
  readonly qualification: Qualification | null;
  readonly examiner: Staff | null;
  /** Shown only after the first try to plan. */
  readonly missing: readonly PlanPart[];
  /** Number of the last try, so that each one is answered. */
  readonly attempt: number;
  readonly problem: Problem | null;
  readonly isPlanning: boolean;
  readonly clashes: readonly Clash[];
};

/** Takes the focus at every attempt, also at the second with the same parts missing: else nothing seems to happen. */
function MissingParts({ draft, missing, attempt }: Pick<PlanSummaryProps, 'draft' | 'missing' | 'attempt'>) {
  const { t } = useTranslation('planning');
  const alert = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every further try brings the user back to this list
  useEffect(() => alert.current?.focus(), [attempt]);
  return (
    <Alert ref={alert} tabIndex={-1} color="amber" title={t('form.missing.title')} role="alert">
      {t('form.missing.text')}
      <ul className={classes.missing}>
        {missing.map((part) => (
          <li key={part}>
            <Anchor
              component="button"
              type="button"
              onClick={() => document.getElementById(planPartIds[part])?.focus()}
            >
              {t(`form.missing.${sayMissing(draft, part)}`)}
            </Anchor>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** Beside the form, so that what is about to be planned can be read as a whole before the button. */
export function PlanSummary(props: PlanSummaryProps) {
  const { draft, qualification, examiner, missing, attempt, problem, isPlanning, clashes } = props;
  const { t } = useTranslation('planning');
  const language = usePreferences((p) => p.language);
  const format = useExamFormat(draft);
  const moment = plannedMoment(draft);
  const indicators = (qualification?.coreTasks ?? [])
    .flatMap((coreTask) => coreTask.workProcesses)
    .filter((w) => draft.workProcessIds.has(w.workProcessId))
    .flatMap((w) => w.indicators);
  const critical = indicators.filter((indicator) => indicator.critical).length;
  const rule = ruleName(draft.rule);
  const facts: readonly (readonly [label: string, value: string | null])[] = [
    [t('qualification'), qualification?.name ?? null],
    [
      t('form.summary.work-processes'),
      draft.workProcessIds.size > 0 ? String(draft.workProcessIds.size) : null,
    ],
    [
      t('form.summary.indicators'),
      indicators.length > 0
        ? t('form.summary.indicators-critical', {
            indicators: indicators.length,
            critical: t('form.work-processes.critical', { count: critical }),
          })
        : null,
    ],
    [
      t('form.summary.candidates'),
      draft.participantIds.length > 0 ? String(draft.participantIds.length) : null,
    ],
    [t('examiner'), examiner?.name ?? null],
    [t('form.summary.moment'), moment && format.dayAndTime(moment)],
    [t('form.summary.place'), draft.place.trim() || null],
    [t('scale'), textIn(offeredScale(draft.scaleId).name, language)],
    [t('form.summary.rule'), t(`form.rule.${rule}`)],
  ];
  return (
    <aside className={classes.summary} aria-label={t('form.summary.title')}>
      <Title order={2} className={classes.summaryTitle}>
        <IconSnowflake size={22} aria-hidden />
        {t('form.summary.title')}
      </Title>
      <dl>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd data-missing={value === null}>{value ?? t('form.summary.not-chosen')}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.frozen}>{t('form.summary.frozen')}</p>
      {missing.length > 0 && <MissingParts draft={draft} missing={missing} attempt={attempt} />}
      <ClashList clashes={clashes} />
      {problem && <ProblemNotice problem={problem} />}
      <Button type="submit" size="lg" loading={isPlanning} leftSection={<IconCalendarCheck aria-hidden />}>
        {t('form.submit')}
      </Button>
      <SaveTemplate draft={draft} />
    </aside>
  );
}
