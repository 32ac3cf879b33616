/** Last step: what was imported, with a link to each, and where to go from here. */
import { Button, Text } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ImportPlan } from '../../../../shared/domain/decide-import';
import { useSoughtText } from '../../../ui/register/use-sought-text';
import { StatusMark } from '../../../ui/status-mark';
import { ContentsLine } from '../qualifications/contents-line';
import cardClasses from './import-item-card.module.css';
import classes from './preview-step.module.css';
import { StepHeading } from './step-heading';

/** New ones are inactive (M29): the list opens where they can be activated, whatever was sought there before. */
export function DoneStep({ plan, onAgain }: { readonly plan: ImportPlan; readonly onAgain: () => void }) {
  const { t } = useTranslation('import');
  const navigate = useNavigate();
  const [, seek] = useSoughtText('qualifications');
  const hasInactive = plan.toWrite.some((qualification) => qualification.status === 'inactive');
  const goToList = (): void => {
    seek('');
    void navigate({ to: '/qualifications', search: { tab: hasInactive ? 'inactive' : 'active' } });
  };
  return (
    <section className={classes.step}>
      <StepHeading takesFocus>{t('done.title', { count: plan.toWrite.length })}</StepHeading>
      <Text>{t('done.text')}</Text>
      <ul className={classes.list} aria-label={t('done.list')}>
        {plan.items.map(
          (item) =>
            (item.outcome === 'new' || item.outcome === 'changed') && (
              <li key={item.code} className={cardClasses.card}>
                <div className={cardClasses.head}>
                  <span className={cardClasses.code}>{item.code}</span>
                  <span className={cardClasses.name}>
                    <Link
                      to="/qualifications/$qualificationId"
                      params={{ qualificationId: item.qualification.qualificationId }}
                    >
                      {item.qualification.name}
                    </Link>
                  </span>
                  <StatusMark tone={item.outcome === 'new' ? 'good' : 'info'}>
                    {t(`outcome.${item.outcome}`)}
                  </StatusMark>
                </div>
                <Text c="dimmed">
                  <ContentsLine counts={item.counts} isLong />
                </Text>
              </li>
            ),
        )}
      </ul>
      <div className={classes.actions}>
        <Button onClick={goToList}>{t('done.to-list')}</Button>
        <Button variant="default" onClick={onAgain}>
          {t('done.again')}
        </Button>
      </div>
    </section>
  );
}
