/** What the keys of the marking screen do with the exam at hand. */
import { useNavigate } from '@tanstack/react-router';
import type { MarkValue } from '../../../../shared/values/scale';
import { useUiState } from '../../../ui/ui-state';
import { type Answer, answerOfKey } from '../marks/answers';
import { usePhrases } from '../remarks/use-phrases';
import type { Marking } from '../use-marking';
import { useMarkingKeys } from './use-marking-keys';

type DeskKeys = {
  readonly marking: Marking;
  /** A sheet stands in the place of the answers: its keys are its own. */
  readonly isWithSheet: boolean;
  readonly answers: readonly Answer[];
  readonly answer: (value: MarkValue, at: number) => void;
  readonly openRemark: () => void;
  readonly writePhrase: (phrase: string) => void;
};

/** When all is marked the answers are away, and so are their keys: no key changes what is not asked about. */
export function useDeskKeys({
  marking,
  isWithSheet,
  answers,
  answer,
  openRemark,
  writePhrase,
}: DeskKeys): void {
  const navigate = useNavigate();
  const isHelpOpen = useUiState((state) => state.isKeyHelpOpen);
  const openHelp = useUiState((state) => state.openKeyHelp);
  const { followUp, isFinished } = marking;
  const { exam, assessment } = marking.place;
  const phrases = usePhrases(marking, followUp?.indicator.indicatorId ?? null);
  useMarkingKeys(
    {
      answer: (key, at) => {
        const value = isFinished ? null : answerOfKey(key, answers);
        if (value) answer(value, at);
        return value !== null;
      },
      phrase: (index) => {
        const phrase = followUp ? phrases.stock[index] : undefined;
        if (phrase) writePhrase(phrase);
        return phrase !== undefined;
      },
      goBy: marking.goBy,
      undo: marking.undo,
      openRemark,
      review: () =>
        void navigate({
          to: '/exam/$examId/review/$assessmentId',
          params: { examId: exam.examId, assessmentId: assessment.assessmentId },
        }),
      toggleHelp: () => openHelp(!isHelpOpen),
    },
    isWithSheet,
  );
}
