/** One field with both values side by side, who wrote each, when and where; and the decision, or what was decided. */
import { Button, Group, Text, Title } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chosenValue } from '../../../../shared/domain/settle-field';
import type { Problem } from '../../../../shared/kernel/problem';
import { sameValue } from '../../../../shared/kernel/same-value';
import type {
  ConflictChoice,
  ConflictField,
  DocumentConflict,
} from '../../../../shared/records/document-conflict';
import { settleConflict } from '../../../actions/settle-conflict';
import { useStaffNames } from '../../../queries/use-staff-names';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useAction } from '../../../ui/use-action';
import { useFormat } from '../../../ui/use-format';
import { ConflictSide } from './conflict-side';
import { ConflictValue } from './conflict-value';
import classes from './conflicts.module.css';
import { useFieldName } from './use-field-name';
import { usePresentValue } from './use-present-value';

type ConflictFieldViewProps = {
  readonly conflict: DocumentConflict;
  readonly fieldKey: string;
  readonly field: ConflictField;
  /** A decision is on its way, or could not be recorded. */
  readonly onDeciding: (isOnItsWay: boolean) => void;
};

/** Fields that hold one word, number or date: two of them side by side are neither. */
const singleFields: ReadonlySet<string> = new Set(
  [
    'code',
    'cohort',
    'level',
    'language',
    'number',
    'status',
    'part',
    'birthDate',
    'timeZone',
    'place',
  ].concat([
    'registerValidUntil',
    'plannedAt',
    'startPolicy',
    'takeOverPolicy',
    'startToleranceMinutes',
    'independentPolicy',
    'registerPolicy',
    'linkPolicy',
    'usualPlace',
    'usualScaleId',
    'usualRule',
    'usualDurationMinutes',
    'answerOrder',
    'logoPng',
    'mergedInto',
    'durationMinutes',
  ]),
);
const mayBeBoth = (field: ConflictField): boolean =>
  chosenValue('both', field) !== null && !singleFields.has(field.path.at(-1) ?? '');

/** Who decided what, and when. */
function Settled({ settled }: { readonly settled: NonNullable<ConflictField['settled']> }) {
  const { t } = useTranslation('conflicts');
  const format = useFormat();
  const nameOf = useStaffNames();
  const { choice, by, at } = settled;
  return (
    <StatusMark tone="good">
      {t(`choice.${choice}`, { name: nameOf(by) ?? t('somebody'), when: format.dayAndTime(at) })}
    </StatusMark>
  );
}

/**
 * Both values have a button of their own under them, and a third makes one text of the two where the field holds text. What
 * stood before both helps to see who changed what; what stands now is told where somebody changed it since.
 */
export function ConflictFieldView({ conflict, fieldKey, field, onDeciding }: ConflictFieldViewProps) {
  const { t } = useTranslation('conflicts');
  const settle = useAction(settleConflict);
  const headingId = useId();
  const [busy, setBusy] = useState<ConflictChoice | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const name = useFieldName()(field.path);
  const present = usePresentValue(conflict, field.path);
  const { settled, place, base, standing, displaced } = field;
  const decide = async (choice: ConflictChoice): Promise<void> => {
    setBusy(choice);
    onDeciding(true);
    const result = await settle({ conflictId: conflict.conflictId, field: fieldKey, choice });
    setBusy(null);
    setProblem(result.ok ? null : result.problem);
    if (!result.ok) onDeciding(false);
  };
  const button = (choice: ConflictChoice, words: string) =>
    !settled && (
      <Button variant="default" loading={busy === choice} onClick={() => void decide(choice)}>
        {words}
      </Button>
    );
  const sides = [
    ['standing', conflict.standingBy, standing],
    ['displaced', conflict.displacedBy, displaced],
  ] as const;
  return (
    <section className={classes.field} aria-labelledby={headingId}>
      <Title
        order={3}
        id={headingId}
        tabIndex={-1}
        className={classes.fieldName}
        {...(settled ? {} : { 'data-open-field': true })}
      >
        {name}
      </Title>
      {place && <Text size="sm">{place}</Text>}
      <div className={classes.sides}>
        {sides.map(([side, maker, value]) => (
          <ConflictSide key={side} side={side} maker={maker}>
            <ConflictValue path={field.path} value={value} />
            {button(side, t('keep-this'))}
          </ConflictSide>
        ))}
      </div>
      <div className={classes.before}>
        <Text size="sm" c="dimmed">
          {t('before')}
        </Text>
        <ConflictValue path={field.path} value={base} />
      </div>
      {present && !sameValue(present.value, standing) && (
        <div className={classes.before}>
          <Text size="sm" c="dimmed">
            {t('now')}
          </Text>
          <ConflictValue path={field.path} value={present.value} />
        </div>
      )}
      {mayBeBoth(field) && <Group>{button('both', t('keep-both'))}</Group>}
      {settled && <Settled settled={settled} />}
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
    </section>
  );
}
