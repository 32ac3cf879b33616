/**
 * The result per work process: the outcome, every count, and why it is insufficient; folded behind it every mark. One list
 * for what was two, so that a review in which nothing is wrong is short.
 */
import { Title } from '@mantine/core';
import { IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WorkProcessResult } from '../../../../shared/domain/result';
import { describeWorkProcessReason } from '../../../../shared/report/describe-result';
import { sheetTexts } from '../../../../shared/report/sheet-texts';
import { usePreferences } from '../../../ui/preferences';
import { StatusMark } from '../../../ui/status-mark';
import { useTerms } from '../../../ui/terms-scope';
import type { Marking } from '../use-marking';
import { Fold } from './fold';
import { ReviewRow } from './review-row';
import type { ToDo } from './to-do';
import { toDoKinds } from './to-do';
import type { Wanted } from './use-wanted';
import classes from './work-processes.module.css';

const tones = { sufficient: 'good', insufficient: 'bad', open: 'neutral' } as const;

/** Every count that is not zero, in words; what decides alone has its star. */
function Counts({ part }: { readonly part: WorkProcessResult }) {
  const { t } = useTranslation('exam');
  const { counts } = part;
  const critical = part.reasons.find((reason) => reason.kind === 'critical-insufficient');
  const told = [
    ['sufficient', counts.sufficient],
    ['insufficient', counts.insufficientMarks],
    ['not-observed', counts.notObserved],
    ['not-applicable', counts.notApplicable],
    ['open', counts.open],
  ] as const;
  const decisive = [
    ['critical-insufficient', critical?.numbers.length ?? 0],
    ['critical-not-observed', counts.criticalNotObserved],
  ] as const;
  return (
    <span className={classes.counts}>
      {told.map(([key, count]) => count > 0 && <span key={key}>{t(`count.${key}`, { count })}</span>)}
      {decisive.map(
        ([key, count]) =>
          count > 0 && (
            <b key={key}>
              <IconStarFilled size={13} aria-hidden /> {t(`count.${key}`, { count })}
            </b>
          ),
      )}
    </span>
  );
}

/** The sentences come from `shared/report`: what is read here is what will be printed. What is all well needs none. */
function Why({ part }: { readonly part: WorkProcessResult }) {
  const texts = sheetTexts(
    usePreferences((p) => p.language),
    useTerms(),
  );
  if (part.outcome !== 'insufficient') return null;
  return (
    <span className={classes.why}>
      {part.reasons.map((reason) => describeWorkProcessReason(reason, texts)).join(' ')}
    </span>
  );
}

type WorkProcessesProps = {
  readonly marking: Marking;
  readonly toDo: ToDo;
  readonly wanted: Wanted | null;
};

/** Whoever is told of something that stands in no list above is led into this one. */
export function WorkProcesses({ marking, toDo, wanted }: WorkProcessesProps) {
  const { t } = useTranslation(['exam', 'domain']);
  const { exam } = marking.place;
  const isAbove = (id: Wanted['indicatorId']): boolean =>
    toDoKinds.some((kind) => toDo[kind].some(({ indicator }) => indicator.indicatorId === id));
  const ownWanted = wanted && !isAbove(wanted.indicatorId) ? wanted : null;
  return (
    <section className={classes.block}>
      <Title order={2}>{t('review.all')}</Title>
      {marking.result.workProcesses.map((part) => {
        const { workProcess, outcome } = part;
        const steps = marking.plan.filter((step) => step.workProcess === workProcess);
        return (
          <Fold
            key={workProcess.workProcessId}
            wanted={ownWanted}
            isHere={steps.some(({ indicator }) => indicator.indicatorId === ownWanted?.indicatorId)}
            summary={
              <span className={classes.part}>
                <span lang={exam.language} className={classes.name}>
                  <b>{workProcess.code}</b> {workProcess.name}
                </span>
                <StatusMark tone={tones[outcome]}>{t(`domain:work-process-outcome.${outcome}`)}</StatusMark>
                <Counts part={part} />
                <Why part={part} />
              </span>
            }
          >
            <ul className={classes.rows}>
              {steps.map((step) => (
                <ReviewRow
                  key={step.indicator.indicatorId}
                  marking={marking}
                  step={step}
                  startsOpen={false}
                  isAsked={false}
                  wanted={ownWanted}
                />
              ))}
            </ul>
          </Fold>
        );
      })}
    </section>
  );
}
