/** What stands in the bar of the marking screen at this moment: the answers, the way to the signature, or a remark. */
import type { ReactNode, RefObject } from 'react';
import type { MarkValue } from '../../../../shared/values/scale';
import { usePreferences } from '../../../ui/preferences';
import { EvidenceSheet } from '../evidence/evidence-sheet';
import type { EvidenceSheetName } from '../evidence/evidence-tools';
import { PortfolioSheet } from '../evidence/portfolio-sheet';
import type { Answer } from '../marks/answers';
import { RemarkSheet } from '../remarks/remark-sheet';
import type { Marking } from '../use-marking';
import { AnswerBar } from './answer-bar';
import { AnswerButtons } from './answer-buttons';
import { BarTools } from './bar-tools';
import { FinishButton } from './finish-button';
import { MarkLine } from './mark-line';
import { RefusalNotice } from './refusal-notice';
import { RemarkStrip } from './remark-strip';
import { type DoubleTapGuard, undoTap } from './use-double-tap-guard';
import type { RemarkQueue } from './use-remark-queue';

type DeskBarProps = {
  readonly barRef: RefObject<HTMLElement | null>;
  readonly marking: Marking;
  readonly queue: RemarkQueue;
  readonly guard: DoubleTapGuard;
  readonly answers: readonly Answer[];
  readonly onAnswer: (value: MarkValue, at: number) => void;
  readonly onRemark: () => void;
  readonly onPhrase: (phrase: string) => void;
  /** What is opened at the indicator in front takes the place of the answers; null: nothing. */
  readonly sheet: EvidenceSheetName | null;
  readonly onSheetDone: () => void;
  /** Puts the focus on the bar, before what has it goes away. */
  readonly focusBar: () => void;
};

/** The line above the answers. */
function Line({ marking, queue, guard, onPhrase, focusBar }: DeskBarProps) {
  const { followUp } = marking;
  const strip = followUp && (
    <RemarkStrip
      marking={marking}
      step={followUp}
      onPhrase={onPhrase}
      onWrite={() => queue.open(followUp, true)}
      onLater={() => {
        focusBar();
        marking.leaveFollowUp();
      }}
    />
  );
  return (
    <MarkLine
      marking={marking}
      missed={guard.missed}
      strip={marking.refused ? <RefusalNotice marking={marking} /> : strip}
      onBack={focusBar}
    />
  );
}

/** In the place of the answers, so that no tap meant for the remark marks an indicator. */
function Remark({ marking, queue, focusBar }: DeskBarProps) {
  const singleKeys = usePreferences((p) => p.singleKeys);
  if (!queue.step) return null;
  return (
    <RemarkSheet
      key={queue.step.indicator.indicatorId}
      marking={marking}
      step={queue.step}
      hasFocus={queue.isWriting || !singleKeys}
      queue={queue}
      onDone={() => {
        focusBar();
        queue.done();
      }}
    />
  );
}

/** What takes the place of the answers; null: they stand there. */
function sheetOf(props: DeskBarProps): ReactNode {
  const { marking, queue, sheet, onSheetDone, focusBar } = props;
  if (queue.step) return <Remark {...props} />;
  const { current } = marking;
  if (sheet === null || !current) return null;
  const done = (): void => {
    focusBar();
    onSheetDone();
  };
  const Sheet = sheet === 'evidence' ? EvidenceSheet : PortfolioSheet;
  return <Sheet key={current.indicator.indicatorId} marking={marking} step={current} onDone={done} />;
}

export function DeskBar(props: DeskBarProps) {
  const { marking, guard, answers, onAnswer, onRemark, barRef } = props;
  const { current, plan, place } = marking;
  const { scale } = place.exam;
  if (!current) return null;
  const { indicatorId, number } = current.indicator;
  const mayUndo = place.assessment.undoable.length + marking.pending.length > 0;
  return (
    <AnswerBar
      barRef={barRef}
      line={<Line {...props} />}
      sheet={sheetOf(props)}
      tools={
        <BarTools
          onBack={current.index > 0 ? () => marking.goBy(-1) : null}
          onForward={current.index < plan.length - 1 ? () => marking.goBy(1) : null}
          onUndo={mayUndo ? (at) => guard.takes(undoTap, at) && marking.undo() : null}
          onRemark={onRemark}
        />
      }
      answers={
        marking.isFinished ? (
          <FinishButton marking={marking} guard={guard} />
        ) : (
          <AnswerButtons
            number={number}
            scale={scale}
            answers={answers}
            value={marking.assessment.marks.get(indicatorId)?.value ?? null}
            resting={guard.resting}
            onAnswer={onAnswer}
          />
        )
      }
    />
  );
}
