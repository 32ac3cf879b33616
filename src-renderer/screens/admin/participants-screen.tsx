/**
 * The list of participants, named Portfolios unless the centre calls them otherwise (M54): searched in every field as one
 * types, narrowed, sorted, ticked, and acted upon with one Run at the bottom of the screen (M55 to M60).
 */
import { Button } from '@mantine/core';
import {
  type Icon,
  IconCopyCheck,
  IconEraser,
  IconFileImport,
  IconUserPlus,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRegister } from '../../queries/use-documents';
import { useGroupStanding, useParticipants } from '../../queries/use-participants';
import { useExamCounts, useLinks } from '../../queries/use-people-facts';
import { useChosenPeople } from '../../ui/chosen-people';
import { EmptyState } from '../../ui/empty-state';
import { InTurn } from '../../ui/in-turn';
import { RegisterBar } from '../../ui/register/register-bar';
import { NothingFound } from '../../ui/register/register-rows';
import { useRegisterSearch } from '../../ui/register/use-register-search';
import { ScreenFrame } from '../../ui/screen-frame';
import { useDayTurn } from '../../ui/use-day-turn';
import { AdministratorsOnly } from './administrators-only';
import { LastRun } from './participants/last-run';
import { PeopleFilters, usePeoplePlace } from './participants/people-filters';
import { PeopleTable } from './participants/people-table';
import classes from './participants/person.module.css';
import { RunBar } from './participants/run-bar';
import { RunNotice } from './participants/run-notice';
import { type ListedPeople, useFoundPeople } from './participants/use-found-people';
import { useWarmedPeople } from './participants/use-warmed-people';

/** A way out of the list to what arranges it. */
type ActionLinkProps = {
  readonly to:
    | '/participants/new'
    | '/participants/import'
    | '/participants/groups'
    | '/participants/duplicates'
    | '/participants/keeping';
  readonly icon: Icon;
  readonly children: string;
  readonly isFirst?: boolean;
};

/** A link that looks like a button, because it leads to a screen of its own. */
function ActionLink({ to, icon: Sign, children, isFirst = false }: ActionLinkProps) {
  return (
    <Button
      variant={isFirst ? 'filled' : 'default'}
      leftSection={<Sign size={20} aria-hidden />}
      renderRoot={(props: object) => <Link {...props} to={to} />}
    >
      {children}
    </Button>
  );
}

/** Adding is what leads on; the others are ways to arrange who is there. */
function Actions() {
  const { t } = useTranslation(['participants', 'keeping']);
  return (
    <>
      <ActionLink to="/participants/new" icon={IconUserPlus} isFirst>
        {t('add.open')}
      </ActionLink>
      <ActionLink to="/participants/import" icon={IconFileImport}>
        {t('import')}
      </ActionLink>
      <ActionLink to="/participants/groups" icon={IconUsersGroup}>
        {t('groups')}
      </ActionLink>
      <ActionLink to="/participants/duplicates" icon={IconCopyCheck}>
        {t('duplicates.open')}
      </ActionLink>
      <ActionLink to="/participants/keeping" icon={IconEraser}>
        {t('keeping:open')}
      </ActionLink>
    </>
  );
}

/** What is ticked and not in the list as it is narrowed now is counted, because a Run goes for them, too. */
function PeopleList(props: ListedPeople) {
  const { t } = useTranslation('participants');
  const search = useRegisterSearch('participants');
  const unread = useRegister('participant')?.unread ?? [];
  const { filter, go } = usePeoplePlace();
  const { chosen, choose } = useChosenPeople();
  const { rows, facts } = useFoundPeople(props, filter, search.followed);
  const sought = search.followed.trim();
  const isAll = sought === '' && !filter.group && !filter.qualification;
  const inList = useMemo(
    () => rows.reduce((sum, { participantId }) => sum + (chosen.has(participantId) ? 1 : 0), 0),
    [rows, chosen],
  );
  return (
    <InTurn>
      <RegisterBar
        search={search}
        label={t('search')}
        clearLabel={t('search-clear')}
        found={t(isAll ? 'all' : 'found', { count: rows.length })}
      >
        <PeopleFilters />
      </RegisterBar>
      {rows.length + (isAll ? unread.length : 0) === 0 ? (
        <NothingFound
          title={t('nothing-found.title')}
          text={
            sought === ''
              ? t(filter.list && isAll ? 'nothing-found.archive' : 'nothing-found.filter')
              : t('nothing-found.text', { search: sought })
          }
          actionLabel={t('nothing-found.action')}
          onAction={() => {
            search.seek('');
            go({ list: undefined, group: undefined, qualification: undefined });
          }}
        />
      ) : (
        <PeopleTable
          found={rows}
          facts={facts}
          chosen={chosen}
          onChoose={choose}
          unread={isAll ? unread : []}
        />
      )}
      <RunBar isArchive={filter.list === 'archived'} hidden={chosen.size - inList} />
    </InTurn>
  );
}

/** Nothing is drawn before all of it is known: a list that fills in three steps jumps three times. */
function People() {
  const now = useDayTurn();
  const people = useWarmedPeople(useParticipants(now));
  const standing = useGroupStanding(now);
  const links = useLinks(people);
  const exams = useExamCounts(people);
  const known = useMemo(
    () => (people && standing && links && exams ? { people, standing, links, exams } : null),
    [people, standing, links, exams],
  );
  // The frame of the screen is there at once, and its list a moment later, in pieces.
  const listed = useDeferredValue(known, null);
  if (!listed) return null;
  return <KnownPeople {...listed} />;
}

/** What was done last stands above them. */
function KnownPeople(props: ListedPeople) {
  const { t } = useTranslation('participants');
  const { people } = props;
  const unread = useRegister('participant')?.unread ?? [];
  const count = people.active.length + people.archived.length;
  return (
    <>
      <RunNotice />
      <LastRun />
      {count + unread.length === 0 ? (
        <EmptyState
          title={t('empty.title')}
          icon={<IconUsers size={40} />}
          action={
            <div className={classes.buttons}>
              <ActionLink to="/participants/import" icon={IconFileImport} isFirst>
                {t('import')}
              </ActionLink>
              <ActionLink to="/participants/new" icon={IconUserPlus}>
                {t('add.open')}
              </ActionLink>
            </div>
          }
        >
          {t('empty.text')}
        </EmptyState>
      ) : (
        <PeopleList {...props} />
      )}
    </>
  );
}

/** Its name is the centre's own word. */
export function ParticipantsScreen() {
  const { t } = useTranslation('participants');
  return (
    <ScreenFrame title={t('title')} subtitle={t('subtitle')} actions={<Actions />}>
      <AdministratorsOnly>
        <People />
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
