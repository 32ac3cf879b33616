/** The pass rule of an exam in sentences, the same ones as on the sheet. */

import { describeRule } from '../../../shared/report/describe-result';
import { sheetTexts } from '../../../shared/report/sheet-texts';
import type { PassRule } from '../../../shared/values/pass-rule';
import { usePreferences } from '../../ui/preferences';
import { useTerms } from '../../ui/terms-scope';
import classes from './rule-in-words.module.css';

/** The sentences of the sheet, so that a candidate hears before what will be printed after. */
export function RuleInWords({ rule }: { readonly rule: PassRule }) {
  const language = usePreferences((p) => p.language);
  const terms = useTerms();
  return (
    <ul className={classes.rule}>
      {describeRule(rule, sheetTexts(language, terms)).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
