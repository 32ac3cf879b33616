/** What the qualification says of a work process, folded away: desired result and description. */
import { useTranslation } from 'react-i18next';
import type { SnapshotWorkProcess } from '../../../../shared/records/exam-definition';
import type { LanguageTag } from '../../../../shared/values/identity';
import classes from './work-process-notes.module.css';

type WorkProcessNotesProps = {
  readonly workProcess: SnapshotWorkProcess;
  readonly language: LanguageTag;
};

export function WorkProcessNotes({ workProcess, language }: WorkProcessNotesProps) {
  const { t } = useTranslation('exam');
  const { desiredResult, description } = workProcess;
  if (!desiredResult && !description) return null;
  return (
    <details className={classes.notes}>
      <summary>{t('desired-result')}</summary>
      <div lang={language}>
        {desiredResult && <p>{desiredResult}</p>}
        {description && <p className={classes.description}>{description}</p>}
      </div>
    </details>
  );
}
