/**
 * Chooses candidates: search, tick, or take everybody who was found. Chosen ones stand above the list, in exam order.
 */
import { Button, Checkbox, Text, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WholeParticipant } from '../../../../shared/domain/whole-participant';
import type { ParticipantId } from '../../../../shared/kernel/ids';
import { registerName } from '../../../../shared/kernel/person-name';
import { fullName } from '../../../../shared/records/participant';
import { useSearchList } from '../../../ui/register/use-search-list';
import { participantShape } from '../participant-search';
import { withChosen } from './plan-draft';
import classes from './plan-exam.module.css';
import { planPartIds } from './plan-part-ids';

type CandidatePickerProps = {
  readonly participants: readonly WholeParticipant[];
  readonly chosen: readonly ParticipantId[];
  readonly error: string | null;
  readonly onChange: (chosen: readonly ParticipantId[]) => void;
};

/** More boxes than this slow the screen down and are not read. */
const shownLimit = 50;
/** Taking more than this at once is more likely a slip than an exam. */
const addAllLimit = 40;
const gatheredLimit = Math.max(shownLimit, addAllLimit);

/** In the order of the exam; a tap takes somebody out again. */
function ChosenCandidates({ participants, chosen, onChange }: Omit<CandidatePickerProps, 'error'>) {
  const { t } = useTranslation('planning');
  return (
    <div className={classes.chosen}>
      <Text component="output" fw={600}>
        {t('form.candidates.chosen', { count: chosen.length })}
      </Text>
      <ul>
        {chosen.map((id) => {
          const participant = participants.find((p) => p.participantId === id);
          if (!participant) return null;
          const name = fullName(participant);
          return (
            <li key={id}>
              <Button
                variant="default"
                rightSection={<IconX size={16} aria-hidden />}
                aria-label={t('form.candidates.remove', { name, number: participant.number })}
                onClick={() => onChange(withChosen(chosen, [id], false))}
              >
                {name}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Everybody at once only after a search: without one, "all" would be the whole school. */
export function CandidatePicker({ participants, chosen, error, onChange }: CandidatePickerProps) {
  const { t } = useTranslation('planning');
  const [search, setSearch] = useState('');
  const deferredSearch = useDeferredValue(search);
  const list = useSearchList(participants, participantShape);
  const found = useMemo(() => list.find(deferredSearch, gatheredLimit), [list, deferredSearch]);
  const chosenSet = new Set(chosen);
  const shown = found.rows.slice(0, shownLimit);
  const mayAddAll = deferredSearch.trim() !== '' && found.total > 1 && found.total <= addAllLimit;
  if (participants.length === 0) return <Text>{t('form.candidates.none')}</Text>;
  return (
    <>
      {chosen.length > 0 && (
        <ChosenCandidates participants={participants} chosen={chosen} onChange={onChange} />
      )}
      <TextInput
        id={planPartIds.candidates}
        label={t('form.candidates.search')}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={search}
        error={error}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          // Enter searches here; it must not plan the exam.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      {mayAddAll && (
        <Button
          variant="default"
          className={classes.addAll}
          onClick={() =>
            onChange(
              withChosen(
                chosen,
                found.rows.map((p) => p.participantId),
                true,
              ),
            )
          }
        >
          {t('form.candidates.add-all', { count: found.total })}
        </Button>
      )}
      {found.total === 0 ? (
        <Text c="dimmed">{t('form.candidates.nothing-found')}</Text>
      ) : (
        <ul className={classes.people} aria-label={t('form.candidates.list')}>
          {shown.map((participant) => (
            <li key={participant.participantId}>
              <Checkbox
                label={registerName(participant)}
                description={[participant.number, participant.group].filter(Boolean).join(' · ')}
                checked={chosenSet.has(participant.participantId)}
                onChange={(event) =>
                  onChange(withChosen(chosen, [participant.participantId], event.currentTarget.checked))
                }
              />
            </li>
          ))}
        </ul>
      )}
      {found.total > shown.length && (
        <Text c="dimmed">{t('form.candidates.more', { count: found.total - shown.length })}</Text>
      )}
    </>
  );
}
