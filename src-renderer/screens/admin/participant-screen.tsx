/**
 * One person on one page: what is known, groups, links, portfolio, exams with results, and what happened.
 * Whatever is bound to a person is found under every id they were known by, because two records may turn out to be one person.
 */
import { Button, Text } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconUsersGroup } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { detailsOf } from '../../../shared/domain/participant-details';
import type { WholeParticipant } from '../../../shared/domain/whole-participant';
import type { Group } from '../../../shared/records/group';
import { fullName, type Participant } from '../../../shared/records/participant';
import { changeParticipant } from '../../actions/save-participant';
import { type AskedErasure, useErasures } from '../../queries/use-erasures';
import { useGroupStanding, useParticipants } from '../../queries/use-participants';
import { usePerson, usePortfolio } from '../../queries/use-portfolio';
import { EmptyState } from '../../ui/empty-state';
import { ScreenFrame } from '../../ui/screen-frame';
import { StatusMark } from '../../ui/status-mark';
import { useAction } from '../../ui/use-action';
import { useDayTurn } from '../../ui/use-day-turn';
import { useFormat } from '../../ui/use-format';
import { SettingGroup } from '../settings/setting-group';
import { AdministratorsOnly } from './administrators-only';
import { MergedPeople } from './participants/merged-people';
import { ParticipantForm } from './participants/participant-form';
import classes from './participants/person.module.css';
import { PersonExams, useExamsOf } from './participants/person-exams';
import { PersonHistory } from './participants/person-history';
import { PersonKeeping } from './participants/person-keeping';
import { PersonLinks } from './participants/person-links';
import { PersonOwnPage } from './participants/person-own-page';
import { PersonPortfolio, usePortfolioHeads } from './participants/person-portfolio';
import { RunNotice } from './participants/run-notice';

/** The groups of today; the text of an import is told apart from those, because nobody is a member of a text. */
function PersonGroups({
  person,
  groups,
}: {
  readonly person: Participant;
  readonly groups: readonly Group[];
}) {
  const { t } = useTranslation('participants');
  const { participantId, inactiveSince } = person;
  const run = (action: 'group' | 'archive' | 'bring-back', Sign: typeof IconArchive) => (
    <Button
      variant="default"
      leftSection={<Sign size={20} aria-hidden />}
      renderRoot={(props: object) => (
        <Link {...props} to="/participants/run" search={{ action, person: participantId }} />
      )}
    >
      {t(`action.${action}`)}
    </Button>
  );
  return (
    <>
      {groups.length > 0 ? (
        <ul className={classes.items}>
          {groups.map(({ groupId, name, schoolYear }) => (
            <li key={groupId} className={classes.item}>
              <Link to="/participants/groups/$groupId" params={{ groupId }} className={classes.itemName}>
                {name}
              </Link>
              <Text c="dimmed">{schoolYear}</Text>
            </li>
          ))}
        </ul>
      ) : (
        <Text c="dimmed">
          {person.group ? t('person.typed-group', { group: person.group }) : t('person.no-group')}
        </Text>
      )}
      <div className={classes.buttons}>
        {run('group', IconUsersGroup)}
        {inactiveSince ? run('bring-back', IconArchiveOff) : run('archive', IconArchive)}
      </div>
    </>
  );
}

/** In the order in which it is asked for: what they may do and did comes before what is known of them. */
function Person({ person, ids }: { readonly person: WholeParticipant; readonly ids: ReadonlySet<string> }) {
  const { t } = useTranslation('participants');
  const change = useAction(changeParticipant);
  const states = useExamsOf(ids);
  const heads = usePortfolioHeads(ids);
  const portfolio = usePortfolio(person.participantId);
  const groups = useGroupStanding(useDayTurn())?.groupsOf(person.participantId) ?? [];
  const { participantId } = person;
  return (
    <>
      <RunNotice />
      {person.inactiveSince && <StatusMark tone="neutral">{t('person.archived')}</StatusMark>}
      <SettingGroup title={t('person.links')}>
        <PersonLinks participantId={participantId} ids={ids} />
      </SettingGroup>
      <SettingGroup title={t('person.exams')}>
        <PersonExams participantId={participantId} states={states} />
      </SettingGroup>
      <SettingGroup title={t('groups')}>
        <PersonGroups person={person} groups={groups} />
      </SettingGroup>
      <SettingGroup title={t('person.portfolio')}>
        <PersonPortfolio person={person} ids={ids} heads={heads} portfolio={portfolio} />
      </SettingGroup>
      <SettingGroup title={t('person.details')}>
        <ParticipantForm
          key={participantId}
          name={participantId}
          before={detailsOf(person)}
          submitLabel={t('form.save')}
          onSave={(details) => change({ participantId, details })}
          saved={<StatusMark tone="good">{t('form.saved')}</StatusMark>}
        />
      </SettingGroup>
      <PersonOwnPage person={person} ids={ids} />
      <MergedPeople person={person} ids={ids} />
      <PersonKeeping person={person} states={states} />
      <SettingGroup title={t('person.history')}>
        <PersonHistory person={person} ids={ids} states={states} />
      </SettingGroup>
    </>
  );
}

/** That somebody of that id was erased, or is to be; null: neither, as far as this device knows. */
function useErasureOf(participantId: string): AskedErasure | null {
  const found = useErasures()?.asked.find(({ erasure }) =>
    erasure.participantIds.some((id) => id === participantId),
  );
  return found ?? null;
}

/** An address may be kept for years: whoever follows it is told that somebody was erased, and never who that was. */
function MissingPerson({ asked }: { readonly asked: AskedErasure | null }) {
  const { t } = useTranslation(['participants', 'keeping']);
  const format = useFormat();
  if (asked === null)
    return <EmptyState title={t('person.missing.title')}>{t('person.missing.text')}</EmptyState>;
  const told = asked.isWaiting ? 'asked' : 'gone';
  return (
    <EmptyState title={t(`keeping:${told}.title`)}>
      {t(`keeping:${told}.text`, { day: format.longDay(asked.erasure.at) })}
    </EmptyState>
  );
}

/** The address of somebody who was merged leads to whom they turned out to be. */
export function ParticipantScreen() {
  const { t } = useTranslation(['participants', 'keeping']);
  const { participantId = '' } = useParams({ strict: false });
  const asked = useErasureOf(participantId);
  const people = useParticipants(useDayTurn());
  const person = people?.meant(participantId);
  const ids = usePerson(participantId)?.ids;
  if (!people || !ids) return null;
  const isHere = person && !person.isRemoved;
  return (
    <ScreenFrame
      title={
        isHere
          ? fullName(person) || person.number
          : t(asked ? `keeping:${asked.isWaiting ? 'asked' : 'gone'}.title` : 'person.missing.title')
      }
      subtitle={isHere && [person.number, person.group].filter(Boolean).join(' · ')}
      windowTitle={t('title')}
      back={<Link to="/participants">{t('back')}</Link>}
      width="reading"
    >
      <AdministratorsOnly>
        {isHere ? <Person person={person} ids={ids} /> : <MissingPerson asked={asked} />}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
