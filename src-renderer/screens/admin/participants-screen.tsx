/**
 * The list of participants, named Portfolios (M54): search by number, name or group, with the exams each is planned
 * for.
 */
import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '../../../shared/records/participant';
import { useRegister } from '../../queries/use-documents';
import { useParticipants } from '../../queries/use-participants';
import type { UnreadDocument } from '../../queries/use-unread-records';
import { EmptyState } from '../../ui/empty-state';
import { RegisterBar } from '../../ui/register/register-bar';
import { NothingFound, RegisterRows } from '../../ui/register/register-rows';
import { useRegisterSearch } from '../../ui/register/use-register-search';
import { useSearchList } from '../../ui/register/use-search-list';
import { ScreenFrame } from '../../ui/screen-frame';
import { useDayTurn } from '../../ui/use-day-turn';
import { AdministratorsOnly } from './administrators-only';
import { participantShape } from './participant-search';
import { ParticipantTable } from './participants/participant-table';

type ParticipantListProps = {
  readonly all: readonly Participant[];
  readonly unread: readonly UnreadDocument[];
};

function ParticipantList({ all, unread }: ParticipantListProps) {
  const { t } = useTranslation('participants');
  const search = useRegisterSearch('participants');
  const list = useSearchList(all, participantShape);
  const { followed, shown } = search;
  const found = useMemo(() => list.find(followed, shown), [list, followed, shown]);
  const sought = followed.trim();
  return (
    <>
      <RegisterBar
        search={search}
        label={t('search')}
        clearLabel={t('search-clear')}
        found={t(sought === '' ? 'all' : 'found', { count: found.total })}
      />
      <RegisterRows
        found={found.rows}
        total={found.total}
        isNothing={found.total === 0 && (sought !== '' || unread.length === 0)}
        search={search}
        moreLabel={(count) => t('more', { count })}
        nothing={
          <NothingFound
            title={t('nothing-found.title')}
            text={t('nothing-found.text', { search: sought })}
            actionLabel={t('nothing-found.action')}
            onAction={() => search.seek('')}
          />
        }
      >
        {(participants) => (
          <ParticipantTable participants={participants} unread={sought === '' ? unread : []} />
        )}
      </RegisterRows>
    </>
  );
}

/** A school has twenty thousand: a page of them is drawn and more when asked for, found are all. */
export function ParticipantsScreen() {
  const { t } = useTranslation('participants');
  const unread = useRegister('participant')?.unread ?? [];
  const all = useParticipants(useDayTurn())?.active;
  return (
    <ScreenFrame title={t('title')} subtitle={t('subtitle')}>
      <AdministratorsOnly>
        {all?.length === 0 && unread.length === 0 && (
          <EmptyState
            title={t('empty.title')}
            icon={<IconUsers size={40} />}
            action={
              <Button renderRoot={(props) => <Link to="/sync" {...props} />}>{t('empty.action')}</Button>
            }
          >
            {t('empty.text')}
          </EmptyState>
        )}
        {all !== undefined && all.length + unread.length > 0 && <ParticipantList all={all} unread={unread} />}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
