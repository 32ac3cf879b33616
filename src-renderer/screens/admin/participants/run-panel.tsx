/** The end of every Run's screen: what it would do, in numbers, and the button that does it. */
import { Button, Progress, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../../ui/problem-notice';
import classes from './run-panel.module.css';
import type { Run } from './use-run';

/** Every Run ends the same way: one looks at what would happen, and presses once. */
type RunPanelProps = {
  /** How far it is, and why it was refused. */
  readonly run: Run;
  /** What it would do; blank as long as something has to be chosen first. */
  readonly forecast: readonly string[];
  /** Whether there is anything to do. */
  readonly isReady: boolean;
  /** The name of the action: a button that says OK says nothing. */
  readonly label: string;
  readonly onRun: () => void;
  /** What is asked beside it. */
  readonly children?: ReactNode;
};

/** It stays in sight below a long list, and says how far a large Run is. */
export function RunPanel({ run, forecast, isReady, label, onRun, children }: RunPanelProps) {
  const { t } = useTranslation('participants');
  const { progress, problem, leave } = run;
  return (
    <section className={classes.panel} aria-label={t('run.forecast')}>
      {children}
      <output className={classes.forecast}>
        {forecast.map((line) => (
          <Text key={line} component="span">
            {line}
          </Text>
        ))}
      </output>
      {progress && (
        <div className={classes.progress}>
          <Progress
            value={(100 * progress.done) / Math.max(1, progress.total)}
            aria-label={t('run.progress')}
          />
          <Text component="output">
            {t('run.done-so-far', { done: progress.done, total: progress.total })}
          </Text>
        </div>
      )}
      {problem && <ProblemNotice problem={problem} />}
      <div className={classes.buttons}>
        <Button size="lg" disabled={!isReady} loading={progress !== null} onClick={onRun}>
          {label}
        </Button>
        <Button size="lg" variant="default" onClick={leave}>
          {t('cancel')}
        </Button>
      </div>
    </section>
  );
}
