/**
 * What is said of each chosen candidate for this exam: learning path, which attempt it is, and adjustments. All of it may stay
 * blank; what is filled in is printed on the sheet.
 */
import { NativeSelect, NumberInput, Table, Textarea } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantId } from '../../../../shared/kernel/ids';
import type { CandidateFacts } from '../../../../shared/records/exam';
import { fullName, type Participant } from '../../../../shared/records/participant';
import cardClasses from '../../../ui/card-table.module.css';
import { adjustmentsLimit, isTooLong, type PlanDraft } from './plan-draft';
import { planPartIds } from './plan-part-ids';

/** Learning paths as schools write them; they go on the sheet like this in every language. */
const learningPaths = ['BOL', 'BBL', 'OVO'] as const;

type CandidateFactsFieldsProps = {
  readonly participants: readonly Participant[];
  readonly chosen: readonly ParticipantId[];
  readonly facts: PlanDraft['candidateFacts'];
  readonly onChange: (facts: PlanDraft['candidateFacts']) => void;
};

type FactsRowProps = {
  readonly participant: Participant;
  readonly facts: CandidateFacts;
  /** The one that "not complete yet" leads to. */
  readonly isFirstTooLong: boolean;
  readonly onChange: (facts: CandidateFacts) => void;
};

/** A text that is too long is said so, with the number; nothing of it is thrown away. */
function FactsRow({ participant, facts, isFirstTooLong, onChange }: FactsRowProps) {
  const { t } = useTranslation(['planning', 'plan']);
  const nameId = useId();
  const columnId = useId();
  const { learningPath = '', attempt, adjustments = '' } = facts;
  const labelled = (column: string) => ({
    'aria-labelledby': `${nameId} ${columnId}-${column}`,
  });
  return (
    <Table.Tr>
      <Table.Th scope="row" className={cardClasses.whole} id={nameId}>
        {fullName(participant)}
      </Table.Th>
      <Table.Td data-label={t('form.facts.learning-path')}>
        <span hidden id={`${columnId}-path`}>
          {t('form.facts.learning-path')}
        </span>
        <NativeSelect
          {...labelled('path')}
          data={[
            { value: '', label: t('form.facts.not-said') },
            ...learningPaths.map((path) => ({ value: path, label: t(`form.facts.path.${path}`) })),
          ]}
          value={learningPath}
          onChange={(event) => onChange({ ...facts, learningPath: event.currentTarget.value })}
        />
      </Table.Td>
      <Table.Td data-label={t('form.facts.attempt')}>
        <span hidden id={`${columnId}-attempt`}>
          {t('form.facts.attempt')}
        </span>
        <NumberInput
          {...labelled('attempt')}
          min={1}
          max={99}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          value={attempt ?? ''}
          onChange={(value) => onChange({ ...facts, attempt: Number(value) || undefined })}
        />
      </Table.Td>
      <Table.Td className={cardClasses.whole} data-label={t('form.facts.adjustments')}>
        <span hidden id={`${columnId}-adjustments`}>
          {t('form.facts.adjustments')}
        </span>
        <Textarea
          {...labelled('adjustments')}
          id={isFirstTooLong ? planPartIds['candidate-facts'] : undefined}
          rows={2}
          resize="vertical"
          value={adjustments}
          error={
            isTooLong(facts) &&
            t('form.facts.adjustments-long', { length: adjustments.trim().length, limit: adjustmentsLimit })
          }
          onChange={(event) => onChange({ ...facts, adjustments: event.currentTarget.value })}
        />
        <NumberInput
          label={t('plan:extra-minutes')}
          min={1}
          max={1440}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          value={facts.extraMinutes ?? ''}
          onChange={(value) => onChange({ ...facts, extraMinutes: Number(value) || undefined })}
        />
      </Table.Td>
    </Table.Tr>
  );
}

/** Draws nothing while nobody is chosen. */
export function CandidateFactsFields({ participants, chosen, facts, onChange }: CandidateFactsFieldsProps) {
  const { t } = useTranslation('planning');
  const people = chosen.flatMap((id) => participants.find((one) => one.participantId === id) ?? []);
  if (people.length === 0) return null;
  const tooLong = people.find(({ participantId }) => isTooLong(facts[participantId]));
  return (
    <div className={cardClasses.fit}>
      <Table aria-label={t('form.facts.title')} className={cardClasses.table} captionSide="top">
        <Table.Caption style={{ textAlign: 'start' }}>{t('form.facts.help')}</Table.Caption>
        <Table.Thead className={cardClasses.unheaded}>
          <Table.Tr>
            <Table.Th scope="col">{t('form.facts.candidate')}</Table.Th>
            <Table.Th scope="col">{t('form.facts.learning-path')}</Table.Th>
            <Table.Th scope="col">{t('form.facts.attempt')}</Table.Th>
            <Table.Th scope="col">{t('form.facts.adjustments')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((participant) => (
            <FactsRow
              key={participant.participantId}
              participant={participant}
              facts={facts[participant.participantId] ?? {}}
              isFirstTooLong={participant.participantId === tooLong?.participantId}
              onChange={(next) => onChange({ ...facts, [participant.participantId]: next })}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
