/**
 * The line above the answers: the last mark, one tap from being changed, and beside it what that mark still asks. Its
 * place is always there, so that nothing moves when it has something to say.
 */
import { IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMarkWord } from '../marks/use-answers';
import type { Marking } from '../use-marking';
import classes from './mark-line.module.css';
import { type Guarded, undoTap } from './use-double-tap-guard';

type MarkLineProps = {
  readonly marking: Marking;
  /** What the last tap was on when it did not count. */
  readonly missed: Guarded | null;
  /** What is asked of the last mark; null when nothing is. */
  readonly strip: ReactNode;
  readonly onBack: () => void;
};

export function MarkLine({ marking, missed, strip, onBack }: MarkLineProps) {
  const { t } = useTranslation('exam');
  const { exam } = marking.place;
  const wordOf = useMarkWord(exam.scale);
  const { lastMarked, current, isFinished } = marking;
  const value = lastMarked && marking.assessment.marks.get(lastMarked.indicator.indicatorId)?.value;
  const isElsewhere = lastMarked?.index !== current?.index || isFinished;
  return (
    <>
      {lastMarked && value && isElsewhere && (
        <button
          type="button"
          className={classes.chip}
          onClick={() => {
            onBack();
            marking.goTo(lastMarked.indicator.indicatorId);
          }}
        >
          <b>{lastMarked.indicator.number}</b> {wordOf(value)}
          <span className={classes.change}>
            <IconPencil size={18} aria-hidden /> <span className={classes.word}>{t('change')}</span>
          </span>
        </button>
      )}
      {/* There before it speaks: a status that comes with its text is not read out. */}
      <span role="status" className={classes.missed}>
        {missed && t(missed === undoTap ? 'undo-missed' : 'tap-missed')}
      </span>
      {!missed && strip}
    </>
  );
}
