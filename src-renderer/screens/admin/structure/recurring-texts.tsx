/** The texts that stand in more than one place, the most frequent first: each with all of its places. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createSearchIndex } from '../../../../shared/kernel/search-index';
import { RegisterRows } from '../../../ui/register/register-rows';
import type { RegisterSearch } from '../../../ui/register/use-register-search';
import { NothingHere } from './found-indicators';
import { PlacesFold } from './indicator-places';
import { findRecurring, type PlacedIndicator, type TextPlaces } from './placed-indicators';
import classes from './structure.module.css';

type Found = { readonly rows: readonly (readonly PlacedIndicator[])[]; readonly total: number };

export function useRecurringTexts(places: TextPlaces, search: RegisterSearch): Found {
  const groups = useMemo(() => findRecurring(places), [places]);
  // A group is found by its text and by any of its places.
  const index = useMemo(
    () => createSearchIndex(groups.map((group) => group.map(({ line }) => line).join(' '))),
    [groups],
  );
  const { followed, shown } = search;
  return useMemo(() => {
    const { rows, total } = index.find(followed, shown);
    return { rows: rows.flatMap((at) => (groups[at] ? [groups[at]] : [])), total };
  }, [index, groups, followed, shown]);
}

type RecurringTextsProps = { readonly found: Found; readonly search: RegisterSearch };

export function RecurringTexts({ found, search }: RecurringTextsProps) {
  const { t } = useTranslation('structure');
  return (
    <RegisterRows
      found={found.rows}
      total={found.total}
      search={search}
      moreLabel={(count) => t('more', { count })}
      nothing={<NothingHere search={search} />}
    >
      {(groups) => (
        <ol className={classes.rows} aria-label={t('tab.recurring')}>
          {groups.map((group) => (
            <li key={group[0]?.look} className={classes.row}>
              <div lang={group[0]?.head.language} className={classes.text}>
                {group[0]?.indicator.text}
              </div>
              <PlacesFold label={t('times', { count: group.length })} places={group} />
            </li>
          ))}
        </ol>
      )}
    </RegisterRows>
  );
}
