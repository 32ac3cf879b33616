/** The outcome with its reasons, and behind a fold the rule that gave it: the same sentences as on the sheet. */
import { IconCircleCheck, IconCircleDashed, IconSquareX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Exam } from '../../../../shared/domain/exam';
import type { ExamResult } from '../../../../shared/domain/result';
import { describeExamReason } from '../../../../shared/report/describe-result';
import { sheetTexts } from '../../../../shared/report/sheet-texts';
import { usePreferences } from '../../../ui/preferences';
import { useTerms } from '../../../ui/terms-scope';
import { useOutcomeWord } from '../../../ui/use-outcome-word';
import { RuleInWords } from '../rule-in-words';
import { Fold } from './fold';
import classes from './result-in-words.module.css';

/** Told apart by shape as well: colours are the first thing that a bad screen in the sun loses. */
const icons = { passed: IconCircleCheck, failed: IconSquareX, undecided: IconCircleDashed } as const;

type ResultInWordsProps = { readonly exam: Exam; readonly result: ExamResult };

/** The sentences come from `shared/report`: what is read here is what will be printed. */
export function ResultInWords({ exam, result }: ResultInWordsProps) {
  const { t } = useTranslation(['exam', 'domain']);
  const texts = sheetTexts(
    usePreferences((p) => p.language),
    useTerms(),
  );
  const wordOf = useOutcomeWord();
  const Icon = icons[result.outcome];
  return (
    <div className={classes.result}>
      <p className={classes.outcome} data-outcome={result.outcome}>
        <Icon size={30} aria-hidden /> {wordOf(result.outcome)}
      </p>
      <ul className={classes.reasons}>
        {result.reasons.map((reason) => {
          const sentence = describeExamReason(reason, exam, texts);
          return <li key={sentence}>{sentence}</li>;
        })}
      </ul>
      <Fold summary={t('rule-title')} wanted={null} isHere={false}>
        <RuleInWords rule={exam.rule} />
      </Fold>
    </div>
  );
}
