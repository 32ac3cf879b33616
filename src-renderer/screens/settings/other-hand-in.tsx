/** Changes made on this device beside the exams in sight (qualifications, exams, people), counted by kind. */
import { Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { groupBy } from '../../../shared/kernel/group-by';
import type { SubjectHandIn } from '../../queries/use-subject-hand-ins';
import { useFormat } from '../../ui/use-format';
import classes from './hand-in-table.module.css';

/** All of one type together. */
const countOf = (subjects: readonly SubjectHandIn[]) => ({
  waiting: subjects.reduce((sum, { waiting }) => sum + waiting, 0),
  received: subjects.reduce((sum, { received }) => sum + received, 0),
  refused: subjects.reduce((sum, { refusals }) => sum + refusals.length, 0),
});

/** Everything that is no assessment, counted per kind: an administrator's work waits for the hub as well. */
export function OtherHandIn({ subjects }: { readonly subjects: readonly SubjectHandIn[] }) {
  const { t } = useTranslation('sync');
  const format = useFormat();
  if (subjects.length === 0) return null;
  const countsByType = [...groupBy(subjects, (subject) => subject.type)].map(
    ([type, ofType]) => [type, countOf(ofType)] as const,
  );
  return (
    <section className={classes.section} aria-labelledby="other-hand-in">
      <Title order={2} id="other-hand-in">
        {t('documents')}
      </Title>
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('column.document')}</Table.Th>
            <Table.Th className={classes.count}>{t('column.waiting')}</Table.Th>
            <Table.Th className={classes.count}>{t('column.received')}</Table.Th>
            <Table.Th className={classes.count}>{t('column.refused')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {countsByType.map(([type, counts]) => (
            <Table.Tr key={type}>
              <Table.Th scope="row">
                <Text span>{t(`document-type.${type}`, { defaultValue: type })}</Text>
              </Table.Th>
              <Table.Td className={classes.count} data-label={t('column.waiting')}>
                {format.number(counts.waiting)}
              </Table.Td>
              <Table.Td className={classes.count} data-label={t('column.received')}>
                {format.number(counts.received)}
              </Table.Td>
              <Table.Td className={classes.count} data-label={t('column.refused')}>
                {format.number(counts.refused)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
