/**
 * Writing a remark, always about one named indicator: its number, whole text and mark, six phrases for this mark with
 * their keys, the examiner's own last ones, and free text. A phrase is recorded by its tap; typed text is kept while one
 * types, and recorded when the field is left.
 */
import { Button, Textarea } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { TypedNotice } from '../../../ui/typed-text/typed-notice';
import type { Step } from '../exam-plan';
import type { Marking } from '../use-marking';
import { PhraseList } from './phrase-list';
import { RemarkHeading } from './remark-heading';
import { isWriting, phraseOfKey } from './remark-keys';
import { joinPhrase } from './remark-phrases';
import classes from './remark-sheet.module.css';
import { usePhrases } from './use-phrases';
import { useRemarkText } from './use-remark-text';

type RemarkSheetProps = {
  readonly marking: Marking;
  readonly step: Step;
  /** Puts the cursor in the field. */
  readonly hasFocus: boolean;
  readonly onDone: () => void;
  /** Where it stands among those that are written one after the other. */
  readonly queue?: { readonly place: number; readonly total: number };
  /** It stands in the row of its indicator, which shows number, text and mark already. */
  readonly isInRow?: boolean;
};

/** Closing it records what was typed: no text is ever lost by moving on. */
export function RemarkSheet({ marking, step, hasFocus, onDone, queue, isInRow = false }: RemarkSheetProps) {
  const { t } = useTranslation('exam');
  const { indicatorId, number } = step.indicator;
  const { stock, own, language } = usePhrases(marking, indicatorId);
  const typed = useRemarkText(marking, step);
  const root = useRef<HTMLElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (hasFocus) field.current?.focus();
    else if (!isInRow) root.current?.focus({ preventScroll: true });
  }, [hasFocus, isInRow]);

  const wasTold = useRef(false);
  /** Nobody is done unawares with a text that cannot be recorded: the first press leads back to it. */
  const finish = (): void => {
    const isNews = typed.problem !== null && !wasTold.current;
    wasTold.current = typed.problem !== null;
    if (isNews) field.current?.focus();
    else onDone();
  };
  const choose = (phrase: string | undefined): void => {
    if (phrase) typed.insert(joinPhrase(typed.text, phrase));
  };
  /**
   * In the field every key writes; beside it a letter means the field, and Shift with a figure a phrase. One that is held
   * down since it opened the sheet is no letter.
   */
  const press = (event: KeyboardEvent): void => {
    const phrase = event.target === field.current ? null : phraseOfKey(event.nativeEvent);
    if (event.key === 'Escape') {
      void typed.flush();
      onDone();
    } else if (phrase !== null) choose(stock[phrase]);
    else {
      if (event.target !== field.current && !event.repeat && isWriting(event.nativeEvent))
        field.current?.focus();
      return;
    }
    event.preventDefault();
  };

  return (
    <section
      ref={root}
      tabIndex={-1}
      className={classes.sheet}
      aria-label={t('remark-for', { number })}
      data-row={isInRow || undefined}
      onKeyDown={press}
    >
      {!isInRow && <RemarkHeading marking={marking} step={step} queue={queue ?? null} />}
      <PhraseList stock={stock} own={own} language={language} onChoose={choose} />
      <div className={classes.write}>
        <Textarea
          ref={field}
          className={classes.field}
          aria-label={t('remark-for', { number })}
          placeholder={t('remark-placeholder')}
          value={typed.text}
          autosize
          minRows={1}
          maxRows={6}
          lang={marking.place.exam.language}
          onChange={(event) => typed.type(event.currentTarget.value)}
          onBlur={() => void typed.flush()}
        />
        <Button
          className={classes.done ?? ''}
          variant={isInRow || typed.text === '' ? 'default' : 'filled'}
          onClick={finish}
        >
          {t(typed.text === '' ? 'later' : 'done')}
        </Button>
      </div>
      <TypedNotice typed={typed} />
    </section>
  );
}
