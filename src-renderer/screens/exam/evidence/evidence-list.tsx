/** What was attached: each file with what it is about and when; opened in one tap, removed in two. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '../../../../shared/domain/evidence';
import { describeEvidencePlace } from '../../../../shared/report/describe-evidence';
import { sheetTexts } from '../../../../shared/report/sheet-texts';
import { useSubjectHandIn } from '../../../queries/use-subject-hand-ins';
import { usePreferences } from '../../../ui/preferences';
import { useTerms } from '../../../ui/terms-scope';
import { useExamFormat } from '../../../ui/use-exam-format';
import { FileLine } from '../../files/file-line';
import { FileViewer } from '../../files/file-viewer';
import { useFileStates } from '../../files/use-file-states';
import { useOpenFile } from '../../files/use-open-file';
import type { ExamPlace } from '../use-exam-place';
import classes from './evidence.module.css';
import { RemoveEvidence } from './remove-evidence';

type EvidenceListProps = {
  readonly place: Pick<ExamPlace, 'exam' | 'assessment'>;
  /** In the order in which they are told. */
  readonly evidence: readonly Evidence[];
  /** Whether whoever looks may still remove something. */
  readonly mayRemove: boolean;
  /** Something went away: whoever removed it needs another place for the focus. */
  readonly onRemoved?: () => void;
};

/** In the order in which it was added; removed evidence is in the history, not here. */
export function EvidenceList({ place, evidence, mayRemove, onRemoved }: EvidenceListProps) {
  const { t } = useTranslation('evidence');
  const { exam, assessment } = place;
  const format = useExamFormat(exam);
  const texts = sheetTexts(
    usePreferences((p) => p.language),
    useTerms(),
  );
  const handIn = useSubjectHandIn(assessment.assessmentId);
  const files = useOpenFile();
  const stateOf = useFileStates(
    evidence.map(({ file }) => file.digest),
    `${files.opening}`,
  );
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <>
      <FileViewer files={files} />
      <ul className={classes.list}>
        {evidence.map((one) => (
          <li key={one.changeId} className={classes.row}>
            <FileLine
              file={one.file}
              told={stateOf(one.file.digest, handIn)}
              isOpening={files.opening === one.file.digest}
              onOpen={files.open}
            >
              {one.word !== '' && (
                <span className={classes.said} dir="auto" lang={exam.language}>
                  {one.word}
                </span>
              )}
              <span className={classes.quiet}>
                {t('attached', {
                  place: describeEvidencePlace(one, exam, texts),
                  time: format.dayAndTime(one.at),
                })}
              </span>
            </FileLine>
            {mayRemove && (
              <RemoveEvidence
                exam={exam}
                assessment={assessment}
                evidence={one}
                isAsked={asked === one.changeId}
                onAsk={(isAsked) => setAsked(isAsked ? one.changeId : null)}
                onRemoved={onRemoved}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
