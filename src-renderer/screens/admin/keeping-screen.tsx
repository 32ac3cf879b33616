/**
 * Of whom and of what the time is over for which the centre keeps it, who is held all the same, and what was erased. It is
 * shown before anything goes; nothing is ever erased by itself.
 */
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Participants } from '../../../shared/domain/arrange-participants';
import type { Organisation } from '../../../shared/records/organisation';
import { useDocuments } from '../../queries/use-documents';
import { useParticipants } from '../../queries/use-participants';
import { ErasesAtStart } from '../../ui/erases-at-start';
import { ScreenFrame } from '../../ui/screen-frame';
import { useDayTurn } from '../../ui/use-day-turn';
import { SettingGroup } from '../settings/setting-group';
import { AdministratorsOnly } from './administrators-only';
import { DuePeople } from './keeping/due-people';
import { DuePlaces } from './keeping/due-places';
import { DueRuns } from './keeping/due-runs';
import { ErasureLog } from './keeping/erasure-log';
import { PeopleKept } from './keeping/people-kept';
import { RetentionForm } from './keeping/retention-form';
import { periodsOf, useDue } from './keeping/use-due';

type KeepingProps = { readonly people: Participants; readonly organisation: Organisation };

function Keeping({ people, organisation }: KeepingProps) {
  const { t } = useTranslation('keeping');
  const found = useDue(people, organisation);
  if (!found) return null;
  const { due, held, later, undated, seats, runs, meantId } = found;
  return (
    <>
      <SettingGroup title={t('due.title')}>
        <DuePeople due={due} meantId={meantId} />
        {undated > 0 && <Text c="dimmed">{t('undated', { count: undated })}</Text>}
      </SettingGroup>
      {seats.length > 0 && (
        <SettingGroup title={t('seats.title')}>
          <Text c="dimmed">{t('seats.explain')}</Text>
          <DuePlaces due={seats} />
        </SettingGroup>
      )}
      {runs.length > 0 && (
        <SettingGroup title={t('runs.title')}>
          <Text c="dimmed">{t('runs.explain')}</Text>
          <DueRuns due={runs} />
        </SettingGroup>
      )}
      {held.length > 0 && (
        <SettingGroup title={t('held.title')}>
          <Text c="dimmed">{t('held.explain')}</Text>
          <PeopleKept kept={held} />
        </SettingGroup>
      )}
      {later.length > 0 && (
        <SettingGroup title={t('later.title')}>
          <Text c="dimmed">{t('later.explain')}</Text>
          <PeopleKept kept={later} />
        </SettingGroup>
      )}
      <SettingGroup title={t('months.title')}>
        <RetentionForm organisationId={organisation.organisationId} periods={periodsOf(organisation)} />
      </SettingGroup>
      <SettingGroup title={t('log.title')}>
        <ErasesAtStart />
        <ErasureLog />
      </SettingGroup>
    </>
  );
}

/** What needs a decision stands above what is set once, and that above what is over. */
export function KeepingScreen() {
  const { t } = useTranslation(['keeping', 'participants']);
  const people = useParticipants(useDayTurn());
  const organisation = useDocuments('organisation')?.[0]?.document;
  return (
    <ScreenFrame
      title={t('title')}
      subtitle={t('subtitle')}
      back={<Link to="/participants">{t('participants:back')}</Link>}
      width="reading"
    >
      <AdministratorsOnly>
        {people && organisation && <Keeping people={people} organisation={organisation} />}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
