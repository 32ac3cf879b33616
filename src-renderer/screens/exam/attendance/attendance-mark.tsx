/** What is said of whether a candidate was there, in a word with a sign; nothing while nobody said otherwise. */
import { IconUserOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StandingAttendance } from '../../../../shared/domain/attendance';
import { StatusMark } from '../../../ui/status-mark';

type AttendanceMarkProps = { readonly standing: StandingAttendance | null | undefined };

/** The reason is told along: a word alone leaves the office to ring the examiner. */
export function AttendanceMark({ standing }: AttendanceMarkProps) {
  const { t } = useTranslation('attendance');
  if (!standing || standing.attendance === 'present') return null;
  return (
    <StatusMark tone="attention" icon={<IconUserOff size={18} aria-hidden />}>
      {t('told', { what: t(`choice.${standing.attendance}`), reason: standing.reason })}
    </StatusMark>
  );
}
