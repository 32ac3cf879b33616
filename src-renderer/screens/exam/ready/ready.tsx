/** What an exam needs of this device, line by line, under what all of it comes to. */
import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ReadinessLine } from '../../../../shared/domain/readiness';
import type { PlannedExam } from '../../../../shared/records/exam';
import { StatusMark } from '../../../ui/status-mark';
import classes from './ready.module.css';
import { ReadyLine } from './ready-line';
import { useReadiness } from './use-readiness';

/** Never better than the worst of it. */
function Summary({ lines }: { readonly lines: readonly ReadinessLine[] }) {
  const { t } = useTranslation('ready');
  const count = (state: ReadinessLine['state']): number =>
    lines.filter((line) => line.state === state).length;
  const [asks, unknown] = [count('attention'), count('unknown')];
  return (
    <p className={classes.summary} role="status">
      <StatusMark tone={asks > 0 ? 'attention' : 'good'}>
        {asks > 0 ? t('asks', { count: asks }) : t('nothing-asks')}
      </StatusMark>
      {unknown > 0 && <StatusMark tone="info">{t('unknown', { count: unknown })}</StatusMark>}
    </p>
  );
}

/** Looks by itself when something comes in; storage and printers are asked again on request. */
export function Ready({ exam }: { readonly exam: PlannedExam }) {
  const { t } = useTranslation('ready');
  const readiness = useReadiness(exam);
  return (
    <>
      <p className={classes.explain}>{t('explain')}</p>
      <div className={classes.head}>
        <Summary lines={readiness.lines} />
        <Button
          variant="default"
          leftSection={<IconRefresh size={20} aria-hidden />}
          onClick={readiness.lookAgain}
        >
          {t('look-again')}
        </Button>
      </div>
      <ul className={classes.lines}>
        {readiness.lines.map((line) => (
          <ReadyLine key={line.about} line={line} readiness={readiness} />
        ))}
      </ul>
    </>
  );
}
