/**
 * The band on top while an exam is taken: who stands here, large, and whether the last tap is safe. A change that is not
 * on disk is said in red and aloud; a saved one quietly.
 */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconDeviceFloppy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAssessmentLine, useAssessmentState } from '../../queries/use-assessment-line';
import { useTypedState } from '../../queries/use-typed-shelf';
import { useExamFormat } from '../../ui/use-exam-format';
import { useHeightVariable } from '../../ui/use-height-variable';
import classes from './candidate-band.module.css';
import type { ExamPlace } from './use-exam-place';

type CandidateBandProps = {
  readonly place: ExamPlace;
  /** What the last saved change was, in words. */
  readonly last?: ReactNode;
  /** What must be seen all the time, in the place that is kept for it beside the save state. */
  readonly notice?: ReactNode;
  /** What stands at the right: progress and the way on. */
  readonly children?: ReactNode;
};

/** "Saved" is said of the disk alone, and of every key typed; how far it has come to the hub stands in the header. */
function SaveState({ place, last }: Pick<CandidateBandProps, 'place' | 'last'>) {
  const { t } = useTranslation(['exam', 'problem', 'common']);
  const format = useExamFormat(place.exam);
  const { assessmentId, lastChangedAt } = place.assessment;
  const target = { examId: place.exam.examId, assessmentId };
  const { retryNow } = useAssessmentLine(target);
  const pending = useAssessmentState(target, (state) => state.pending);
  const savedAt = useAssessmentState(target, (state) => state.savedAt) ?? lastChangedAt;
  const isTyping = useTypedState((state) => state.unkept > 0 || state.isTyping);
  const isTypedSlow = useTypedState(({ isSlow }) => isSlow);
  const typedProblem = useTypedState(({ problem }) => problem);
  const unsaved = pending.filter((change) => change.state === 'unsaved' || change.state === 'slow');
  const reason = unsaved.find((change) => change.problem)?.problem;
  if (unsaved.length > 0)
    return (
      <div className={classes.unsaved} role="alert">
        <IconAlertTriangle size={22} aria-hidden />
        <span>
          {t('unsaved', { count: unsaved.length })}{' '}
          {/* The reason says what to do; only without one is it said here. */}
          {reason ? t(`problem:${reason.code}`, { ...reason.details }) : t('unsaved-stay')}
        </span>
        <Button variant="white" color="brick" onClick={retryNow}>
          {t('retry')}
        </Button>
      </div>
    );
  if (isTypedSlow)
    return (
      <div className={classes.unsaved} role="alert">
        <IconAlertTriangle size={22} aria-hidden />
        <span>
          {t('common:typed.unkept')}{' '}
          {typedProblem
            ? t(`problem:${typedProblem.code}`, { ...typedProblem.details })
            : t('common:typed.stay')}
        </span>
      </div>
    );
  if (isTyping)
    return (
      <p className={classes.saved} data-typing>
        <IconDeviceFloppy size={18} aria-hidden />
        {t('common:typed.keeping')}
      </p>
    );
  return (
    <p className={classes.saved}>
      <IconDeviceFloppy size={18} aria-hidden />
      {/* To the second: two taps within a minute must be told apart. */}
      {savedAt ? t('saved-at', { time: format.exactTime(savedAt) }) : t('nothing-saved-yet')}
      {last && <span className={classes.last}>{last}</span>}
    </p>
  );
}

/** Stays in sight while one scrolls: a mark for the wrong candidate is the one slip that nobody notices. */
export function CandidateBand({ place, last, notice, children }: CandidateBandProps) {
  const { t } = useTranslation('exam');
  const { candidate, exam } = place;
  const band = useHeightVariable<HTMLDivElement>('--vp-band');
  const who = useHeightVariable<HTMLDivElement>('--vp-who');
  const state = useHeightVariable<HTMLDivElement>('--vp-state');
  return (
    <div ref={band} className={classes.band}>
      <div ref={who} className={classes.who}>
        <h1 className={classes.name} tabIndex={-1} data-heading>
          {candidate.name}
        </h1>
        <span className={classes.number}>
          <span className={classes.numberLabel}>{t('number')} </span>
          {candidate.number}
        </span>
        <span className={classes.exam}>{exam.title}</span>
      </div>
      <div ref={state} className={classes.state}>
        <SaveState place={place} last={last} />
        {notice}
      </div>
      {children && <div className={classes.tools}>{children}</div>}
    </div>
  );
}
