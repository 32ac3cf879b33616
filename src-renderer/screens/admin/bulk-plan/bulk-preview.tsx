/** What a table would plan, and what is wrong with the rest, by row of the spreadsheet; clashes are told along. */
import { Alert, Button, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlannableRow, PlanRows, PlanRowTrouble } from '../../../../shared/domain/decide-plan-rows';
import { findClashes } from '../../../../shared/domain/find-clashes';
import type { PlanTable } from '../../../../shared/formats/read-plan-table';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Staff } from '../../../../shared/records/staff';
import { useDocuments } from '../../../queries/use-documents';
import { useCentreZone } from '../../../queries/use-exam-zone';
import cardClasses from '../../../ui/card-table.module.css';
import { StatusMark } from '../../../ui/status-mark';
import { useFormat } from '../../../ui/use-format';
import classes from '../exam-plan/exam-plan.module.css';
import type { RefusedRow } from './use-checked-rows';

type BulkPreviewProps = {
  readonly table: PlanTable;
  readonly decided: PlanRows;
  /** Rows that read well, and that the centre or another exam stands in the way of. */
  readonly refused: readonly RefusedRow[];
  readonly examiners: readonly Staff[];
  readonly isBusy: boolean;
  readonly onPlan: () => void;
};

/** More rows than this are counted, not read. */
const shownLimit = 100;

/** How many exams that are planned already are in the way of each. */
function useClashCounts(rows: readonly PlannableRow[]): readonly number[] {
  const exams = useDocuments('exam');
  return useMemo(() => {
    const all = (exams ?? []).map(({ document }) => document);
    return rows.map(({ participantIds, examinerId, durationMinutes, plannedAt, place }) => {
      const candidates = participantIds.map((participantId) => ({ participantId, examinerId }));
      const booking = { examId: null, plannedAt, place, candidates };
      return findClashes(durationMinutes ? { ...booking, durationMinutes } : booking, all).length;
    });
  }, [rows, exams]);
}

/** Said of one row among others that are planned. */
const ownReasons = [
  'exam-code-taken',
  'plan-not-independent',
  'plan-not-in-register',
  'plan-not-linked',
] as const;
const isOwnReason = (code: Problem['code']): code is (typeof ownReasons)[number] =>
  (ownReasons as readonly string[]).includes(code);

const blanks = ['template', 'day', 'time', 'examiner'] as const;
const mayBeBlank = (why: PlanRowTrouble['why']): why is (typeof blanks)[number] =>
  (blanks as readonly string[]).includes(why);

/** What is wrong, with what the table says there; nothing of such a row is planned. */
function Trouble({ trouble, refused }: Pick<PlanRows, 'trouble'> & Pick<BulkPreviewProps, 'refused'>) {
  const { t } = useTranslation(['plan', 'problem']);
  const count = trouble.length + refused.length;
  if (count === 0) return null;
  const rest = count - shownLimit;
  const whyNot = ({ code, details }: Problem): string =>
    isOwnReason(code) ? t(`bulk.refused.${code}`, { ...details }) : t(`problem:${code}`, { ...details });
  const wordsOf = (why: PlanRowTrouble['why'], said: string): string =>
    said === '' && mayBeBlank(why) ? t(`bulk.blank.${why}`) : t(`bulk.why.${why}`, { said });
  return (
    <Alert
      role="status"
      color="amber"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('bulk.trouble', { count })}
    >
      <ul className={classes.lines}>
        {trouble.slice(0, shownLimit).map(({ row, why, said }) => (
          <li key={`${row} ${why} ${said}`}>{t('bulk.row', { row, what: wordsOf(why, said) })}</li>
        ))}
        {refused.slice(0, Math.max(0, shownLimit - trouble.length)).map(({ row, problem }) => (
          <li key={`${row} ${problem.code}`}>{t('bulk.row', { row, what: whyNot(problem) })}</li>
        ))}
      </ul>
      {rest > 0 && t('bulk.more', { count: rest })}
    </Alert>
  );
}

/** Clashes are those with exams that are planned already; those within the table are told on the page of each exam. */
export function BulkPreview({ table, decided, refused, examiners, isBusy, onPlan }: BulkPreviewProps) {
  const { t } = useTranslation('plan');
  const format = useFormat(useCentreZone());
  const { plannable, trouble } = decided;
  const clashes = useClashCounts(plannable);
  const names = new Map(examiners.map(({ staffId, name }) => [staffId, name]));
  const columns = ['when', 'exam', 'place', 'examiner', 'candidates', 'clashes'] as const;
  return (
    <section className={classes.screen} aria-labelledby="bulk-preview">
      <Title order={2} id="bulk-preview">
        {t('bulk.preview', { count: plannable.length })}
      </Title>
      {table.unknown.length > 0 && <Text>{t('bulk.unknown', { columns: table.unknown.join(', ') })}</Text>}
      <Trouble trouble={trouble} refused={refused} />
      {plannable.length > 0 && (
        <>
          <div className={cardClasses.fit}>
            <Table aria-labelledby="bulk-preview" className={cardClasses.table}>
              <Table.Thead className={cardClasses.unheaded}>
                <Table.Tr>
                  {columns.map((column) => (
                    <Table.Th key={column} scope="col">
                      {t(`bulk.column.${column}`)}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {plannable.slice(0, shownLimit).map((row, index) => (
                  <Table.Tr key={row.rows[0]}>
                    <Table.Td>{format.dayAndTime(row.plannedAt)}</Table.Td>
                    <Table.Th scope="row">{row.title || row.template.name}</Table.Th>
                    <Table.Td>{row.place}</Table.Td>
                    <Table.Td>{names.get(row.examinerId)}</Table.Td>
                    <Table.Td>{row.participantIds.length}</Table.Td>
                    <Table.Td>
                      {(clashes[index] ?? 0) > 0 && (
                        <StatusMark tone="attention">
                          {t('clash.title', { count: clashes[index] ?? 0 })}
                        </StatusMark>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </div>
          {plannable.length > shownLimit && (
            <Text>{t('bulk.more', { count: plannable.length - shownLimit })}</Text>
          )}
          <div className={classes.buttons}>
            <Button size="lg" loading={isBusy} onClick={onPlan}>
              {t('bulk.submit', { count: plannable.length })}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
