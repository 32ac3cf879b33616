/** The qualifications of one tab as a table; the same cells become a list of cards where the screen is narrow. */
import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { QualificationHead } from '../../../../shared/records/qualification';
import tableClasses from '../../../ui/dense-table.module.css';
import { useFormat } from '../../../ui/use-format';
import { ContentsLine } from './contents-line';
import { QualificationOptions } from './qualification-options';
import classes from './qualification-table.module.css';

type QualificationTableProps = {
  readonly qualifications: readonly QualificationHead[];
  readonly busyId: string | null;
  readonly onActivate: (qualification: QualificationHead) => void;
  readonly onDeactivate: (qualification: QualificationHead) => void;
};

/** Code, cohort and level may be blank everywhere (M19 to M21): a dash to see, a word to hear. */
function Blank() {
  const { t } = useTranslation('qualification');
  return (
    <span className={classes.blank}>
      <span aria-hidden>–</span>
      <span className={tableClasses.unseen}>{t('blank')}</span>
    </span>
  );
}

/** `busyId` is the one that is being changed: only its button waits, the list stays usable. */
export function QualificationTable({
  qualifications,
  busyId,
  onActivate,
  onDeactivate,
}: QualificationTableProps) {
  const { t } = useTranslation('qualification');
  const format = useFormat();
  return (
    <div className={tableClasses.fit}>
      <Table highlightOnHover aria-label={t('table')} className={tableClasses.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('column.name')}</Table.Th>
            <Table.Th scope="col">{t('column.code')}</Table.Th>
            <Table.Th scope="col">{t('column.cohort')}</Table.Th>
            <Table.Th scope="col">{t('column.level')}</Table.Th>
            <Table.Th scope="col">{t('column.language')}</Table.Th>
            <Table.Th scope="col">{t('column.contents')}</Table.Th>
            <Table.Th scope="col" className={tableClasses.options}>
              {t('column.options')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {qualifications.map((qualification) => {
            const { qualificationId, name, code, cohort, level, language } = qualification;
            return (
              <Table.Tr key={qualificationId} className={tableClasses.row}>
                <Table.Th scope="row" className={`${tableClasses.main} ${classes.name}`}>
                  <Link to="/qualifications/$qualificationId" params={{ qualificationId }} lang={language}>
                    {name}
                  </Link>
                </Table.Th>
                <Table.Td className={tableClasses.number} data-label={t('column.code')}>
                  {code || <Blank />}
                </Table.Td>
                <Table.Td className={tableClasses.number} data-label={t('column.cohort')}>
                  {cohort || <Blank />}
                </Table.Td>
                <Table.Td data-label={t('column.level')}>{level || <Blank />}</Table.Td>
                <Table.Td data-label={t('column.language')}>{format.language(language)}</Table.Td>
                <Table.Td className={tableClasses.quiet}>
                  <ContentsLine counts={qualification.about} />
                </Table.Td>
                <Table.Td className={tableClasses.options}>
                  <QualificationOptions
                    qualification={qualification}
                    isBusy={busyId === qualificationId}
                    onActivate={() => onActivate(qualification)}
                    onDeactivate={() => onDeactivate(qualification)}
                  />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
