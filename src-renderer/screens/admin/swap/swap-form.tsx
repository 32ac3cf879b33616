/** Chooses what is swapped with which exam, shows what comes of it, and asks why. */
import { Button, NativeSelect, Radio, Text } from '@mantine/core';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Swap, SwapSides } from '../../../../shared/domain/swap-plans';
import type { WholeParticipant } from '../../../../shared/domain/whole-participant';
import type { ExamId, ParticipantId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import type { PlannedExam } from '../../../../shared/records/exam';
import type { Staff } from '../../../../shared/records/staff';
import { swapExams } from '../../../actions/swap-exams';
import { useBegun } from '../../../queries/use-begun';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { useAction } from '../../../ui/use-action';
import { isReason, ReasonField } from '../../exam/reason-field';
import planClasses from '../plan-exam/plan-exam.module.css';
import { OtherExamField } from './other-exam-field';
import { previewSwap } from './preview-swap';
import classes from './swap.module.css';
import { SwapPreview } from './swap-preview';

const kinds = ['candidates', 'examiners'] as const;
/** What is said most often; it may be changed and added to. */
const phrases = ['asked', 'examiner', 'clash'] as const;

type SwapFormProps = {
  /** From whose page the swap was asked. */
  readonly exam: PlannedExam;
  /** All that are planned, this one too. */
  readonly exams: readonly PlannedExam[];
  readonly participants: readonly WholeParticipant[];
  readonly examiners: readonly Staff[];
  readonly onSwapped: () => void;
};

/** Kept as one while it is typed. */
type SwapDraft = {
  readonly kind: Swap['kind'];
  readonly ownId: ParticipantId | null;
  readonly otherExamId: ExamId | null;
  readonly otherId: ParticipantId | null;
  readonly reason: string;
};

/** Null while somebody is still to be chosen. */
const swapOf = ({ kind, ownId, otherId }: SwapDraft): Swap | null => {
  if (kind === 'examiners') return { kind };
  return ownId && otherId ? { kind, ofFirst: ownId, ofSecond: otherId } : null;
};
/** Whoever is the only one is chosen. */
const onlyOne = ({ candidates }: PlannedExam): ParticipantId | null =>
  (candidates.length === 1 && candidates[0]?.participantId) || null;

type CandidateFieldProps = {
  readonly label: string;
  /** Whose candidates are offered. */
  readonly exam: PlannedExam;
  readonly begun: ReadonlySet<ParticipantId>;
  readonly chosen: ParticipantId | null;
  readonly error: string | null;
  readonly onChoose: (id: ParticipantId | null) => void;
};

/** Whoever began stays, and is not offered. */
function CandidateField({ label, exam, begun, chosen, error, onChoose }: CandidateFieldProps) {
  const { t } = useTranslation('swap');
  const offered = exam.candidates.filter(({ participantId }) => !begun.has(participantId));
  const rest = exam.candidates.length - offered.length;
  return (
    <NativeSelect
      label={label}
      description={rest > 0 ? t('begun', { count: rest }) : undefined}
      value={chosen ?? ''}
      error={error}
      data={[
        { value: '', label: t('choose') },
        ...offered.map(({ participantId, name, number }) => ({
          value: participantId,
          label: [name, number].filter(Boolean).join(' · '),
        })),
      ]}
      onChange={({ currentTarget: { value } }) =>
        onChoose(offered.find(({ participantId }) => participantId === value)?.participantId ?? null)
      }
    />
  );
}

/**
 * What comes of it is shown as soon as everything is chosen, by the rules that will record it; what refuses it is told in the
 * same place, and not only after the press. A clash holds nothing up, as with any change of a plan.
 */
export function SwapForm({ exam, exams, participants, examiners, onSwapped }: SwapFormProps) {
  const { t } = useTranslation('swap');
  const save = useAction(swapExams);
  const [draft, setDraft] = useTypedForm<SwapDraft>(`swap ${exam.examId}`, () => ({
    ...{ kind: 'candidates', ownId: onlyOne(exam), otherExamId: null, otherId: null, reason: '' },
  }));
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const reasonField = useRef<HTMLTextAreaElement>(null);
  const change = (part: Partial<SwapDraft>): void => setDraft((current) => ({ ...current, ...part }));
  const other = exams.find(({ examId }) => examId === draft.otherExamId) ?? null;
  const begunOf = useBegun();
  const swap = swapOf(draft);
  const sides = useMemo<SwapSides | null>(
    () =>
      other && [
        { exam, begun: begunOf(exam) },
        { exam: other, begun: begunOf(other) },
      ],
    [exam, other, begunOf],
  );
  const preview = useMemo(
    () => (sides && swap ? previewSwap(sides, swap, exams) : null),
    [sides, swap, exams],
  );
  const needed = (isThere: boolean): string | null => (isTried && !isThere ? t('missing') : null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (preview?.ok && !isReason(draft.reason)) reasonField.current?.focus();
    if (isBusy || !other || !swap || !preview?.ok || !isReason(draft.reason)) return;
    setBusy(true);
    const done = await save({ examIds: [exam.examId, other.examId], swap, reason: draft.reason });
    setBusy(false);
    setProblem(done.ok ? null : done.problem);
    if (done.ok) onSwapped();
  };
  return (
    <form noValidate className={classes.form} onSubmit={(event) => void submit(event)}>
      <Text>{t('keeps')}</Text>
      <section className={planClasses.section}>
        <Radio.Group
          label={t('kind')}
          value={draft.kind}
          onChange={(value) => change({ kind: kinds.find((kind) => kind === value) ?? 'candidates' })}
        >
          <div className={classes.kinds}>
            {kinds.map((kind) => (
              <Radio key={kind} value={kind} label={t(`kind-${kind}`)} />
            ))}
          </div>
        </Radio.Group>
        {draft.kind === 'candidates' && (
          <CandidateField
            label={t('own')}
            exam={exam}
            begun={begunOf(exam)}
            chosen={draft.ownId}
            error={needed(draft.ownId !== null)}
            onChoose={(ownId) => change({ ownId })}
          />
        )}
        <OtherExamField
          exam={exam}
          exams={exams}
          chosen={draft.otherExamId}
          error={needed(other !== null)}
          onChoose={(one) => change({ otherExamId: one?.examId ?? null, otherId: one && onlyOne(one) })}
        />
        {draft.kind === 'candidates' && other && (
          <CandidateField
            label={t('other', { code: other.code })}
            exam={other}
            begun={begunOf(other)}
            chosen={draft.otherId}
            error={needed(draft.otherId !== null)}
            onChoose={(otherId) => change({ otherId })}
          />
        )}
      </section>
      {preview && !preview.ok && <ProblemNotice problem={preview.problem} />}
      {sides && swap && preview?.ok && (
        <SwapPreview
          sides={sides}
          swap={swap}
          swapped={preview.value}
          participants={participants}
          examiners={examiners}
        />
      )}
      <section className={planClasses.section}>
        <ReasonField
          ref={reasonField}
          label={t('why')}
          hint={t('why-hint')}
          phrases={phrases.map((phrase) => t(`phrase.${phrase}`))}
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          isMissing={isTried}
        />
        {problem && <ProblemNotice problem={problem} />}
        <div>
          <Button type="submit" size="lg" loading={isBusy}>
            {t('submit')}
          </Button>
        </div>
      </section>
    </form>
  );
}
