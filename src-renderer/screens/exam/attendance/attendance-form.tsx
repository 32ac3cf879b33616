/** Says of a candidate whether they were there, and why not: a choice, a reason, one button. */
import { Button, NativeSelect } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attendanceForm } from '../../../../shared/domain/attendance-form';
import type { ExamId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import { type Attendance, attendances } from '../../../../shared/records/attendance-recorded';
import type { ExamState } from '../../../queries/use-exam-states';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { isReason, ReasonField } from '../reason-field';
import { useChanges } from '../use-changes';
import classes from './attendance.module.css';

/** What can be said, without taking back what nobody said. */
const said = attendances.filter((one) => one !== 'present');
/** Being there after all is a button of its own (`attendance-section`): it asks no reason. */
type Said = Exclude<Attendance, 'present'>;

type AttendanceFormProps = {
  readonly examId: ExamId;
  readonly assessmentId: ExamState['candidate']['assessmentId'];
  /** The candidate, for who hears the fields only. */
  readonly name: string;
  /** It was recorded, or left as it was: whoever opened the form takes the focus back. */
  readonly onDone: () => void;
};

/** What is typed outlives a reload and a lock; it is forgotten when it is recorded or left. */
export function AttendanceForm({ examId, assessmentId, name, onDone }: AttendanceFormProps) {
  const { t } = useTranslation(['attendance', 'exam']);
  const { sayAttendance } = useChanges({ examId, assessmentId });
  const [typed, setTyped] = useTypedForm<{ attendance: Said; reason: string }>(
    attendanceForm(assessmentId),
    () => ({ attendance: 'absent', reason: '' }),
  );
  const [isMissing, setMissing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { attendance, reason } = typed;
  const save = async (): Promise<void> => {
    if (!isReason(reason)) {
      setMissing(true);
      field.current?.focus();
      return;
    }
    setBusy(true);
    const done = await sayAttendance({ attendance, reason });
    setBusy(false);
    if (!done.ok) setProblem(done.problem);
    else {
      setTyped({ attendance: 'absent', reason: '' });
      onDone();
    }
  };
  return (
    <div className={classes.form}>
      <NativeSelect
        label={t('what', { name })}
        value={attendance}
        data={said.map((one) => ({ value: one, label: t(`choice.${one}`) }))}
        onChange={(event) => {
          const chosen = said.find((one) => one === event.currentTarget.value);
          if (chosen) setTyped({ ...typed, attendance: chosen });
        }}
      />
      <ReasonField
        ref={field}
        label={t('reason')}
        hint={t('reason-hint')}
        phrases={[t(`phrase.${attendance}.1`), t(`phrase.${attendance}.2`)]}
        value={reason}
        onChange={(text) => setTyped({ ...typed, reason: text })}
        isMissing={isMissing}
      />
      {problem && <ProblemNotice problem={problem} />}
      <div className={classes.buttons}>
        <Button loading={isBusy} onClick={() => void save()}>
          {t('save')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('leave')}
        </Button>
      </div>
    </div>
  );
}
