/** The indicators that the search finds, each with where it stands and where its text comes back. */
import { IconStarFilled } from '@tabler/icons-react';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterSearch } from '../../../ui/register/use-register-search';
import { PlaceLink, PlacesFold } from './indicator-places';
import type { PlacedIndicator, TextPlaces } from './placed-indicators';
import classes from './structure.module.css';
import { StructureRows } from './structure-rows';
import type { Structure } from './use-structure';

type Found = { readonly rows: readonly PlacedIndicator[]; readonly total: number };

type Searched = Pick<Structure, 'indicators' | 'index'>;

/** The first of what is found, and how many there are. */
export function useFoundIndicators({ indicators, index }: Searched, search: RegisterSearch): Found {
  const { followed, shown } = search;
  return useMemo(() => {
    const { rows, total } = index.find(followed, shown);
    return { rows: rows.flatMap((at) => indicators[at] ?? []), total };
  }, [index, indicators, followed, shown]);
}

type FoundIndicatorsProps = {
  readonly found: Found;
  readonly places: TextPlaces;
  readonly search: RegisterSearch;
};

export function FoundIndicators({ found, places, search }: FoundIndicatorsProps) {
  const { t } = useTranslation('structure');
  return (
    <StructureRows
      label={t('tab.indicators')}
      found={found}
      search={search}
      keyOf={({ indicator }) => indicator.indicatorId}
    >
      {(row) => <IndicatorRow key={row.indicator.indicatorId} row={row} places={places} />}
    </StructureRows>
  );
}

type IndicatorRowProps = { readonly row: PlacedIndicator; readonly places: TextPlaces };

/** Not drawn again while the others come. */
const IndicatorRow = memo(({ row, places }: IndicatorRowProps) => {
  const { t } = useTranslation('structure');
  const others = (places.get(row.look) ?? []).filter((place) => place !== row);
  return (
    <li className={classes.row}>
      <div lang={row.head.language} className={classes.text}>
        {row.indicator.critical && (
          <IconStarFilled size={16} role="img" aria-label={t('critical')} className={classes.star} />
        )}
        {row.indicator.text}
      </div>
      <PlaceLink place={row} />
      {others.length > 0 && <PlacesFold label={t('others', { count: others.length })} places={others} />}
    </li>
  );
});
