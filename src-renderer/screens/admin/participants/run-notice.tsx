/**
 * What the last Run did, above the list, with its way back. It stays until it is closed or another Run is told. It takes the
 * focus once, because the button that was pressed was on another screen.
 * Undone or not, it says in numbers what happened, and what was left because somebody went on from it.
 */
import { Button, CloseButton, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/kernel/problem';
import { type Undone, undoRun } from '../../../actions/undo-run';
import { useChosenPeople } from '../../../ui/chosen-people';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useAction } from '../../../ui/use-action';
import classes from '../qualifications/change-notice.module.css';
import { StayedPeople } from './stayed-people';

/** Takes the last Run back, and remembers how that went until the notice is closed. */
function useUndo() {
  const { lastRun, tell } = useChosenPeople();
  const undo = useAction(undoRun);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [undone, setUndone] = useState<Undone | null>(null);
  return {
    isBusy,
    problem,
    undone,
    start: async (): Promise<void> => {
      if (!lastRun || isBusy) return;
      setBusy(true);
      setProblem(null);
      const result = await undo({ undo: lastRun.undo });
      setBusy(false);
      if (!result.ok) setProblem(result.problem);
      else {
        setUndone(result.value);
        setProblem(result.value.stopped);
      }
    },
    close: (): void => {
      tell(null);
      setUndone(null);
      setProblem(null);
    },
  };
}

/** Said of the same Run on whichever screen one comes back to. */
export function RunNotice() {
  const { t } = useTranslation(['participants', 'common']);
  const { lastRun } = useChosenPeople();
  const { isBusy, problem, undone, start, close } = useUndo();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (lastRun) notice.current?.focus();
  }, [lastRun]);
  if (!lastRun) return null;
  const { kind, count, already, stopped, undo } = lastRun;
  return (
    <>
      <div ref={notice} tabIndex={-1} role="status" className={classes.notice}>
        <StatusMark tone={undone ? 'neutral' : 'good'}>{t(undone ? 'undone.mark' : 'done.mark')}</StatusMark>
        <div className={classes.words}>
          <Text>
            {undone ? t('undone.text', { count: undone.undone }) : t(`done.${kind}`, { count })}
            {undone && undone.left > 0 && ` ${t('undone.left', { count: undone.left })}`}
          </Text>
          {!undone && already > 0 && (
            <Text className={classes.follows}>{t('done.already', { count: already })}</Text>
          )}
        </div>
        <div className={classes.buttons}>
          {!undone && undo.steps.length > 0 && (
            <Button variant="default" loading={isBusy} onClick={() => void start()}>
              {t('undo')}
            </Button>
          )}
          <CloseButton aria-label={t('common:close')} onClick={close} size="lg" />
        </div>
      </div>
      {undone && <StayedPeople stayed={undone.stayed} />}
      {stopped && !undone && <ProblemNotice problem={stopped} />}
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}
