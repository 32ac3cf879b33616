/**
 * Attaching to the indicator in front, in the place of the answers, so that no tap meant for a photo marks anything. What is
 * coming goes on while it is closed, to the indicator that it was chosen for.
 */
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { standingEvidence } from '../../../../shared/domain/evidence';
import type { Step } from '../exam-plan';
import type { Marking } from '../use-marking';
import { AttachFile } from './attach-file';
import classes from './evidence.module.css';
import { EvidenceList } from './evidence-list';

type EvidenceSheetProps = {
  readonly marking: Marking;
  readonly step: Step;
  readonly onDone: () => void;
};

/** In the place of the answers, as the remark is: one thing at a time under a glove. */
export function EvidenceSheet({ marking, step, onDone }: EvidenceSheetProps) {
  const { t } = useTranslation('evidence');
  const root = useRef<HTMLElement>(null);
  useEffect(() => root.current?.focus({ preventScroll: true }), []);
  const { indicatorId, number, text } = step.indicator;
  const { exam, assessment } = marking.place;
  const here = standingEvidence(assessment.evidence).filter((one) => one.indicatorId === indicatorId);
  return (
    <section
      ref={root}
      tabIndex={-1}
      className={classes.sheet}
      aria-label={t('for', { number })}
      onKeyDown={(event) => {
        // Not the one that closes what stands over it.
        const isHere = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (event.key === 'Escape' && isHere) onDone();
      }}
    >
      <div className={classes.head}>
        <p className={classes.heading}>
          <b>{t('for', { number })}</b> <span lang={exam.language}>{text}</span>
        </p>
        <Button variant="default" size="lg" onClick={onDone}>
          {t('done')}
        </Button>
      </div>
      <AttachFile
        assessment={assessment}
        about={{ indicatorId, workProcessId: null }}
        attach={marking.changes.attach}
      />
      {here.length > 0 && (
        <EvidenceList
          place={{ exam, assessment }}
          evidence={here}
          mayRemove
          onRemoved={() => root.current?.focus()}
        />
      )}
    </section>
  );
}
