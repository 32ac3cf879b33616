/** Whether this candidate is there: what was said, the way to say it, and the way back. */
import { Button, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isAway, type StandingAttendance } from '../../../../shared/domain/attendance';
import type { AssessmentId, ExamId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import { useStaffNames } from '../../../queries/use-staff-names';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useFormat } from '../../../ui/use-format';
import { useChanges } from '../use-changes';
import classes from './attendance.module.css';
import { AttendanceForm } from './attendance-form';
import { AttendanceMark } from './attendance-mark';

/** The same part on the examiner's screen and in the office: what one says the other reads. */
type AttendanceSectionProps = {
  readonly examId: ExamId;
  readonly assessmentId: AssessmentId;
  readonly name: string;
  /** Null or undefined: nobody said anything. */
  readonly standing: StandingAttendance | null | undefined;
};

/** Nothing of it is asked on a day that goes as planned: it stands behind one button. */
export function AttendanceSection({ examId, assessmentId, name, standing }: AttendanceSectionProps) {
  const { t } = useTranslation('attendance');
  const format = useFormat();
  const nameOf = useStaffNames();
  const { sayAttendance } = useChanges({ examId, assessmentId });
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const isSaid = standing && standing.attendance !== 'present';
  const takeBack = async (): Promise<void> => {
    const done = await sayAttendance({ attendance: 'present', reason: '' });
    setProblem(done.ok ? null : done.problem);
    opener.current?.focus();
  };
  return (
    <div className={classes.block}>
      <AttendanceMark standing={standing} />
      {isSaid && (
        <Text size="sm">
          {t('by', {
            name: (standing.by && nameOf(standing.by)) ?? t('somebody'),
            when: format.dayAndTime(standing.at),
          })}
        </Text>
      )}
      {isSaid && (
        <Button variant="default" onClick={() => void takeBack()}>
          {t(isAway(standing) ? 'here-after-all' : 'as-planned')}
        </Button>
      )}
      <Button
        ref={opener}
        variant="subtle"
        aria-expanded={isOpen}
        aria-label={t('open-for', { name })}
        onClick={() => setOpen(!isOpen)}
      >
        {t('open')}
      </Button>
      {isOpen && (
        <AttendanceForm
          examId={examId}
          assessmentId={assessmentId}
          name={name}
          onDone={() => {
            setOpen(false);
            opener.current?.focus();
          }}
        />
      )}
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}
