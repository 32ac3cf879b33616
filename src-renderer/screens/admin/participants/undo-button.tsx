/** Takes something back that was just done; says why when it cannot be. */
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/kernel/problem';
import type { RunUndo } from '../../../actions/record-run';
import { undoRun } from '../../../actions/undo-run';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';

/** What is told when it is gone again is for whoever asks. */
type UndoButtonProps = {
  readonly undo: RunUndo;
  /** Said where somebody went on from it and all of it stays. */
  readonly stays: string;
  readonly onUndone: () => void;
};

/** Only as long as nobody went on from it; then it says so. */
export function UndoButton({ undo, stays, onUndone }: UndoButtonProps) {
  const { t } = useTranslation('participants');
  const takeBack = useAction(undoRun);
  const [isBusy, setBusy] = useState(false);
  const [hasStayed, setStayed] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const start = async (): Promise<void> => {
    setBusy(true);
    const result = await takeBack({ undo });
    setBusy(false);
    const why = result.ok ? result.value.stopped : result.problem;
    setStayed(result.ok && result.value.left > 0);
    if (why) setProblem(why);
    else if (result.ok && result.value.left === 0) onUndone();
  };
  return (
    <>
      <Button variant="default" loading={isBusy} onClick={() => void start()}>
        {t('undo')}
      </Button>
      {hasStayed && <Text role="alert">{stays}</Text>}
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}
