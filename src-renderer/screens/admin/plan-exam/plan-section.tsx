/** One numbered part of the plan, with its heading as the name of the region. */
import { Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './plan-exam.module.css';

type PlanSectionProps = {
  readonly number: number;
  /** Names its texts. */
  readonly part: 'qualification' | 'work-processes' | 'candidates' | 'session' | 'scale';
  readonly children: ReactNode;
};

/** Numbered, because the parts depend on each other from top to bottom. */
export function PlanSection({ number, part, children }: PlanSectionProps) {
  const { t } = useTranslation('planning');
  const titleId = useId();
  return (
    <section className={classes.section} aria-labelledby={titleId}>
      <Title order={2} id={titleId}>
        {t('form.step', { number, title: t(`form.${part}.title`) })}
      </Title>
      {children}
    </section>
  );
}
