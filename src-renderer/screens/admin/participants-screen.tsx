/**
 * The list of participants, named Portfolios (M54): search by number, name or group, with the exams each is planned
 * for.
 */
import { Button, Table } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { registerName } from '../../../shared/kernel/person-name';
import type { PlannedExam } from '../../../shared/records/exam';
import type { Participant } from '../../../shared/records/participant';
import { useDocuments, useRegister } from '../../queries/use-documents';
import type { UnreadDocument } from '../../queries/use-unread-records';
import { EmptyState } from '../../ui/empty-state';
import { RegisterBar } from '../../ui/register/register-bar';
import { NothingFound, RegisterRows } from '../../ui/register/register-rows';
import { UnreadRows } from '../../ui/register/unread-rows';
import { useRegisterSearch } from '../../ui/register/use-register-search';
import { useSearchList } from '../../ui/register/use-search-list';
import { ScreenFrame } from '../../ui/screen-frame';
import { useFormat } from '../../ui/use-format';
import { AdministratorsOnly } from './administrators-only';
import { participantShape } from './participant-search';
import classes from './participants-screen.module.css';

/** How many planned exams each participant has. */
function countExams(exams: readonly PlannedExam[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { candidates, status } of exams)
    for (const { participantId } of status === 'planned' ? candidates : [])
      counts.set(participantId, (counts.get(participantId) ?? 0) + 1);
  return counts;
}

type ParticipantTableProps = {
  readonly participants: readonly Participant[];
  readonly unread: readonly UnreadDocument[];
};

/** Those that cannot be read here stand in the table by name, and lead nowhere. */
function ParticipantTable({ participants, unread }: ParticipantTableProps) {
  const { t } = useTranslation('participants');
  const format = useFormat();
  const exams = useDocuments('exam');
  const examCounts = useMemo(() => countExams((exams ?? []).map(({ document }) => document)), [exams]);
  return (
    <Table striped highlightOnHover aria-label={t('table')} className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col" className={classes.own}>
            {t('column.number')}
          </Table.Th>
          <Table.Th scope="col">{t('column.name')}</Table.Th>
          <Table.Th scope="col" className={classes.own}>
            {t('column.group')}
          </Table.Th>
          <Table.Th scope="col">{t('column.birth-date')}</Table.Th>
          <Table.Th scope="col" className={classes.count}>
            {t('column.exams')}
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        <UnreadRows unread={unread} columns={5} />
        {participants.map((participant) => (
          <Table.Tr key={participant.participantId}>
            <Table.Td className={classes.own}>{participant.number}</Table.Td>
            <Table.Th scope="row" className={classes.name}>
              {registerName(participant)}
              <div className={classes.joined}>
                {[participant.number, participant.group].filter(Boolean).join(' · ')}
              </div>
            </Table.Th>
            <Table.Td className={classes.own}>{participant.group}</Table.Td>
            <Table.Td>
              {participant.birthDate ? (
                format.day(`${participant.birthDate}T00:00`)
              ) : (
                <span className={classes.missing}>{t('unknown')}</span>
              )}
            </Table.Td>
            <Table.Td className={classes.count}>
              {examCounts.get(participant.participantId) ?? (
                <span className={classes.missing}>{t('no-exams')}</span>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

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
  const register = useRegister('participant');
  const all = useMemo(() => register?.stored.map(({ document }) => document), [register]);
  const unread = register?.unread ?? [];
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
