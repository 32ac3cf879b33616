/** Last step: what was imported, the way back with one press, and where to go from here. */
import { Button, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterSummary } from '../../../../shared/domain/roster/summarise-roster';
import type { Problem } from '../../../../shared/kernel/problem';
import type { RosterUndo } from '../../../actions/import-roster';
import { undoRoster } from '../../../actions/undo-roster';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useAction } from '../../../ui/use-action';
import stepClasses from '../import/preview-step.module.css';
import { StepHeading } from '../import/step-heading';
import undoClasses from '../import/undo-import.module.css';

type RosterDoneProps = {
  readonly undo: RosterUndo;
  readonly summary: RosterSummary;
  readonly onAgain: () => void;
};

/** The counts are those that were agreed to: what was written is exactly that. */
export function RosterDone({ undo, summary, onAgain }: RosterDoneProps) {
  const { t } = useTranslation('roster');
  const [state, setState] = useState<'done' | 'busy' | 'undone'>('done');
  const [failure, setFailure] = useState<Problem | null>(null);
  const told = useRef<HTMLDivElement>(null);
  const takeBack = useAction(undoRoster);
  // The focus goes to the words that say so: the button it was on is gone.
  const press = async (): Promise<void> => {
    setState('busy');
    setFailure(null);
    const result = await takeBack(undo);
    setState(result.ok ? 'undone' : 'done');
    if (!result.ok) setFailure(result.problem);
    else told.current?.focus();
  };
  const lines = (['participants', 'staff'] as const).flatMap((kind) =>
    (['new', 'changed', 'back', 'inactive'] as const).flatMap((outcome) => {
      const count = summary[kind][outcome] ?? 0;
      return count === 0 ? [] : [t(`done.${kind}-${outcome}`, { count })];
    }),
  );
  return (
    <section className={stepClasses.step}>
      <StepHeading takesFocus>{t('done.title')}</StepHeading>
      <div ref={told} tabIndex={-1} role="status" className={undoClasses.told}>
        {state === 'undone' && (
          <>
            <StatusMark tone="neutral">{t('done.undone')}</StatusMark>
            <Text>{t('done.undone-text')}</Text>
          </>
        )}
      </div>
      {failure && <ProblemNotice problem={failure} onClose={() => setFailure(null)} />}
      {state !== 'undone' && (
        <>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <Button
            variant="default"
            className={undoClasses.undo}
            loading={state === 'busy'}
            leftSection={<IconArrowBackUp size={20} aria-hidden />}
            onClick={() => void press()}
          >
            {t('done.undo')}
          </Button>
        </>
      )}
      <div className={stepClasses.actions}>
        <Button renderRoot={(props) => <Link {...props} to="/participants" />}>
          {t('done.to-participants')}
        </Button>
        <Button variant="default" renderRoot={(props) => <Link {...props} to="/staff" />}>
          {t('done.to-staff')}
        </Button>
        <Button variant="default" onClick={onAgain}>
          {t('done.again')}
        </Button>
      </div>
    </section>
  );
}
