/** One thing that was done with people: what, when, by whom, and whether it was taken back or still can be. */
import { Button, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunDone } from '../../../queries/use-people-runs';
import { useStaffNames } from '../../../queries/use-staff-names';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useFormat } from '../../../ui/use-format';
import classes from '../imports/imports.module.css';
import { StayedPeople } from './stayed-people';
import { useRunWords } from './use-run-words';
import { useUndoPeopleRun } from './use-undo-people-run';

/** The words that say where it stands are there before and after; the focus goes to them when the button goes. */
export function RunCard({ done: { run, undo, isOpen, isGone } }: { readonly done: RunDone }) {
  const { t } = useTranslation('participants');
  const format = useFormat();
  const nameOf = useStaffNames();
  const wordsOf = useRunWords();
  const { isBusy, failure, undone, closeFailure, undo: takeBack } = useUndoPeopleRun();
  const standing = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (undone) standing.current?.focus();
  }, [undone]);
  const words = wordsOf(run);
  const left = undone?.left ?? undo?.left ?? 0;
  const moment = format.dayAndTime(run.at);
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <span className={classes.source}>{words}</span>
        <div ref={standing} tabIndex={-1} role="status" className={classes.standing}>
          {undo && undo.count > 0 && (
            <StatusMark tone="neutral">
              {t('runs.undone', {
                moment: format.dayAndTime(undo.at),
                name: nameOf(undo.by) ?? t('runs.somebody'),
              })}
            </StatusMark>
          )}
          {undone && undone.undone === 0 && (undo?.count ?? 0) === 0 && (
            <StatusMark tone="neutral">{t('undone.text', { count: 0 })}</StatusMark>
          )}
          {isGone && <StatusMark tone="neutral">{t('runs.gone')}</StatusMark>}
          {left > 0 && <StatusMark tone="attention">{t('undone.left', { count: left })}</StatusMark>}
        </div>
      </div>
      <Text c="dimmed">
        {[moment, nameOf(run.by) ?? t('runs.somebody'), run.source].filter(Boolean).join(' · ')}
      </Text>
      {run.rest > 0 && <Text>{t('runs.stopped', { count: run.rest })}</Text>}
      {undone && <StayedPeople stayed={undone.stayed} />}
      {failure && <ProblemNotice problem={failure} onClose={closeFailure} />}
      {(isOpen || left > 0) && !isGone && (
        <Button
          variant={isOpen ? 'default' : 'subtle'}
          className={classes.undo}
          loading={isBusy}
          leftSection={<IconArrowBackUp size={20} aria-hidden />}
          aria-label={t(isOpen ? 'runs.undo-of' : 'runs.undo-left-of', { words, moment })}
          onClick={() => void takeBack(run.runId)}
        >
          {t(isOpen ? 'undo' : 'runs.undo-left')}
        </Button>
      )}
    </li>
  );
}
