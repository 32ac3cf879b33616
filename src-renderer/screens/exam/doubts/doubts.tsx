/**
 * What the hub doubts of an assessment, why, and what was decided. Whoever may decide does so here, with a reason; an
 * examiner sees that it waits. Draws nothing where the hub doubts nothing.
 */
import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Doubt } from '../../../../shared/domain/doubts';
import { undecided } from '../../../../shared/domain/doubts';
import { mayWrite } from '../../../../shared/domain/rights';
import { groupBy } from '../../../../shared/kernel/group-by';
import { assessmentEventRecords } from '../../../../shared/records/all-records';
import { useActor } from '../../../queries/use-actor';
import { useStaffNames } from '../../../queries/use-staff-names';
import { StatusMark } from '../../../ui/status-mark';
import { useExamFormat } from '../../../ui/use-exam-format';
import type { ExamPlace } from '../use-exam-place';
import { DecideForm } from './decide-form';
import classes from './doubts.module.css';

type TellProps = { readonly doubts: readonly Doubt[]; readonly exam: ExamPlace['exam'] };

/** Whose events they are, and from when to when. */
function Whose({ doubts, exam }: TellProps) {
  const { t } = useTranslation('exam');
  const format = useExamFormat(exam);
  const nameOf = useStaffNames();
  const known = doubts.flatMap(({ about }) => about ?? []);
  const times = known.map(({ at }) => at).sort();
  const [from, to] = [times.at(0), times.at(-1)];
  if (!from || !to) return null;
  const names = [...new Set(known.map(({ by }) => nameOf(by) ?? t('doubts.somebody')))].join(', ');
  return <Text>{t('doubts.by', { names, from: format.dayAndTime(from), to: format.dayAndTime(to) })}</Text>;
}

function Decided({ doubts, exam }: TellProps) {
  const { t } = useTranslation('exam');
  const format = useExamFormat(exam);
  const nameOf = useStaffNames();
  const decision = doubts[0]?.decision;
  if (!decision) return null;
  const { by, at, reason, counts } = decision;
  return (
    <Text>
      {t(counts ? 'doubts.decided-counts' : 'doubts.decided-not', {
        name: nameOf(by) ?? t('doubts.somebody'),
        at: format.dayAndTime(at),
        reason,
      })}
    </Text>
  );
}

export function Doubts({ place }: { readonly place: ExamPlace }) {
  const { t } = useTranslation('exam');
  const actor = useActor();
  const { assessment, exam } = place;
  if (assessment.doubts.size === 0) return null;
  const mayDecide = actor ? mayWrite(actor.roles, assessmentEventRecords['doubt-decided']) : false;
  // What was decided together stands together.
  const groups = groupBy(
    [...assessment.doubts.values()],
    ({ reason, decision }) => `${reason} ${decision ? `${decision.at} ${decision.counts}` : ''}`,
  );
  return (
    <section className={classes.doubts} aria-labelledby={`doubts-${assessment.assessmentId}`}>
      <Title order={2} id={`doubts-${assessment.assessmentId}`}>
        {t('doubts.title')}
      </Title>
      {undecided(assessment.doubts).length > 0 && <Text>{t('doubts.explain')}</Text>}
      {[...groups].map(([key, doubts]) => (
        <div key={key} className={classes.group}>
          <Text fw={600}>
            {t('doubts.doubted', {
              count: doubts.length,
              why: t(`doubts.why.${doubts[0]?.reason ?? 'role'}`),
            })}
          </Text>
          <Whose doubts={doubts} exam={exam} />
          <Decided doubts={doubts} exam={exam} />
          {doubts[0]?.decision === null && (
            <>
              <StatusMark tone="attention">{t('doubts.waits')}</StatusMark>
              {mayDecide && (
                <DecideForm
                  target={{ examId: exam.examId, assessmentId: assessment.assessmentId }}
                  changeIds={doubts.map(({ changeId }) => changeId)}
                />
              )}
            </>
          )}
        </div>
      ))}
    </section>
  );
}
