/** People with the day until which their data is kept; a hundred of them, the others are counted. */
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Kept } from '../../../../shared/domain/retention';
import { fullName } from '../../../../shared/records/participant';
import { useFormat } from '../../../ui/use-format';
import classes from '../participants/person.module.css';

/** More at once nobody reads; who erases by the hundred has the list of participants for looking. */
const shownLimit = 100;

/** Noon, so that a day is the same day by the clock of every device. */
const noonOf = (day: string): string => `${day}T12:00:00.000Z`;

type PeopleKeptProps = {
  readonly kept: readonly Kept[];
  /** What is told of each beside it. */
  readonly says?: (person: Kept['person']) => string;
};

export function PeopleKept({ kept, says }: PeopleKeptProps) {
  const { t } = useTranslation('keeping');
  const format = useFormat();
  return (
    <>
      <ul className={classes.items}>
        {kept.slice(0, shownLimit).map(({ person, until }) => {
          const { participantId, number, office } = person;
          return (
            <li key={participantId} className={classes.item}>
              <span className={classes.itemWords}>
                <Link
                  to="/participants/$participantId"
                  params={{ participantId }}
                  className={classes.itemName}
                >
                  {[number, fullName(person)].filter(Boolean).join(' · ')}
                </Link>
                {office.frozen && <Text size="sm">{t(`hold.${office.frozen.ground}`)}</Text>}
                {says && <Text size="sm">{says(person)}</Text>}
              </span>
              <Text c="dimmed">
                {[
                  t('due.diploma', { day: format.day(noonOf(office.diplomaDate ?? until)) }),
                  t('due.until', { day: format.day(noonOf(until)) }),
                ].join(' · ')}
              </Text>
            </li>
          );
        })}
      </ul>
      {kept.length > shownLimit && <Text>{t('due.more', { count: kept.length - shownLimit })}</Text>}
    </>
  );
}
