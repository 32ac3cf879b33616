/**
 * The form of a new exam: five parts and a summary. What is chosen lives here and ends here; the action does the rest.
 */
import { Text } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { proposeExamCode } from '../../../../shared/domain/exam-code';
import type { WholeParticipant } from '../../../../shared/domain/whole-participant';
import type { Problem } from '../../../../shared/kernel/problem';
import type { PlannedExam } from '../../../../shared/records/exam';
import type { QualificationHead } from '../../../../shared/records/qualification';
import type { Staff } from '../../../../shared/records/staff';
import { planExams } from '../../../actions/plan-exam';
import { useWorld } from '../../../queries/query-source';
import { useCentreZone } from '../../../queries/use-exam-zone';
import { useQualification } from '../../../queries/use-qualification';
import { takeHandedCandidates } from '../../../ui/handed-candidates';
import { TermsScope } from '../../../ui/terms-scope';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { useAction } from '../../../ui/use-action';
import { usePlanClashes } from '../exam-plan/use-plan-clashes';
import { CandidateFactsFields } from './candidate-facts-fields';
import { CandidatePicker } from './candidate-picker';
import { GroupField } from './group-field';
import { NotLinked } from './not-linked';
import {
  chooseQualification,
  composePlanDraft,
  type ExamCodes,
  listMissing,
  offerAll,
  type PlanDraft,
  type PlanPart,
  sayMissing,
} from './plan-draft';
import classes from './plan-exam.module.css';
import { PlanSection } from './plan-section';
import { seriesRequests } from './plan-series';
import { PlanSummary } from './plan-summary';
import { QualificationPicker } from './qualification-picker';
import { RuleFields } from './rule-fields';
import { SeriesFields } from './series-fields';
import { SessionFields } from './session-fields';
import { SlotFields } from './slot-fields';
import { TemplateField } from './template-field';
import { WorkProcessPicker } from './work-process-picker';

type PlanExamFormProps = {
  readonly qualifications: readonly QualificationHead[];
  readonly participants: readonly WholeParticipant[];
  readonly examiners: readonly Staff[];
  readonly codes: ExamCodes;
  /** What the centre says of most exams. */
  readonly usual: Partial<PlanDraft>;
  /** What it is filled in from; an id of the form it belongs to stands in `name`. */
  readonly filledIn: Partial<PlanDraft>;
  /** Of the form, for what is typed and kept; ids and no names. */
  readonly name: string;
  readonly onPlanned: (exams: readonly PlannedExam[]) => void;
};

/**
 * What is missing is said after the first attempt only: a form that scolds while it is being filled in teaches nobody.
 */
export function PlanExamForm(props: PlanExamFormProps) {
  const { qualifications, participants, examiners, codes, usual, filledIn, name, onPlanned } = props;
  const { t } = useTranslation('planning');
  const world = useWorld();
  const plan = useAction(planExams);
  const centreZone = useCentreZone();
  const [draft, setDraft] = useTypedForm<PlanDraft>(name, () => ({
    ...composePlanDraft(world.now(), centreZone),
    ...usual,
    ...filledIn,
  }));
  const [attempt, setAttempt] = useState(0);
  const [isPlanning, setIsPlanning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = (part: Partial<PlanDraft>): void => setDraft((current) => ({ ...current, ...part }));

  // Whom the list of people handed over, once.
  const here = useRef(participants);
  useEffect(() => {
    const handed = new Set(takeHandedCandidates());
    const participantIds = here.current.flatMap(({ participantId: id }) => (handed.has(id) ? [id] : []));
    if (participantIds.length > 0) setDraft((current) => ({ ...current, participantIds }));
  }, [setDraft]);
  const { clashes, ...free } = usePlanClashes(draft, null);
  const qualification = useQualification(draft.qualificationId)?.qualification ?? null;
  // All of it is chosen as soon as its tree is opened; what is chosen after that stays.
  useEffect(() => {
    if (qualification) setDraft((current) => offerAll(current, qualification));
  }, [qualification, setDraft]);
  const missing = attempt > 0 ? listMissing(draft) : [];
  const errorOf = (part: PlanPart): string | null =>
    missing.includes(part) ? t(`form.missing.${sayMissing(draft, part)}`) : null;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setAttempt(attempt + 1);
    setProblem(null);
    const requests =
      qualification &&
      listMissing(draft).length === 0 &&
      seriesRequests(draft, qualification, codes, () => world.newId<'ExamSeries'>());
    if (!requests || isPlanning) return;
    setIsPlanning(true);
    const planned = await plan(requests);
    setIsPlanning(false);
    if (planned.ok) onPlanned(planned.value);
    else setProblem(planned.problem);
  };

  return (
    <form noValidate className={classes.form} onSubmit={(event) => void submit(event)}>
      <div className={classes.parts}>
        <PlanSection number={1} part="qualification">
          <TemplateField chosen={draft.templateId} onChange={change} />
          <QualificationPicker
            qualifications={qualifications}
            chosenId={draft.qualificationId}
            error={errorOf('qualification')}
            onChoose={({ qualificationId }) => change(chooseQualification(qualificationId))}
          />
        </PlanSection>
        <TermsScope terms={qualification?.terms}>
          <PlanSection number={2} part="work-processes">
            {qualification ? (
              <WorkProcessPicker
                qualification={qualification}
                chosen={draft.workProcessIds}
                onChange={(workProcessIds) => change({ workProcessIds })}
              />
            ) : (
              <Text c="dimmed">{t('form.work-processes.choose-first')}</Text>
            )}
          </PlanSection>
        </TermsScope>
        <PlanSection number={3} part="candidates">
          <GroupField draft={draft} participants={participants} onChange={change} />
          <CandidatePicker
            participants={participants}
            chosen={draft.participantIds}
            error={errorOf('candidates')}
            onChange={(participantIds) => change({ participantIds })}
          />
          <NotLinked
            qualificationId={draft.qualificationId}
            participantIds={draft.participantIds}
            participants={participants}
          />
          <CandidateFactsFields
            participants={participants}
            chosen={draft.participantIds}
            facts={draft.candidateFacts}
            onChange={(candidateFacts) => change({ candidateFacts })}
          />
        </PlanSection>
        <PlanSection number={4} part="session">
          <SessionFields
            draft={draft}
            examiners={examiners}
            free={free}
            proposedCode={
              qualification &&
              proposeExamCode(codes.pattern, { code: qualification.code, day: draft.day }, codes.taken)
            }
            proposedTitle={qualification?.name ?? ''}
            errorOf={errorOf}
            onChange={change}
          />
          <SlotFields draft={draft} participants={participants} onChange={change} />
          <SeriesFields draft={draft} onChange={change} />
        </PlanSection>
        <TermsScope terms={qualification?.terms}>
          <PlanSection number={5} part="scale">
            <RuleFields draft={draft} onChange={change} />
          </PlanSection>
        </TermsScope>
      </div>
      <TermsScope terms={qualification?.terms}>
        <PlanSummary
          draft={draft}
          qualification={qualification}
          examiner={examiners.find((staff) => staff.staffId === draft.examinerId) ?? null}
          missing={missing}
          attempt={attempt}
          problem={problem}
          isPlanning={isPlanning}
          clashes={clashes}
        />
      </TermsScope>
    </form>
  );
}
