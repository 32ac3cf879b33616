/**
 * Of whom the time is over for which the centre keeps results and evidence, who is held all the same, and what was erased. It is
 * shown before anything goes; nothing is ever erased by itself.
 */
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participants } from '../../../shared/domain/arrange-participants';
import { findDue, lastExamDays, usualRetentionMonths } from '../../../shared/domain/retention';
import type { Organisation } from '../../../shared/records/organisation';
import { dayIn } from '../../../shared/values/wall-time';
import { useDocuments } from '../../queries/use-documents';
import { useCentreZone } from '../../queries/use-exam-zone';
import { useParticipants } from '../../queries/use-participants';
import { ScreenFrame } from '../../ui/screen-frame';
import { useDayTurn } from '../../ui/use-day-turn';
import { SettingGroup } from '../settings/setting-group';
import { AdministratorsOnly } from './administrators-only';
import { DuePeople } from './keeping/due-people';
import { ErasureLog } from './keeping/erasure-log';
import { PeopleKept } from './keeping/people-kept';
import { RetentionForm } from './keeping/retention-form';

type KeepingProps = { readonly people: Participants; readonly organisation: Organisation };

/** Who is in the archive counts as well: most who are over are there. */
function Keeping({ people, organisation }: KeepingProps) {
  const { t } = useTranslation('keeping');
  const zone = useCentreZone();
  const day = dayIn(useDayTurn(), zone);
  const exams = useDocuments('exam');
  const { retentionMonths: months = usualRetentionMonths } = organisation;
  const { meant } = people;
  const meantId = useCallback((id: string): string => meant(id)?.participantId ?? id, [meant]);
  const lastExams = useMemo(
    () =>
      exams &&
      lastExamDays(
        exams.map(({ document }) => document),
        (at) => dayIn(new Date(at), zone),
        meantId,
      ),
    [exams, zone, meantId],
  );
  const found = useMemo(
    () => lastExams && findDue([...people.active, ...people.archived], months, day, lastExams),
    [people, months, day, lastExams],
  );
  if (!found) return null;
  const { due, held, later, undated } = found;
  return (
    <>
      <SettingGroup title={t('due.title')}>
        <DuePeople due={due} meantId={meantId} />
        {undated > 0 && <Text c="dimmed">{t('undated', { count: undated })}</Text>}
      </SettingGroup>
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
      <SettingGroup title={t('months.label')}>
        <RetentionForm organisationId={organisation.organisationId} months={months} />
      </SettingGroup>
      <SettingGroup title={t('log.title')}>
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
