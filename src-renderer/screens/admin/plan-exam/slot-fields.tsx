/** When each candidate begins: all at once, or one after another with a time of their own. */
import { Button, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fullName, type Participant } from '../../../../shared/records/participant';
import type { PlanDraft } from './plan-draft';
import classes from './plan-exam.module.css';
import { spreadSlots } from './plan-slots';

/** Times are those of the clock at the place; one more than half a day before the beginning is on the next day. */
type SlotFieldsProps = {
  readonly draft: PlanDraft;
  readonly participants: readonly Participant[];
  readonly onChange: (part: Partial<PlanDraft>) => void;
};

/** How they are spread; a number that is no number leaves the field as it is. */
function Spread({ draft, onChange }: Omit<SlotFieldsProps, 'participants'>) {
  const { t } = useTranslation('plan');
  const [every, setEvery] = useState(draft.durationMinutes ?? 60);
  const [together, setTogether] = useState(1);
  const whole = { allowDecimal: false, allowNegative: false, min: 1, clampBehavior: 'strict' } as const;
  return (
    <div className={classes.pair}>
      <NumberInput
        {...whole}
        label={t('slots.every')}
        max={1440}
        value={every}
        onChange={(value) => setEvery(Number(value) || 1)}
      />
      <NumberInput
        {...whole}
        label={t('slots.together')}
        max={99}
        value={together}
        onChange={(value) => setTogether(Number(value) || 1)}
      />
      <Button
        variant="default"
        onClick={() => onChange(spreadSlots(draft, draft.participantIds, every, together))}
      >
        {t('slots.spread')}
      </Button>
      {Object.keys(draft.slotTimes).length > 0 && (
        <Button variant="subtle" onClick={() => onChange({ slotTimes: {}, slotMoments: {} })}>
          {t('slots.clear')}
        </Button>
      )}
    </div>
  );
}

/** Draws nothing for a single candidate: they begin when the exam does. */
export function SlotFields({ draft, participants, onChange }: SlotFieldsProps) {
  const { t } = useTranslation('plan');
  const [isOpen, setOpen] = useState(Object.keys(draft.slotTimes).length > 0);
  const { participantIds, slotTimes } = draft;
  if (participantIds.length < 2) return null;
  const people = participantIds.flatMap(
    (id) => participants.find(({ participantId }) => participantId === id) ?? [],
  );
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('slots.title')}</summary>
      {isOpen && (
        <div className={classes.slots}>
          <Spread draft={draft} onChange={onChange} />
          <ul className={classes.people} aria-label={t('slots.list')}>
            {people.map((participant) => (
              <li key={participant.participantId}>
                <TextInput
                  type="time"
                  label={fullName(participant)}
                  value={slotTimes[participant.participantId] ?? draft.time}
                  onChange={(event) =>
                    onChange({
                      slotTimes: { ...slotTimes, [participant.participantId]: event.currentTarget.value },
                    })
                  }
                />
              </li>
            ))}
          </ul>
        </div>
      )}
    </details>
  );
}
