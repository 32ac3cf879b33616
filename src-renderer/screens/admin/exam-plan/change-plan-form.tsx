/** The form of a change: what of a plan can be other, what stands in the way of it, and why. */
import { Button, Text } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WholeParticipant } from '../../../../shared/domain/whole-participant';
import type { Problem } from '../../../../shared/kernel/problem';
import type { PlannedExam } from '../../../../shared/records/exam';
import type { Staff } from '../../../../shared/records/staff';
import { wallTimeOf } from '../../../../shared/values/wall-time';
import { changeExamPlan } from '../../../actions/change-exam-plan';
import type { PlanChange } from '../../../actions/decide-plan-change';
import { useWorld } from '../../../queries/query-source';
import { useExamZone } from '../../../queries/use-exam-zone';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { useAction } from '../../../ui/use-action';
import { isReason, ReasonField } from '../../exam/reason-field';
import { CandidateFactsFields } from '../plan-exam/candidate-facts-fields';
import { CandidatePicker } from '../plan-exam/candidate-picker';
import { sessionOf } from '../plan-exam/draft-of-exam';
import {
  composePlanDraft,
  listMissing,
  type PlanDraft,
  plannedMoment,
  sayMissing,
  trimFacts,
} from '../plan-exam/plan-draft';
import planClasses from '../plan-exam/plan-exam.module.css';
import { factsWithSlot, moveSlots } from '../plan-exam/plan-slots';
import { SessionFields } from '../plan-exam/session-fields';
import { SlotFields } from '../plan-exam/slot-fields';
import { ClashList } from './clash-list';
import classes from './exam-plan.module.css';
import { usePlanClashes } from './use-plan-clashes';

/** What is said most often; it may be changed and added to. */
const phrases = ['examiner-ill', 'place-gone', 'asked'] as const;
/** What a change can leave out; the rest of a plan stays as it is. */
const asked = new Set([
  'candidates',
  'candidate-facts',
  'examiner',
  'moment',
  'place',
  'exam-title',
  'exam-code',
]);

type ChangePlanFormProps = {
  /** Of what is typed in it. */
  readonly name: string;
  /** What shall be other, to be changed here; the rest is as it is planned. */
  readonly filledIn: Partial<Pick<PlanDraft, 'day' | 'time' | 'place' | 'examinerId'>>;
  readonly exam: PlannedExam;
  readonly participants: readonly WholeParticipant[];
  readonly examiners: readonly Staff[];
  readonly onChanged: () => void;
};

/**
 * The moment as it is planned where day and time were left alone: in the night in which an hour comes twice the clock alone
 * would say the first.
 */
function momentOf(draft: PlanDraft, exam: PlannedExam): string | null {
  const { day, time } = wallTimeOf(exam.plannedAt, draft.timeZone);
  return day === draft.day && time === draft.time ? exam.plannedAt : plannedMoment(draft);
}

/** Whoever begins at a time of their own stays as far behind the exam as they were. */
const movedSession = (session: Session, filledIn: ChangePlanFormProps['filledIn']): Session => ({
  ...{ ...session, ...filledIn },
  slotTimes: moveSlots(session.slotTimes, session.time, filledIn.time ?? session.time),
});

/** Null while something that must be there is missing. */
function changeOf(draft: PlanDraft, exam: PlannedExam, reason: string): PlanChange | null {
  const plannedAt = momentOf(draft, exam);
  if (!plannedAt || !draft.examinerId || !isReason(reason)) return null;
  if (listMissing(draft).some((part) => asked.has(part))) return null;
  return {
    examId: exam.examId,
    reason,
    code: draft.code.trim() || exam.code,
    title: draft.title.trim() || exam.title,
    plannedAt,
    timeZone: draft.timeZone === undefined ? exam.timeZone : draft.timeZone,
    place: draft.place.trim(),
    durationMinutes: draft.durationMinutes,
    examinerId: draft.examinerId,
    candidates: draft.participantIds.map((participantId) => ({
      participantId,
      facts: factsWithSlot(draft, participantId, trimFacts(draft.candidateFacts[participantId] ?? {})),
    })),
  };
}

type Session = Omit<ReturnType<typeof sessionOf>, 'examinerId'> & Pick<PlanDraft, 'examinerId'>;

/** Draft and reason are kept as one: they outlive a reload and a lock together. */
type Changing = { readonly draft: PlanDraft; readonly reason: string };

/**
 * What is missing is said after the first attempt only. A clash holds nothing up: the office may know better, as when two
 * groups share a workshop.
 */
export function ChangePlanForm(props: ChangePlanFormProps) {
  const { name, filledIn, exam, participants, examiners, onChanged } = props;
  const { t } = useTranslation(['plan', 'planning']);
  const world = useWorld();
  const zone = useExamZone()(exam);
  const save = useAction(changeExamPlan);
  const [{ draft, reason }, setChanging] = useTypedForm<Changing>(`change ${name}`, () => ({
    draft: { ...composePlanDraft(world.now(), zone), ...movedSession(sessionOf(exam, zone), filledIn) },
    reason: '',
  }));
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const reasonField = useRef<HTMLTextAreaElement>(null);
  const { clashes, ...free } = usePlanClashes(draft, exam.examId);
  const change = (part: Partial<PlanDraft>): void =>
    setChanging((current) => ({ ...current, draft: { ...current.draft, ...part } }));
  const missing = isTried ? listMissing(draft).filter((part) => asked.has(part)) : [];
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const wanted = changeOf(draft, exam, reason);
    if (!wanted) reasonField.current?.focus();
    if (!wanted || isBusy) return;
    setBusy(true);
    const done = await save(wanted);
    setBusy(false);
    setProblem(done.ok ? null : done.problem);
    if (done.ok) onChanged();
  };
  return (
    <form noValidate className={classes.screen} onSubmit={(event) => void submit(event)}>
      <Text>{t('change.keeps')}</Text>
      <section className={planClasses.section}>
        <SessionFields
          draft={draft}
          examiners={examiners}
          free={free}
          proposedCode={exam.code}
          proposedTitle={exam.title}
          errorOf={(part) =>
            missing.includes(part) ? t(`planning:form.missing.${sayMissing(draft, part)}`) : null
          }
          onChange={change}
        />
      </section>
      <section className={planClasses.section}>
        <CandidatePicker
          participants={participants}
          chosen={draft.participantIds}
          error={missing.includes('candidates') ? t('planning:form.missing.candidates') : null}
          onChange={(participantIds) => change({ participantIds })}
        />
        <SlotFields draft={draft} participants={participants} onChange={change} />
        <CandidateFactsFields
          participants={participants}
          chosen={draft.participantIds}
          facts={draft.candidateFacts}
          onChange={(candidateFacts) => change({ candidateFacts })}
        />
      </section>
      <ClashList clashes={clashes} />
      <section className={planClasses.section}>
        <ReasonField
          ref={reasonField}
          label={t('change.why')}
          hint={t('change.hint')}
          phrases={phrases.map((phrase) => t(`change.phrase.${phrase}`))}
          value={reason}
          onChange={(text) => setChanging((current) => ({ ...current, reason: text }))}
          isMissing={isTried}
        />
        {problem && <ProblemNotice problem={problem} />}
        <div className={classes.buttons}>
          <Button type="submit" size="lg" loading={isBusy}>
            {t('change.submit')}
          </Button>
        </div>
      </section>
    </form>
  );
}
