/** What a swap will do, exam by exam, before it is made: who goes where and when, and what stands in the way. */
import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { examinerOfPlan } from '../../../../shared/domain/exam';
import { startOf } from '../../../../shared/domain/plan-time';
import type { Swap, SwapSide, SwapSides } from '../../../../shared/domain/swap-plans';
import type { WholeParticipant } from '../../../../shared/domain/whole-participant';
import type { PlannedExam } from '../../../../shared/records/exam';
import type { Staff } from '../../../../shared/records/staff';
import { dayIn } from '../../../../shared/values/wall-time';
import { useExamZone } from '../../../queries/use-exam-zone';
import { useExamFormat } from '../../../ui/use-exam-format';
import { ClashList } from '../exam-plan/clash-list';
import { ExaminerNotes } from '../plan-exam/examiner-notes';
import { NotLinked } from '../plan-exam/not-linked';
import { comesInto, type SwappedExams } from './preview-swap';
import classes from './swap.module.css';
import { SwapDifference } from './swap-difference';

type Known = { readonly participants: readonly WholeParticipant[]; readonly examiners: readonly Staff[] };
type SideProps = Known & {
  readonly side: SwapSide;
  readonly after: PlannedExam;
  readonly kind: Swap['kind'];
};

/** What becomes other about one of the two. */
function Side({ side, after, kind, participants, examiners }: SideProps) {
  const { t } = useTranslation('swap');
  const format = useExamFormat(after);
  const zoneOf = useExamZone();
  const { exam, begun } = side;
  const comes = comesInto(exam, after);
  const examiner = examiners.find(({ staffId }) => staffId === examinerOfPlan(after).staffId);
  const stays = exam.candidates.filter(({ participantId }) => begun.has(participantId)).length;
  return (
    <li className={classes.side}>
      <Title order={3}>
        {t('exam', { code: exam.code, title: exam.title, when: format.dayAndTime(exam.plannedAt) })}
      </Title>
      {kind === 'examiners' ? (
        <Text>{t('examined-by', { name: examinerOfPlan(after).name, was: examinerOfPlan(exam).name })}</Text>
      ) : (
        after.candidates
          .filter(({ participantId }) => comes.includes(participantId))
          .map((one) => (
            <Text key={one.participantId}>
              {t('comes', {
                name: one.name,
                when: format.dayAndTime(startOf(after, one)),
                examiner: examinerOfPlan(after).name,
              })}
            </Text>
          ))
      )}
      {kind === 'examiners' && stays > 0 && <Text>{t('stays', { count: stays })}</Text>}
      {kind === 'examiners' && examiner && (
        <ExaminerNotes examiner={examiner} day={dayIn(after.plannedAt, zoneOf(after))} />
      )}
      <NotLinked
        qualificationId={after.about.qualificationId}
        participantIds={comes}
        participants={participants}
      />
    </li>
  );
}

type SwapPreviewProps = Known & {
  readonly sides: SwapSides;
  readonly swap: Swap;
  readonly swapped: SwappedExams;
};

/**
 * Both exams beside each other, in the order in which they were chosen. What the centre demands of an examiner, and who is not
 * linked, is told of what it would be and not of what it was.
 */
export function SwapPreview({ sides, swap, swapped, ...known }: SwapPreviewProps) {
  const { t } = useTranslation('swap');
  const [first, second] = swapped.exams;
  return (
    <section aria-label={t('preview')} className={classes.preview}>
      <Title order={2}>{t('preview')}</Title>
      <ul className={classes.sides}>
        <Side side={sides[0]} after={first} kind={swap.kind} {...known} />
        <Side side={sides[1]} after={second} kind={swap.kind} {...known} />
      </ul>
      <SwapDifference sides={sides} swap={swap} />
      <ClashList clashes={swapped.clashes} />
    </section>
  );
}
