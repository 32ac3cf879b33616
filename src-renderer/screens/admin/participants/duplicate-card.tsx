/**
 * Two who may be one person, side by side: who stays, and what each field is to be; or that they are two.
 *
 * Which of the two ids stays is of no importance to anybody: both mean the person from then on.
 */
import { Button, Radio, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type MergeChoices,
  type MergedField,
  mergedFields,
  mergedText,
  proposeChoices,
} from '../../../../shared/domain/decide-merge-participants';
import type { Duplicate } from '../../../../shared/domain/find-duplicates';
import type { WholeParticipant } from '../../../../shared/domain/whole-participant';
import { registerName } from '../../../../shared/kernel/person-name';
import type { Problem } from '../../../../shared/kernel/problem';
import { keepApart, mergeParticipants } from '../../../actions/merge-participants';
import { useChosenPeople } from '../../../ui/chosen-people';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';
import { useFormat } from '../../../ui/use-format';
import classes from './duplicate-card.module.css';

/** Told as a date and not as it is stored. */
const days: ReadonlySet<MergedField> = new Set<MergedField>(['birthDate', 'diplomaDate']);

/** What both say alike is no choice. */
function FieldRow(props: {
  readonly field: MergedField;
  readonly pair: readonly [WholeParticipant, WholeParticipant];
  /** Which of the two it is taken from. */
  readonly from: 0 | 1;
  readonly onChoose: (from: 0 | 1) => void;
}) {
  const { field, pair, from, onChoose } = props;
  const { t } = useTranslation('participants');
  const format = useFormat();
  const textOf = (one: WholeParticipant): string => {
    const said = mergedText(one, field);
    return said && days.has(field) ? format.day(`${said}T00:00`) : said;
  };
  const texts = pair.map(textOf);
  if (texts[0] === texts[1])
    return texts[0] ? (
      <tr>
        <th scope="row">{t(`form.${field}`)}</th>
        <td colSpan={2}>{texts[0]}</td>
      </tr>
    ) : null;
  return (
    <tr>
      <th scope="row">{t(`form.${field}`)}</th>
      {([0, 1] as const).map((side) => (
        <td key={side}>
          <Radio
            name={`${pair[0].participantId} ${pair[1].participantId} ${field}`}
            label={texts[side] || t('blank')}
            checked={from === side}
            onChange={() => onChoose(side)}
          />
        </td>
      ))}
    </tr>
  );
}

/** What one of the two does not say is taken from the other, unless somebody chooses otherwise. */
export function DuplicateCard({ one, other, reason }: Duplicate) {
  const { t } = useTranslation('participants');
  const { tell } = useChosenPeople();
  const merge = useAction(mergeParticipants);
  const apart = useAction(keepApart);
  const pair = [one, other] as const;
  const [choices, setChoices] = useState<MergeChoices>(() => proposeChoices(one, other));
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const join = async (): Promise<void> => {
    setBusy(true);
    const merged = await merge({ staysId: one.participantId, goesId: other.participantId, choices });
    setBusy(false);
    if (!merged.ok) return setProblem(merged.problem);
    const { undo, stopped } = merged.value;
    tell({ kind: 'merge', count: 2, already: 0, undo, stopped });
  };
  const keep = async (): Promise<void> => {
    const kept = await apart({ oneId: one.participantId, otherId: other.participantId });
    if (!kept.ok) setProblem(kept.problem);
  };
  return (
    <article className={classes.card} aria-label={`${registerName(one)} · ${registerName(other)}`}>
      <Text fw={600}>{t(`duplicates.reason.${reason}`)}</Text>
      <table className={classes.table}>
        <thead>
          <tr>
            <td />
            {pair.map((person) => (
              <th key={person.participantId} scope="col">
                <Link to="/participants/$participantId" params={{ participantId: person.participantId }}>
                  {registerName(person) || person.number}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {mergedFields.map((field) => (
            <FieldRow
              key={field}
              field={field}
              pair={pair}
              from={choices[field] === 'goes' ? 1 : 0}
              onChoose={(side) => setChoices({ ...choices, [field]: side === 1 ? 'goes' : 'stays' })}
            />
          ))}
        </tbody>
      </table>
      <div className={classes.buttons}>
        <Button loading={isBusy} onClick={() => void join()}>
          {t('duplicates.merge')}
        </Button>
        <Button variant="default" onClick={() => void keep()}>
          {t('duplicates.apart')}
        </Button>
      </div>
      {problem && <ProblemNotice problem={problem} />}
    </article>
  );
}
