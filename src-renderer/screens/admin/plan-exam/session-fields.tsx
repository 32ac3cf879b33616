/** Who assesses, when and where, and what the exam is called. */
import { NumberInput, Select, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { compareNames } from '../../../../shared/kernel/person-name';
import type { Staff } from '../../../../shared/records/staff';
import { useWorld } from '../../../queries/query-source';
import { findOptions } from '../../../ui/find-options';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import type { PlanClashes } from '../exam-plan/use-plan-clashes';
import { ExaminerNotes } from './examiner-notes';
import { comesTwice, type PlanDraft, type PlanPart, plannedMoment, planTextLimits } from './plan-draft';
import classes from './plan-exam.module.css';
import { planPartIds } from './plan-part-ids';
import { daysOf } from './plan-series';
import { moveSlots } from './plan-slots';
import { WhoIsFree } from './who-is-free';
import { ZoneField } from './zone-field';

type SessionFieldsProps = {
  readonly draft: PlanDraft;
  readonly examiners: readonly Staff[];
  /** Proposed exam code; null while there is nothing to make it from. */
  readonly proposedCode: string | null;
  readonly proposedTitle: string;
  /** Who and what is wanted elsewhere at that time. */
  readonly free: Pick<PlanClashes, 'freedom' | 'places'>;
  readonly errorOf: (part: PlanPart) => string | null;
  readonly onChange: (part: Partial<PlanDraft>) => void;
};

/**
 * Times are those of the clock on the wall where it is held; the plan keeps the moment (`plannedMoment`). An examiner of the own team and a
 * moment in the past are allowed and told, because a centre may have its reasons.
 */
export function SessionFields(props: SessionFieldsProps) {
  const { draft, examiners, free, proposedCode, proposedTitle, errorOf, onChange } = props;
  const { t } = useTranslation(['planning', 'plan']);
  const lengthError = useLengthError();
  const world = useWorld();
  const examiner = examiners.find((staff) => staff.staffId === draft.examinerId);
  const moment = plannedMoment(draft);
  const [firstDay, lastDay] = daysOf(draft);
  const isPast = moment !== null && new Date(moment).getTime() < world.now().getTime();
  return (
    <>
      <Select
        id={planPartIds.examiner}
        label={t('form.session.examiner')}
        placeholder={t('form.session.examiner-placeholder')}
        searchable
        filter={findOptions}
        comboboxProps={{ withinPortal: false }}
        withScrollArea={false}
        classNames={{ options: classes.options ?? '' }}
        required
        withAsterisk={false}
        data={examiners
          .toSorted((a, b) => compareNames(a.name, b.name))
          .map((staff) => ({
            value: staff.staffId,
            label: [
              staff.name,
              staff.jobTitle,
              t(staff.independent ? 'form.session.independent' : 'form.session.not-independent'),
              t(free.freedom?.examiners.has(staff.staffId) ? 'plan:busy' : 'plan:free'),
            ]
              .filter(Boolean)
              .join(' · '),
          }))}
        value={draft.examinerId}
        error={errorOf('examiner')}
        onChange={(value) =>
          onChange({ examinerId: examiners.find((staff) => staff.staffId === value)?.staffId ?? null })
        }
      />
      {examiner && <ExaminerNotes examiner={examiner} day={lastDay} isSeries={lastDay !== firstDay} />}
      <div className={classes.pair}>
        <TextInput
          id={planPartIds.moment}
          type="date"
          label={t('form.session.day')}
          required
          withAsterisk={false}
          value={draft.day}
          error={errorOf('moment')}
          onChange={(event) => onChange({ day: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t('form.session.time')}
          required
          withAsterisk={false}
          value={draft.time}
          onChange={({ currentTarget: { value: time } }) =>
            onChange({ time, slotTimes: moveSlots(draft.slotTimes, draft.time, time) })
          }
        />
      </div>
      <NumberInput
        label={t('plan:duration')}
        description={t('plan:duration-help')}
        min={1}
        max={10_080}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        value={draft.durationMinutes ?? ''}
        onChange={(value) => onChange({ durationMinutes: Number(value) || null })}
      />
      <ZoneField draft={draft} onChange={onChange} />
      {comesTwice(draft) && <Text className={classes.note}>{t('form.session.twice-note')}</Text>}
      {isPast && <Text className={classes.note}>{t('form.session.past-note')}</Text>}
      <TextInput
        id={planPartIds.place}
        label={t('form.session.place')}
        description={t('form.session.place-help')}
        required
        withAsterisk={false}
        value={draft.place}
        error={lengthError(draft.place, planTextLimits.place) ?? errorOf('place')}
        onChange={(event) => onChange({ place: event.currentTarget.value })}
      />
      <WhoIsFree draft={draft} examiners={examiners} {...free} onChange={onChange} />
      <div className={classes.pair}>
        <TextInput
          id={planPartIds['exam-title']}
          label={t('form.session.exam-title')}
          description={t('form.session.exam-title-help')}
          placeholder={proposedTitle}
          value={draft.title}
          error={lengthError(draft.title, planTextLimits.title)}
          onChange={(event) => onChange({ title: event.currentTarget.value })}
        />
        <TextInput
          id={planPartIds['exam-code']}
          label={t('form.session.code')}
          description={
            proposedCode
              ? t('form.session.code-help', { code: proposedCode })
              : t('form.session.code-help-none')
          }
          value={draft.code}
          error={lengthError(draft.code, planTextLimits.code)}
          onChange={(event) => onChange({ code: event.currentTarget.value })}
        />
      </div>
    </>
  );
}
