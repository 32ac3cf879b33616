/**
 * Writing a remark: six phrases for this mark, the examiner's own last ones, and free text. A phrase is recorded by its
 * tap; typed text is kept while one types, and recorded when the field is left. Never in the way of marking.
 */
import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage } from '../../../../shared/texts/languages';
import type { MarkValue } from '../../../../shared/values/scale';
import { remarkField } from '../../../actions/remark-field';
import { usePreferences } from '../../../ui/preferences';
import { TypedNotice } from '../../../ui/typed-text/typed-notice';
import { type TypedText, useTypedText } from '../../../ui/typed-text/use-typed-text';
import type { Step } from '../exam-plan';
import { useMarkWord } from '../marks/use-answers';
import type { Marking } from '../use-marking';
import { longestRemark } from './longest-remark';
import { joinPhrase, ownPhrases, stockPhrases } from './remark-phrases';
import classes from './remark-sheet.module.css';

type RemarkSheetProps = {
  readonly marking: Marking;
  readonly step: Step;
  /** Puts the cursor in the field. */
  readonly hasFocus: boolean;
  readonly onDone: () => void;
};

/** The field of one indicator's remark, kept and recorded for whoever works here. */
function useRemarkText(marking: Marking, step: Step): TypedText {
  const { indicatorId } = step.indicator;
  const { assessment, changes } = marking;
  return useTypedText({
    field: remarkField(assessment.assessmentId, indicatorId),
    recorded: assessment.remarks.get(indicatorId)?.text ?? '',
    limit: longestRemark,
    save: (text) => changes.remark(indicatorId, text),
  });
}

/** Closing it records what was typed: no text is ever lost by moving on. */
export function RemarkSheet({ marking, step, hasFocus, onDone }: RemarkSheetProps) {
  const { t } = useTranslation('exam');
  const { indicatorId, number } = step.indicator;
  const { language, scale } = marking.place.exam;
  const wordOf = useMarkWord(scale);
  const phraseLanguage = chooseLanguage(
    language,
    usePreferences((p) => p.language),
  );
  const value: MarkValue | null = marking.assessment.marks.get(indicatorId)?.value ?? null;
  const typed = useRemarkText(marking, step);
  const { text } = typed;
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, [hasFocus]);

  const stock = stockPhrases(value, scale, phraseLanguage);
  const own = ownPhrases(marking.assessment.remarks, stock);
  const isNeeded = marking.needed.remarks.some((i) => i.indicatorId === indicatorId);

  return (
    <section className={classes.panel} aria-label={t('remark-for', { number })}>
      <p className={classes.heading}>
        {t('remark-for', { number })}
        {value && <span className={classes.value}>{wordOf(value)}</span>}
        {isNeeded && <span className={classes.needed}>{t('remark-needed')}</span>}
      </p>
      <ul className={classes.phrases} lang={phraseLanguage}>
        {[...stock, ...own].map((phrase) => (
          <li key={phrase}>
            <button
              type="button"
              className={classes.phrase}
              onClick={() => typed.insert(joinPhrase(text, phrase))}
            >
              {phrase}
            </button>
          </li>
        ))}
      </ul>
      <div className={classes.write}>
        <Textarea
          ref={field}
          className={classes.field}
          aria-label={t('remark-for', { number })}
          placeholder={t('remark-placeholder')}
          value={text}
          autosize
          minRows={1}
          maxRows={6}
          lang={language}
          onChange={(event) => typed.type(event.currentTarget.value)}
          onBlur={() => void typed.flush()}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            void typed.flush();
            onDone();
          }}
        />
        <Button variant="default" onClick={onDone}>
          {t(text === '' ? 'later' : 'done')}
        </Button>
      </div>
      <TypedNotice typed={typed} />
    </section>
  );
}
