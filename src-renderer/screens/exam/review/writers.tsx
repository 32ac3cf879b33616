/**
 * Who marked an indicator, where more than one examiner wrote: whoever signs puts their name under what a colleague saw,
 * and must be able to tell which that is. Draws nothing where one examiner wrote everything.
 */
import { useTranslation } from 'react-i18next';
import type { Assessment } from '../../../../shared/domain/assessment';
import type { Exam } from '../../../../shared/domain/exam';
import { writtenBy } from '../../../../shared/domain/written-by';
import type { IndicatorId, StaffId } from '../../../../shared/kernel/ids';
import { useStaffNames } from '../../../queries/use-staff-names';
import classes from './review-row.module.css';

/** Name of somebody who wrote: of the staff, as printed in the plan, or that it is somebody else. */
export function useWriterName(exam: Exam): (staffId: StaffId | null) => string {
  const { t } = useTranslation('domain');
  const nameOf = useStaffNames();
  return (staffId) =>
    nameOf(staffId) ?? (staffId === exam.examinerId ? exam.examinerName : t('written.another'));
}

type WritersProps = {
  readonly assessment: Assessment;
  readonly exam: Exam;
  readonly indicatorId: IndicatorId;
};

/** Marks that are still being saved are of who has it now: nobody else writes. */
export function Writers({ assessment, exam, indicatorId }: WritersProps) {
  const { t } = useTranslation('domain');
  const nameOf = useWriterName(exam);
  const written = writtenBy(assessment, indicatorId);
  if (written.length === 0) return null;
  return (
    <span className={classes.writers}>
      {written.map(({ about, staffId }) => t(`written.${about}`, { name: nameOf(staffId) })).join(' ')}
    </span>
  );
}
