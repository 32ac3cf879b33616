/** What the chosen examiner does not meet of what the centre wants of a plan, and whether it can be planned all the same. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ExaminerDemand, planPolicyOf, unmetByExaminer } from '../../../../shared/domain/plan-policies';
import type { Staff } from '../../../../shared/records/staff';
import { useDocuments } from '../../../queries/use-documents';
import classes from './plan-exam.module.css';

type ExaminerNotesProps = {
  readonly examiner: Staff;
  /** Of the exam, or the last one of a series, as `2026-11-24`; blank while it is not filled in. */
  readonly day: string;
  readonly isSeries?: boolean;
};

export function ExaminerNotes({ examiner, day, isSeries = false }: ExaminerNotesProps) {
  const { t } = useTranslation('planning');
  const said = (demand: ExaminerDemand) => (isSeries && demand === 'register' ? 'register-series' : demand);
  const centre = useDocuments('organisation')?.[0]?.document;
  return unmetByExaminer(examiner, day)
    .filter((demand) => planPolicyOf(centre, demand) !== 'free')
    .map((demand) => (
      <Text key={demand} className={classes.note}>
        {t(`form.session.unmet.${said(demand)}`)}{' '}
        {t(planPolicyOf(centre, demand) === 'never' ? 'form.session.unmet-never' : 'form.session.unmet-warn')}
      </Text>
    ));
}
