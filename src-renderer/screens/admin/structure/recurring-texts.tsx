/** The texts that stand in more than one place, the most frequent first: each with all of its places. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterSearch } from '../../../ui/register/use-register-search';
import { PlacesFold } from './indicator-places';
import { findRecurring, type PlacedIndicator } from './placed-indicators';
import classes from './structure.module.css';
import { StructureRows } from './structure-rows';
import type { Structure } from './use-structure';

type Found = { readonly rows: readonly (readonly PlacedIndicator[])[]; readonly total: number };

/** A text is found by its words and by any of its places. */
export function useRecurringTexts({ indicators, places, index }: Structure, search: RegisterSearch): Found {
  const groups = useMemo(() => findRecurring(places), [places]);
  const { followed, shown } = search;
  return useMemo(() => {
    if (followed.trim() === '') return { rows: groups.slice(0, shown), total: groups.length };
    const looks = new Set(index.find(followed).rows.map((at) => indicators[at]?.look));
    const found = groups.filter(([first]) => looks.has(first?.look));
    return { rows: found.slice(0, shown), total: found.length };
  }, [groups, index, indicators, followed, shown]);
}

type RecurringTextsProps = { readonly found: Found; readonly search: RegisterSearch };

export function RecurringTexts({ found, search }: RecurringTextsProps) {
  const { t } = useTranslation('structure');
  return (
    <StructureRows
      label={t('tab.recurring')}
      found={found}
      search={search}
      keyOf={([first]) => first?.look ?? ''}
      isRecurring
    >
      {(group) => (
        <li key={group[0]?.look} className={classes.row}>
          <div lang={group[0]?.head.language} className={classes.text}>
            {group[0]?.indicator.text}
          </div>
          <PlacesFold label={t('times', { count: group.length })} places={group} />
        </li>
      )}
    </StructureRows>
  );
}
