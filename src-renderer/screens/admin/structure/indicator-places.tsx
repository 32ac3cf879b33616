/** Where an indicator stands: a link that leads to its work process, with the qualification around it. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedIndicator } from './placed-indicators';
import classes from './structure.module.css';

export function PlaceLink({ place: { head, workProcess } }: { readonly place: PlacedIndicator }) {
  const { t } = useTranslation('qualification');
  const { qualificationId, name, cohort, code, language, status } = head;
  const facts = [
    code,
    cohort && t('detail.cohort', { cohort }),
    status !== 'active' && t(`detail.status.${status}`),
  ];
  return (
    <>
      <Link
        to="/qualifications/$qualificationId"
        params={{ qualificationId }}
        search={{ open: workProcess.workProcessId }}
        className={classes.place ?? ''}
        lang={language}
      >
        {`${name} › ${workProcess.code} ${workProcess.name}`.trim()}
      </Link>{' '}
      <span className={classes.facts}>{facts.filter(Boolean).join(' · ')}</span>
    </>
  );
}

type PlacesProps = {
  /** In words: how many there are. */
  readonly label: string;
  readonly places: readonly PlacedIndicator[];
};

/** A fold with all the places; its rows are made when it is opened, for there may be hundreds. */
export function PlacesFold({ label, places }: PlacesProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)} className={classes.fold}>
      <summary>{label}</summary>
      {isOpen && (
        <ul>
          {places.map((place) => (
            <li key={place.indicator.indicatorId}>
              <PlaceLink place={place} />
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
