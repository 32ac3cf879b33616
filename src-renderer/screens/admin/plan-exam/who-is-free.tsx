/**
 * Who could examine then and which places are free, and why the others are not: unfolded by whoever looks for one, and chosen
 * with one press.
 */
import { Button, Title } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { placeKey } from '../../../../shared/domain/find-clashes';
import type { Freedom, Keeping } from '../../../../shared/domain/find-free';
import { type ExaminerDemand, planPolicyOf, unmetByExaminer } from '../../../../shared/domain/plan-policies';
import { compareNames } from '../../../../shared/kernel/person-name';
import type { Staff } from '../../../../shared/records/staff';
import { useDocuments } from '../../../queries/use-documents';
import { StatusMark } from '../../../ui/status-mark';
import { useExamFormat } from '../../../ui/use-exam-format';
import type { PlanDraft } from './plan-draft';
import { daysOf } from './plan-series';
import classes from './who-is-free.module.css';

type WhoIsFreeProps = {
  readonly draft: PlanDraft;
  readonly examiners: readonly Staff[];
  /** By name. */
  readonly places: readonly string[];
  /** Null while there is no day or time. */
  readonly freedom: Freedom | null;
  readonly onChange: (part: Partial<PlanDraft>) => void;
};

/** Somebody or something that can be chosen. */
type Choice = {
  readonly key: string;
  readonly name: string;
  readonly isChosen: boolean;
  /** Nobody wants them then. */
  readonly kept: readonly Keeping[];
  /** What else is to be known, as sentences. */
  readonly notes: readonly string[];
  /** What is chosen; null where the centre does not want it. */
  readonly chosen: Partial<PlanDraft> | null;
};

/** Also whoever is busy can be chosen; whoever the centre does not want cannot. */
const isFree = ({ kept, chosen }: Choice): boolean => kept.length === 0 && chosen !== null;
const freeFirst = (choices: readonly Choice[]): readonly Choice[] => [
  ...choices.filter(isFree),
  ...choices.filter((choice) => !isFree(choice)),
];

/** One exam that keeps them, told by the clock of its place. */
function Kept({ exam, from, until }: Keeping) {
  const { t } = useTranslation('who-is-free');
  const format = useExamFormat(exam);
  const zone = format.zone(until);
  const end = format.time(until);
  const times = { from: format.time(from), until: zone ? `${end} (${zone})` : end, day: format.day(from) };
  return <li>{t('kept', { ...times, code: exam.code, title: exam.title, place: exam.place || '–' })}</li>;
}

/** Somebody who is not free can be chosen all the same: the office may know better, and the clash is told. */
function ChoiceRow({ choice, onChoose }: { readonly choice: Choice; readonly onChoose: () => void }) {
  const { t } = useTranslation('who-is-free');
  const { name, isChosen, kept, notes, chosen } = choice;
  return (
    <li className={classes.choice}>
      <div className={classes.head}>
        <Button
          variant={isChosen ? 'filled' : 'default'}
          aria-pressed={isChosen}
          disabled={chosen === null}
          className={classes.name}
          onClick={onChoose}
        >
          {name}
        </Button>
        {isFree(choice) ? (
          <StatusMark tone="good">{t('free')}</StatusMark>
        ) : (
          <StatusMark tone="attention">{t(kept.length > 0 ? 'busy' : 'unwanted')}</StatusMark>
        )}
      </div>
      {kept.length + notes.length > 0 && (
        <ul className={classes.why}>
          {kept.map((keeping) => (
            <Kept key={keeping.exam.examId} {...keeping} />
          ))}
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </li>
  );
}

type ChoicesProps = {
  readonly title: string;
  /** What stands there while nothing is known. */
  readonly nothing: string;
  readonly choices: readonly Choice[];
  readonly onChange: WhoIsFreeProps['onChange'];
};

/**
 * One list of its own, by the name of what is in it. It scrolls by itself where there are many, so that the form stays in view;
 * every row can be reached with Tab, which scrolls it.
 */
function Choices({ title, nothing, choices, onChange }: ChoicesProps): ReactNode {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={3} id={id} className={classes.title}>
        {title}
      </Title>
      {choices.length === 0 && nothing}
      <ul className={classes.list}>
        {freeFirst(choices).map((choice) => (
          <ChoiceRow
            key={choice.key}
            choice={choice}
            onChoose={() => choice.chosen && onChange(choice.chosen)}
          />
        ))}
      </ul>
    </section>
  );
}

/** Every examiner, with what the centre demands of one who examines alone. */
function useExaminerChoices({ draft, examiners, freedom }: WhoIsFreeProps): readonly Choice[] {
  const { t } = useTranslation('who-is-free');
  const centre = useDocuments('organisation')?.[0]?.document;
  const [firstDay, lastDay] = daysOf(draft);
  const said = (demand: ExaminerDemand) =>
    demand === 'register' && lastDay !== firstDay ? 'register-series' : demand;
  return examiners
    .toSorted((a, b) => compareNames(a.name, b.name))
    .map((staff) => {
      const unmet = unmetByExaminer(staff, lastDay).filter(
        (demand) => planPolicyOf(centre, demand) !== 'free',
      );
      const isUnwanted = unmet.some((demand) => planPolicyOf(centre, demand) === 'never');
      return {
        key: staff.staffId,
        name: staff.name,
        isChosen: draft.examinerId === staff.staffId,
        kept: freedom?.examiners.get(staff.staffId) ?? [],
        notes: unmet.map((demand) => t(`unmet.${said(demand)}`)),
        chosen: isUnwanted ? null : { examinerId: staff.staffId },
      };
    });
}

/** Stays unfolded while a time is typed anew and is none for a moment. */
export function WhoIsFree(props: WhoIsFreeProps) {
  const { draft, places, freedom, onChange } = props;
  const { t } = useTranslation('who-is-free');
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const examinerChoices = useExaminerChoices(props);
  const placeChoices = places.map((place) => ({
    key: placeKey(place),
    name: place,
    isChosen: placeKey(draft.place) === placeKey(place),
    kept: freedom?.places.get(placeKey(place)) ?? [],
    notes: [],
    chosen: { place },
  }));
  const counts = {
    examiners: t('examiners', { count: examinerChoices.filter(isFree).length, of: examinerChoices.length }),
    places: t('places', { count: placeChoices.filter(isFree).length, of: placeChoices.length }),
  };
  return (
    <div className={classes.free}>
      <Button
        variant="default"
        aria-expanded={isOpen}
        aria-controls={isOpen && freedom ? id : undefined}
        className={classes.opener}
        onClick={() => setOpen(!isOpen)}
      >
        {t(isOpen ? 'hide' : 'show')}
      </Button>
      <output className={classes.counts}>{freedom ? t('counts', counts) : t('no-moment')}</output>
      {isOpen && freedom && (
        <div id={id} className={classes.lists}>
          <Choices
            title={t('examiners-title')}
            nothing={t('no-examiners')}
            choices={examinerChoices}
            onChange={onChange}
          />
          <Choices
            title={t('places-title')}
            nothing={t('no-places')}
            choices={placeChoices}
            onChange={onChange}
          />
        </div>
      )}
    </div>
  );
}
