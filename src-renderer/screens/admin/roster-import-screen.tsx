/**
 * Imports people from the files of another system: files, columns where it is a table, check, done. Until the last button
 * nothing is written; what was written can be taken back. Candidates and staff go the same way.
 */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FailureNotice } from '../../ui/failure-notice';
import { ScreenFrame } from '../../ui/screen-frame';
import { AdministratorsOnly } from './administrators-only';
import { ImportSteps } from './import/import-steps';
import { CheckStep } from './roster/check-step';
import { ColumnsStep } from './roster/columns-step';
import { RosterDone } from './roster/roster-done';
import { RosterFileStep } from './roster/roster-file-step';
import { rosterSteps, type TableChoice, useRoster } from './roster/use-roster';

/** Lives as long as the screen: leaving it forgets the files. */
function RosterCourse({ usual }: { readonly usual: TableChoice['about'] }) {
  const { t } = useTranslation('roster');
  const roster = useRoster(usual);
  const { step, opened, table, summary, done, failure } = roster;
  const steps = rosterSteps.filter((one) => one !== 'columns' || table !== null || opened === null);
  return (
    <>
      <ImportSteps names={steps.map((one) => t(`step.${one}`))} at={steps.indexOf(step)} />
      {failure && <FailureNotice problem={failure} onClose={() => roster.refuse(null)} />}
      {step === 'file' && <RosterFileStep roster={roster} />}
      {step === 'columns' && opened && table && <ColumnsStep roster={roster} opened={opened} table={table} />}
      {step === 'check' && opened && summary && (
        <CheckStep roster={roster} opened={opened} summary={summary} />
      )}
      {step === 'done' && done && <RosterDone done={done} onAgain={roster.restart} />}
    </>
  );
}

/** From the list of candidates. */
export function ParticipantsImportScreen() {
  const { t } = useTranslation('roster');
  return (
    <ScreenFrame
      title={t('title')}
      subtitle={t('subtitle')}
      back={<Link to="/participants">{t('back-to-participants')}</Link>}
    >
      <AdministratorsOnly>
        <RosterCourse usual="participants" />
      </AdministratorsOnly>
    </ScreenFrame>
  );
}

/** From the list of staff: a table is taken for one of staff where it does not say. */
export function StaffImportScreen() {
  const { t } = useTranslation('roster');
  return (
    <ScreenFrame
      title={t('title')}
      subtitle={t('subtitle')}
      back={<Link to="/staff">{t('back-to-staff')}</Link>}
    >
      <AdministratorsOnly>
        <RosterCourse usual="staff" />
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
