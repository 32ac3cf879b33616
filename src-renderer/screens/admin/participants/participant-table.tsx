/** Participants as a table, with what can be done for each at the right of the row. */
import { Table } from '@mantine/core';
import { IconCalendarPlus, IconClipboardCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { registerName } from '../../../../shared/kernel/person-name';
import type { PlannedExam } from '../../../../shared/records/exam';
import { fullName, type Participant } from '../../../../shared/records/participant';
import { useDocuments } from '../../../queries/use-documents';
import type { UnreadDocument } from '../../../queries/use-unread-records';
import classes from '../../../ui/dense-table.module.css';
import { UnreadRows } from '../../../ui/register/unread-rows';
import { useSoughtText } from '../../../ui/register/use-sought-text';
import { RowOption } from '../../../ui/row-option';
import { useFormat } from '../../../ui/use-format';

/** How many planned exams each participant has. */
function countExams(exams: readonly PlannedExam[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { candidates, status } of exams)
    for (const { participantId } of status === 'planned' ? candidates : [])
      counts.set(participantId, (counts.get(participantId) ?? 0) + 1);
  return counts;
}

/** Planning an exam for them, and their results: sought there by their number, which is no name in an address. */
function Options({ participant }: { readonly participant: Participant }) {
  const { t } = useTranslation('participants');
  const [, seekResults] = useSoughtText('results-search');
  const name = fullName(participant);
  const { participantId, number } = participant;
  return (
    <div className={classes.buttons}>
      <RowOption label={t('plan')} of={name} icon={IconCalendarPlus}>
        {(props) => <Link {...props} to="/planning/new" search={{ candidate: participantId }} />}
      </RowOption>
      <RowOption label={t('results')} of={name} icon={IconClipboardCheck}>
        {(props) => <Link {...props} to="/results" search={{}} onClick={() => seekResults(number)} />}
      </RowOption>
    </div>
  );
}

type ParticipantTableProps = {
  readonly participants: readonly Participant[];
  readonly unread: readonly UnreadDocument[];
};

const columns = ['number', 'name', 'group', 'birth-date', 'exams'] as const;

/** Those that cannot be read here stand in the table by name, and lead nowhere. */
export function ParticipantTable({ participants, unread }: ParticipantTableProps) {
  const { t } = useTranslation('participants');
  const format = useFormat();
  const exams = useDocuments('exam');
  const examCounts = useMemo(() => countExams((exams ?? []).map(({ document }) => document)), [exams]);
  return (
    <div className={classes.fit}>
      <Table striped highlightOnHover aria-label={t('table')} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} scope="col" className={column === 'exams' ? classes.count : undefined}>
                {t(`column.${column}`)}
              </Table.Th>
            ))}
            <Table.Th scope="col" className={classes.options}>
              {t('column.options')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <UnreadRows unread={unread} columns={6} />
          {participants.map((participant) => (
            <Table.Tr key={participant.participantId} className={classes.row}>
              <Table.Td className={classes.number} data-label={t('column.number')}>
                {participant.number}
              </Table.Td>
              <Table.Th scope="row" className={classes.main}>
                {registerName(participant)}
              </Table.Th>
              <Table.Td className={classes.number} data-label={t('column.group')}>
                {participant.group}
              </Table.Td>
              <Table.Td className={classes.number} data-label={t('column.birth-date')}>
                {participant.birthDate ? (
                  format.day(`${participant.birthDate}T00:00`)
                ) : (
                  <span className={classes.quiet}>{t('unknown')}</span>
                )}
              </Table.Td>
              <Table.Td className={classes.count} data-label={t('column.exams')}>
                {examCounts.get(participant.participantId) ?? (
                  <span className={classes.quiet}>{t('no-exams')}</span>
                )}
              </Table.Td>
              <Table.Td className={classes.options}>
                <Options participant={participant} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
