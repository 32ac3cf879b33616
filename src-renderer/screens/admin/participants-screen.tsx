/**
 * The list of participants, named Portfolios (M54): search by number, name or group, with the exams each is planned
 * for. Rows beyond the first hundred are drawn when asked for, so that a school of thousands opens at once.
 */
import { Button, CloseButton, Table, Text, TextInput } from '@mantine/core';
import { IconSearch, IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Exam } from '../../../shared/records/exam';
import type { Participant } from '../../../shared/records/participant';
import { useDocuments } from '../../queries/use-documents';
import { EmptyState } from '../../ui/empty-state';
import { useFindField } from '../../ui/page-view';
import { ScreenFrame } from '../../ui/screen-frame';
import { useUiState } from '../../ui/ui-state';
import { useFormat } from '../../ui/use-format';
import { AdministratorsOnly } from './administrators-only';
import { composeSearchable, findParticipants, registerName } from './participant-search';
import classes from './participants-screen.module.css';

const pageSize = 100;
const listName = 'participants';

/** How many planned exams each participant has. */
function countExams(exams: readonly Exam[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { candidates, status } of exams)
    for (const { participantId } of status === 'planned' ? candidates : [])
      counts.set(participantId, (counts.get(participantId) ?? 0) + 1);
  return counts;
}

function ParticipantTable({ participants }: { readonly participants: readonly Participant[] }) {
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

function ParticipantList({ all }: { readonly all: readonly Participant[] }) {
  const { t } = useTranslation('participants');
  const search = useUiState((state) => state.filters[listName] ?? '');
  const setFilter = useUiState((state) => state.setFilter);
  const [shown, setShown] = useState(pageSize);
  const searchable = useMemo(() => composeSearchable(all), [all]);
  const findField = useFindField();
  const deferredSearch = useDeferredValue(search);
  const found = useMemo(() => findParticipants(searchable, deferredSearch), [searchable, deferredSearch]);
  const seek = (text: string): void => {
    setFilter(listName, text);
    setShown(pageSize);
  };
  const rest = found.length - shown;
  return (
    <>
      <div className={classes.bar}>
        <TextInput
          ref={findField}
          className={classes.search}
          label={t('search')}
          value={search}
          onChange={(event) => seek(event.currentTarget.value)}
          leftSection={<IconSearch size={18} aria-hidden />}
          rightSection={
            search !== '' && <CloseButton aria-label={t('search-clear')} onClick={() => seek('')} />
          }
          autoComplete="off"
          spellCheck={false}
        />
        <Text component="output" className={classes.found}>
          {t(deferredSearch.trim() === '' ? 'all' : 'found', { count: found.length })}
        </Text>
      </div>
      {found.length === 0 ? (
        <EmptyState
          title={t('nothing-found.title')}
          action={
            <Button variant="default" onClick={() => seek('')}>
              {t('nothing-found.action')}
            </Button>
          }
        >
          {t('nothing-found.text', { search: deferredSearch.trim() })}
        </EmptyState>
      ) : (
        <ParticipantTable participants={found.slice(0, shown)} />
      )}
      {rest > 0 && (
        <Button variant="default" className={classes.more} onClick={() => setShown(shown + pageSize)}>
          {t('more', { count: Math.min(rest, pageSize) })}
        </Button>
      )}
    </>
  );
}

export function ParticipantsScreen() {
  const { t } = useTranslation('participants');
  const stored = useDocuments('participant');
  const all = useMemo(() => stored?.map(({ document }) => document), [stored]);
  return (
    <ScreenFrame title={t('title')} subtitle={t('subtitle')}>
      <AdministratorsOnly>
        {all?.length === 0 && (
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
        {all !== undefined && all.length > 0 && <ParticipantList all={all} />}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
