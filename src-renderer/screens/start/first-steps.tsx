/** What a new centre does before its first exam, in that order, each with the way there; gone once all of it was done. */
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocuments } from '../../queries/use-documents';
import { useParticipants } from '../../queries/use-participants';
import { useQualificationHeads } from '../../queries/use-qualification-heads';
import { StatusMark } from '../../ui/status-mark';
import { useDayTurn } from '../../ui/use-day-turn';
import classes from './start.module.css';

const places = {
  staff: '/staff',
  qualification: '/qualifications',
  people: '/participants',
  exam: '/planning/new',
} as const;

/** @param hasExam whether one is planned, or was */
export function FirstSteps({ hasExam }: { readonly hasExam: boolean }) {
  const { t } = useTranslation('start');
  const id = useId();
  const staff = useDocuments('staff');
  const heads = useQualificationHeads();
  const people = useParticipants(useDayTurn());
  if (!staff || !heads || !people) return null;
  const steps = [
    { key: 'staff', isDone: staff.length > 1 },
    { key: 'qualification', isDone: heads.some(({ status }) => status === 'active') },
    { key: 'people', isDone: people.active.length > 0 },
    { key: 'exam', isDone: hasExam },
  ] as const;
  // A centre that planned an exam has found its way, whatever it did not need for it.
  if (hasExam) return null;
  return (
    <section aria-labelledby={id} className={classes.steps}>
      <h2 id={id} className={classes.heading}>
        {t('first.title')}
      </h2>
      <p>{t('first.text')}</p>
      <ol>
        {steps.map(({ key, isDone }) => (
          <li key={key}>
            <Link to={places[key]}>{t(`first.${key}.name`)}</Link>
            {isDone ? (
              <StatusMark tone="good">{t('first.done')}</StatusMark>
            ) : (
              <span>{t(`first.${key}.why`)}</span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
