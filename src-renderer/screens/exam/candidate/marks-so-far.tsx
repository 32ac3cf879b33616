/** What is marked so far, to look at: for whoever does not have the assessment. Nothing here can be tapped. */
import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { planOf } from '../exam-plan';
import { IndicatorLabel } from '../marks/indicator-label';
import { MarkBadge } from '../marks/mark-badge';
import { Writers } from '../review/writers';
import type { ExamPlace } from '../use-exam-place';
import classes from './candidate-screen.module.css';

/** Live, like everything: a mark that comes in from another device shows by itself. */
export function MarksSoFar({ place }: { readonly place: ExamPlace }) {
  const { t } = useTranslation('exam');
  const { exam, assessment } = place;
  const plan = planOf(exam);
  return (
    <section className={classes.block}>
      <Title order={2}>{t('look.title')}</Title>
      <p className={classes.lookCount}>
        {t('progress', { done: assessment.marks.size, total: plan.length })}
      </p>
      <ol className={classes.look} lang={exam.language}>
        {plan.map(({ indicator }) => (
          <li key={indicator.indicatorId}>
            <span className={classes.lookText}>
              <IndicatorLabel indicator={indicator} />
              <span>{indicator.text}</span>
              <i>{assessment.remarks.get(indicator.indicatorId)?.text}</i>
              <Writers assessment={assessment} exam={exam} indicatorId={indicator.indicatorId} />
            </span>
            <MarkBadge
              scale={exam.scale}
              value={assessment.marks.get(indicator.indicatorId)?.value ?? null}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
