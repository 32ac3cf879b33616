/**
 * Above the list: what was done with people last, with its way back; also after a reload, a lock, or by a colleague. It leads to
 * everything that was done. While a Run of this sitting is told there, that is the last one.
 */
import { Button, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorld } from '../../../queries/query-source';
import { useActor } from '../../../queries/use-actor';
import { usePeopleRuns } from '../../../queries/use-people-runs';
import { useStaffNames } from '../../../queries/use-staff-names';
import { useChosenPeople } from '../../../ui/chosen-people';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import classes from '../imports/imports.module.css';
import { StayedPeople } from './stayed-people';
import { useRunWords } from './use-run-words';
import { useUndoPeopleRun } from './use-undo-people-run';

/** Older ones stand in the list of what was done only. */
const daysTold = 7;
const dayMs = 86_400_000;

/** Nothing where nothing was done lately. */
export function LastRun() {
  const { t } = useTranslation('participants');
  const actor = useActor();
  const nameOf = useStaffNames();
  const wordsOf = useRunWords();
  const world = useWorld();
  const [now] = useState(() => world.now());
  const { lastRun } = useChosenPeople();
  const [last] = usePeopleRuns() ?? [];
  const { isBusy, failure, undone, closeFailure, undo: takeBack } = useUndoPeopleRun();
  const told = useRef<HTMLDivElement>(null);
  // A colleague's may come in behind it: that one is not taken back.
  const isUndone = undone !== null && undone.runId === last?.run.runId;
  useEffect(() => {
    if (isUndone) told.current?.focus();
  }, [isUndone]);
  const isOld = last && now.getTime() - Date.parse(last.run.at) > daysTold * dayMs;
  if (!last || lastRun || isOld) return null;
  const { run, undo, isOpen } = last;
  const words = wordsOf(run);
  // When it was is told in the list: here every word is taken from the room of the people below.
  const isOwn = run.by === actor?.staffId;
  const name = nameOf(run.by) ?? t('runs.somebody');
  return (
    <>
      {failure && <ProblemNotice problem={failure} onClose={closeFailure} />}
      <div ref={told} tabIndex={-1} role="status" className={classes.last}>
        {!isOpen && undo !== null && undo.count > 0 && (
          <StatusMark tone="neutral">{t('undone.mark')}</StatusMark>
        )}
        <Text className={classes.words}>
          {isOwn ? t('runs.last', { words }) : t('runs.last-by', { words, name })}
          {isUndone && undone.left > 0 && ` ${t('undone.left', { count: undone.left })}`}
        </Text>
        {isOpen && (
          <Button
            variant="default"
            loading={isBusy}
            leftSection={<IconArrowBackUp size={20} aria-hidden />}
            onClick={() => void takeBack(run.runId)}
          >
            {t('undo')}
          </Button>
        )}
        <Link to="/participants/runs" className={classes.link}>
          {t('runs.all')}
        </Link>
      </div>
      {isUndone && <StayedPeople stayed={undone.stayed} />}
    </>
  );
}
