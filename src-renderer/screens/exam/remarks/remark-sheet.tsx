/**
 * Writing a remark: six phrases for this mark, the examiner's own last ones, and free text. A phrase is saved by its tap;
 * typed text by itself after a moment, and when the field is left. Never in the way of marking.
 */
import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cancel } from '../../../../shared/kernel/world';
import { chooseLanguage } from '../../../../shared/texts/languages';
import type { MarkValue } from '../../../../shared/values/scale';
import { useWorld } from '../../../queries/query-source';
import { useActor } from '../../../queries/use-actor';
import { usePreferences } from '../../../ui/preferences';
import { useUiState } from '../../../ui/ui-state';
import type { Step } from '../exam-plan';
import { useMarkWord } from '../marks/use-answers';
import type { Marking } from '../use-marking';
import { joinPhrase, ownPhrases, stockPhrases } from './remark-phrases';
import classes from './remark-sheet.module.css';

/** Typed text is saved this long after the last key. */
const saveAfterMs = 1200;
const maxLength = 4000;

type RemarkSheetProps = {
  readonly marking: Marking;
  readonly step: Step;
  /** Puts the cursor in the field. */
  readonly hasFocus: boolean;
  readonly onDone: () => void;
};

/** The text in the field: what is being typed, or else what is recorded. */
function useRemarkText(marking: Marking, step: Step) {
  const world = useWorld();
  const { indicatorId } = step.indicator;
  // What one person typed and is not recorded yet must not stand in the field of the next, who would save it as theirs.
  const actorId = useActor()?.staffId ?? '';
  const field = `remark ${actorId} ${marking.assessment.assessmentId} ${indicatorId}`;
  const draft = useUiState((state) => state.draftTexts[field]);
  const setDraft = useUiState((state) => state.setDraftText);
  const recorded = marking.assessment.remarks.get(indicatorId)?.text ?? '';
  const { remark } = marking.changes;
  /** What was typed and is not handed over yet. */
  const waiting = useRef<{ readonly forget: Cancel; readonly save: () => void } | null>(null);
  useEffect(() => () => waiting.current?.save(), []);

  const save = (text: string): void => {
    waiting.current?.forget();
    waiting.current = null;
    if (text.trim() === recorded) {
      setDraft(field, '');
      return;
    }
    void remark(indicatorId, text).then(() => {
      if (useUiState.getState().draftTexts[field] === text) setDraft(field, '');
    });
  };
  const type = (text: string): void => {
    // A blank draft would show the recorded text again; emptying the field removes the remark at once.
    if (text === '') {
      save('');
      return;
    }
    setDraft(field, text);
    waiting.current?.forget();
    waiting.current = { forget: world.after(saveAfterMs, () => save(text)), save: () => save(text) };
  };
  return { text: draft ?? recorded, save, type };
}

/** Closing it saves what was typed: no text is ever lost by moving on. */
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
  const { text, save, type } = useRemarkText(marking, step);
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
              onClick={() => save(joinPhrase(text, phrase).slice(0, maxLength))}
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
          maxLength={maxLength}
          autosize
          minRows={1}
          maxRows={6}
          lang={language}
          onChange={(event) => type(event.currentTarget.value)}
          onBlur={() => save(text)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            save(text);
            onDone();
          }}
        />
        <Button variant="default" onClick={onDone}>
          {t(text === '' ? 'later' : 'done')}
        </Button>
      </div>
    </section>
  );
}
