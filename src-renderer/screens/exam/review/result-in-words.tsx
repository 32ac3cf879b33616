/** The outcome with its reasons, per work process, and the rule that gave it: the same sentences as on the sheet. */
import { IconCircleCheck, IconCircleDashed, IconSquareX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Exam } from '../../../../shared/domain/exam';
import type { ExamResult } from '../../../../shared/domain/result';
import { describeExamReason, describeWorkProcessReason } from '../../../../shared/report/describe-result';
import { sheetTexts } from '../../../../shared/report/sheet-texts';
import { usePreferences } from '../../../ui/preferences';
import { StatusMark } from '../../../ui/status-mark';
import { useOutcomeWord } from '../../../ui/use-outcome-word';
import { RuleInWords } from '../rule-in-words';
import classes from './result-in-words.module.css';

/** Told apart by shape as well: colours are the first thing that a bad screen in the sun loses. */
const icons = { passed: IconCircleCheck, failed: IconSquareX, undecided: IconCircleDashed } as const;
const tones = { sufficient: 'good', insufficient: 'bad', open: 'neutral' } as const;

type ResultInWordsProps = { readonly exam: Exam; readonly result: ExamResult };

/** The sentences come from `shared/report`: what is read here is what will be printed. */
export function ResultInWords({ exam, result }: ResultInWordsProps) {
  const { t } = useTranslation(['exam', 'domain']);
  const wordOf = useOutcomeWord();
  const texts = sheetTexts(usePreferences((p) => p.language));
  const Icon = icons[result.outcome];
  return (
    <div className={classes.result}>
      <p className={classes.outcome} data-outcome={result.outcome}>
        <Icon size={34} aria-hidden /> {wordOf(result.outcome)}
      </p>
      <ul className={classes.reasons}>
        {result.reasons.map((reason) => {
          const sentence = describeExamReason(reason, exam, texts);
          return <li key={sentence}>{sentence}</li>;
        })}
      </ul>
      <table className={classes.parts}>
        <caption className={classes.caption}>{t('review.per-work-process')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('domain:work-process')}</th>
            <th scope="col">{t('review.result')}</th>
            <th scope="col">{t('review.why')}</th>
          </tr>
        </thead>
        <tbody>
          {result.workProcesses.map(({ workProcess, outcome, reasons }) => (
            <tr key={workProcess.workProcessId}>
              <th scope="row" lang={exam.language}>
                <b>{workProcess.code}</b> {workProcess.name}
              </th>
              <td>
                <StatusMark tone={tones[outcome]}>{t(`domain:work-process-outcome.${outcome}`)}</StatusMark>
              </td>
              <td>
                {reasons.map((reason) => (
                  <div key={reason.kind}>{describeWorkProcessReason(reason, texts)}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div>
        <h3 className={classes.ruleTitle}>{t('rule-title')}</h3>
        <RuleInWords rule={exam.rule} />
      </div>
    </div>
  );
}
