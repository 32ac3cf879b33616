/** Beside the indicator: how the exam is shown, how far it is, and how one likes to mark. */
import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useUiState } from '../../../ui/ui-state';
import type { Answer } from '../marks/answers';
import type { Marking } from '../use-marking';
import { MarkingOptions } from './marking-options';
import classes from './marking-side.module.css';
import { ProgressRail } from './progress-rail';

type MarkingSideProps = {
  readonly marking: Marking;
  readonly answers: readonly Answer[];
  /** What else can be done with the indicator in front, where no card shows it. */
  readonly tool: ReactNode;
};

export function MarkingSide({ marking, answers, tool }: MarkingSideProps) {
  const { t } = useTranslation('exam');
  const view = useUiState((state) => state.markingView);
  const chooseView = useUiState((state) => state.chooseMarkingView);
  const isHelpOpen = useUiState((state) => state.isKeyHelpOpen);
  const openHelp = useUiState((state) => state.openKeyHelp);
  return (
    <div className={classes.side}>
      <SegmentedControl
        fullWidth
        aria-label={t('view.label')}
        value={view}
        onChange={(chosen) => chooseView(chosen === 'list' ? 'list' : 'one')}
        data={[
          { value: 'one', label: t('view.one') },
          { value: 'list', label: t('view.list') },
        ]}
      />
      {tool}
      <ProgressRail marking={marking} />
      <MarkingOptions isHelpOpen={isHelpOpen} onHelp={openHelp} answers={answers} />
    </div>
  );
}
