/**
 * Marks one indicator as critical, or takes the mark off (R3). The tick appears only when the change is safe on disk;
 * a change that was not saved falls back and says so.
 */
import { Button } from '@mantine/core';
import { IconCheck, IconStar, IconStarFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QualificationId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Indicator } from '../../../../shared/records/qualification-version';
import { markIndicatorCritical } from '../../../actions/mark-indicator-critical';
import { useAction } from '../../../ui/use-action';
import classes from './work-process-panel.module.css';

type CriticalToggleProps = {
  readonly qualificationId: QualificationId;
  readonly indicator: Indicator;
  readonly onProblem: (problem: Problem | null) => void;
};

/** Makes a version of the tree at once; planned exams keep the one they pinned (M51). */
export function CriticalToggle({ qualificationId, indicator, onProblem }: CriticalToggleProps) {
  const { t } = useTranslation('qualification');
  const mark = useAction(markIndicatorCritical);
  const [state, setState] = useState<'idle' | 'saving' | 'saved'>('idle');
  const { critical, indicatorId, text } = indicator;
  const toggle = async (): Promise<void> => {
    setState('saving');
    onProblem(null);
    const result = await mark({ qualificationId, indicatorId, critical: !critical });
    setState(result.ok ? 'saved' : 'idle');
    if (!result.ok) onProblem(result.problem);
  };
  return (
    <span className={classes.toggle}>
      <output className={classes.saved}>
        {state === 'saved' && (
          <>
            <IconCheck size={18} aria-hidden />
            {t('detail.saved')}
          </>
        )}
      </output>
      <Button
        variant={critical ? 'light' : 'default'}
        color={critical ? 'amber' : 'gray'}
        aria-pressed={critical}
        aria-label={t('detail.critical-of', { text })}
        aria-busy={state === 'saving'}
        leftSection={critical ? <IconStarFilled size={18} aria-hidden /> : <IconStar size={18} aria-hidden />}
        onClick={() => state !== 'saving' && void toggle()}
      >
        {t('detail.critical')}
      </Button>
    </span>
  );
}
