/**
 * Remarks that this person typed and that can be recorded no more, or not by them: the assessment was signed on another
 * device meanwhile, or a colleague has it. Nothing that was typed goes away unseen; it stands here to be read and copied, until
 * whoever typed it throws it away.
 */
import { Button, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { remarkField } from '../../../actions/remark-field';
import { useTypedShelf, useTypedState } from '../../../queries/use-typed-shelf';
import { planOf } from '../exam-plan';
import type { ExamPlace } from '../use-exam-place';
import classes from './unrecorded-remarks.module.css';

/** Draws nothing while there are none. */
export function UnrecordedRemarks({ place }: { readonly place: ExamPlace }) {
  const { t } = useTranslation('exam');
  const { exam, assessment } = place;
  const shelf = useTypedShelf();
  const entries = useTypedState((state) => state.entries);
  const left = planOf(exam).flatMap(({ indicator }) => {
    const field = remarkField(assessment.assessmentId, indicator.indicatorId);
    const entry = entries.get(field);
    return entry && !entry.isSettled && entry.text.trim() !== ''
      ? [{ field, indicator, text: entry.text }]
      : [];
  });
  if (left.length === 0) return null;
  return (
    <section className={classes.left} aria-labelledby="unrecorded-title">
      <Title order={2} id="unrecorded-title">
        {t('unrecorded.title')}
      </Title>
      <Text>{t(assessment.signed ? 'unrecorded.signed' : 'unrecorded.of-another')}</Text>
      <ul className={classes.list}>
        {left.map(({ field, indicator, text }) => (
          <li key={field} className={classes.remark}>
            <b>{t('remark-for', { number: indicator.number })}</b>
            <q className={classes.text} lang={exam.language}>
              {text}
            </q>
            <Button
              variant="default"
              aria-label={t('unrecorded.discard-number', { number: indicator.number })}
              onClick={() => shelf.forget(field)}
            >
              {t('unrecorded.discard')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
