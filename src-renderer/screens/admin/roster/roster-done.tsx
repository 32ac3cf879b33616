/** Last step: what was imported, the way back, and where to go from here. */
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LastRoster } from '../../../ui/last-roster';
import stepClasses from '../import/preview-step.module.css';
import { StepHeading } from '../import/step-heading';
import { RosterUndo } from './roster-undo';

type RosterDoneProps = { readonly done: LastRoster; readonly onAgain: () => void };

/** The counts are those that were agreed to: what was written is exactly that. */
export function RosterDone({ done, onAgain }: RosterDoneProps) {
  const { t } = useTranslation('roster');
  return (
    <section className={stepClasses.step}>
      <StepHeading takesFocus>{t('done.title')}</StepHeading>
      <RosterUndo imported={done} />
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
