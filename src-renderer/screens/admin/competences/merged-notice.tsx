/** Says of a competence that it was merged, and into which; there it can be taken back. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countUndoMerge } from '../../../../shared/domain/undo-merge';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Competence } from '../../../../shared/records/competence';
import { textIn } from '../../../../shared/values/text-in';
import { undoMergeCompetence } from '../../../actions/merge-competences';
import { useQualificationHeads } from '../../../queries/use-qualification-heads';
import { usePreferences } from '../../../ui/preferences';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';
import classes from './competences.module.css';

type MergedNoticeProps = { readonly competence: Competence; readonly into: Competence };

/** It stands where the form was that merged it, so it takes the focus. */
export function MergedNotice({ competence, into }: MergedNoticeProps) {
  const { t } = useTranslation('competences');
  const language = usePreferences((preferences) => preferences.language);
  const undo = useAction(undoMergeCompetence);
  const heads = useQualificationHeads();
  const count = heads && countUndoMerge(heads, competence.mergedAt);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus({ preventScroll: true }), []);
  const run = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const note = t('merge.undo-note', { from: competence.code, into: into.code });
    const undone = await undo({ competenceId: competence.competenceId, note });
    setBusy(false);
    setProblem(undone.ok ? null : undone.problem);
  };
  return (
    <>
      <div ref={notice} tabIndex={-1} role="status" className={classes.notice}>
        <span>
          {t('merge.done')}{' '}
          <Link to="/competences/$competenceId" params={{ competenceId: into.competenceId }}>
            {`${into.code} ${textIn(into.name, language)}`}
          </Link>
        </span>
        {count && (
          <span>
            {t('merge.undo-back', { count: count.back })}{' '}
            {count.stay > 0 && t('merge.undo-stay', { count: count.stay })}
          </span>
        )}
        <Button variant="default" loading={isBusy} onClick={run}>
          {t('merge.undo')}
        </Button>
      </div>
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
    </>
  );
}
