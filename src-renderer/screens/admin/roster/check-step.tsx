/** What an import would do, before anything is written: what waits for somebody first, then who is new, changed, no more there. */
import { Button, Checkbox, Text } from '@mantine/core';
import { IconUsersPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type RosterOutcome, rosterOutcomes } from '../../../../shared/domain/roster/roster-plan';
import type { RosterCounts, RosterSummary } from '../../../../shared/domain/roster/summarise-roster';
import type { OpenedRosterFiles } from '../../../actions/open-roster-files';
import { useHeightVariable } from '../../../ui/use-height-variable';
import stepClasses from '../import/preview-step.module.css';
import { StepHeading } from '../import/step-heading';
import { BlockingNotes } from './blocking-notes';
import { NoteList } from './note-list';
import { OutcomeList } from './outcome-list';
import classes from './roster.module.css';
import type { Roster } from './use-roster';

type CheckStepProps = {
  readonly roster: Roster;
  readonly opened: OpenedRosterFiles;
  readonly summary: RosterSummary;
};

/** Whose rows are opened at once: they change something, or ask something. */
const open: readonly RosterOutcome[] = ['alike', 'inactive', 'new', 'changed', 'back'];

/** How many people it would write. */
const written = (counts: RosterCounts): number =>
  (['new', 'changed', 'back', 'inactive'] as const).reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);

/** A fold per outcome, with as many as it has; nothing of an outcome that nobody has. */
function Outcomes({ roster, opened, summary }: CheckStepProps) {
  const { t } = useTranslation('roster');
  return (['participant', 'staff'] as const).map((kind) => {
    const counts = kind === 'participant' ? summary.participants : summary.staff;
    const present = rosterOutcomes.filter((outcome) => (counts[outcome] ?? 0) > 0);
    if (present.length === 0) return null;
    return (
      <section key={kind} className={stepClasses.step} aria-labelledby={`roster-${kind}`}>
        <h3 id={`roster-${kind}`}>{t(`kind.${kind}`)}</h3>
        {present.map((outcome) => (
          <details key={outcome} open={open.includes(outcome)} className={classes.outcome}>
            <summary className={classes.summary}>
              {t('outcome-count', { outcome: t(`outcome.${outcome}`), count: counts[outcome] ?? 0 })}
            </summary>
            <Text className={classes.quiet}>{t(`explain.${outcome}`)}</Text>
            <OutcomeList
              {...{ roster, summary, kind, outcome, desk: opened.desk, count: counts[outcome] ?? 0 }}
            />
          </details>
        ))}
      </section>
    );
  });
}

/** Groups, places and links go along with the people. */
function AlsoLine({ summary }: Pick<CheckStepProps, 'summary'>) {
  const { t } = useTranslation('roster');
  const { groups, memberships, links } = summary;
  const told = [
    ...(groups.new > 0 ? [t('also.groups', { count: groups.new })] : []),
    ...(groups.changed > 0 ? [t('also.groups-changed', { count: groups.changed })] : []),
    ...(memberships.new > 0 ? [t('also.places', { count: memberships.new })] : []),
    ...(memberships.changed > 0 ? [t('also.places-changed', { count: memberships.changed })] : []),
    ...(memberships.ended > 0 ? [t('also.places-ended', { count: memberships.ended })] : []),
    ...(links > 0 ? [t('also.links', { count: links })] : []),
  ];
  return told.length === 0 ? null : <Text>{t('also.text', { list: told.join(', ') })}</Text>;
}

/** The bar at the foot: back, and on with whoever waits for nothing; in words how many do. */
function Actions({ roster, summary }: Pick<CheckStepProps, 'roster' | 'summary'>) {
  const { t } = useTranslation('roster');
  const bar = useHeightVariable<HTMLDivElement>('--vp-import-bar');
  const people = written(summary.participants) + written(summary.staff);
  const waiting = (['waiting', 'alike'] as const).reduce(
    (sum, outcome) => sum + (summary.participants[outcome] ?? 0) + (summary.staff[outcome] ?? 0),
    0,
  );
  return (
    <div className={stepClasses.actions} ref={bar}>
      <Button variant="default" onClick={roster.back}>
        {t('previous')}
      </Button>
      {summary.writes > 0 && (
        <Button
          loading={roster.busy === 'writing'}
          disabled={roster.busy === 'deciding'}
          leftSection={<IconUsersPlus size={20} aria-hidden />}
          onClick={() => void roster.importNow()}
        >
          {people > 0 ? t('import', { count: people }) : t('import-places')}
        </Button>
      )}
      <output className={stepClasses.busy}>
        {roster.busy !== null && t(`busy.${roster.busy}`)}
        {roster.busy === null && waiting > 0 && t('waiting', { count: waiting })}
        {roster.busy === null && waiting === 0 && summary.writes === 0 && t('nothing-new')}
      </output>
    </div>
  );
}

export function CheckStep({ roster, opened, summary }: CheckStepProps) {
  const { t } = useTranslation('roster');
  const { mostGone } = summary;
  const extent = roster.chosen.extent ?? (mostGone ? 'delta' : summary.extent) ?? 'delta';
  const blocking = summary.noteGroups.filter(({ isBlocking }) => isBlocking);
  const rows = summary.rows.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className={stepClasses.step} data-import-preview>
      <StepHeading takesFocus>{t('check.title')}</StepHeading>
      <Text>
        {t('check.text', { name: opened.name, format: t(`format.${summary.format}`), count: rows })}{' '}
        {t('check.nothing-yet')}
      </Text>
      <Checkbox
        classNames={{ body: classes.choice ?? '' }}
        label={t('extent.label')}
        description={
          mostGone
            ? t('extent.most-gone', mostGone)
            : t(summary.extent === null ? 'extent.not-said' : `extent.${summary.extent}`)
        }
        checked={extent === 'bulk'}
        disabled={roster.busy !== null}
        onChange={({ currentTarget }) => roster.setExtent(currentTarget.checked ? 'bulk' : 'delta')}
      />
      {extent === 'bulk' && summary.isAbsenceUnknown && <Text>{t('extent.unknown')}</Text>}
      <BlockingNotes roster={roster} groups={blocking} />
      <AlsoLine summary={summary} />
      <Outcomes roster={roster} opened={opened} summary={summary} />
      <NoteList groups={summary.noteGroups.filter(({ isBlocking }) => !isBlocking)} />
      <Actions roster={roster} summary={summary} />
    </section>
  );
}
