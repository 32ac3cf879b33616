/** The indicators that the search finds, each with where it stands and where its text comes back. */
import { IconStarFilled } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { NothingFound, RegisterRows } from '../../../ui/register/register-rows';
import type { RegisterSearch } from '../../../ui/register/use-register-search';
import { PlaceLink, PlacesFold } from './indicator-places';
import type { PlacedIndicator, TextPlaces } from './placed-indicators';
import classes from './structure.module.css';
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
    <RegisterRows
      found={found.rows}
      total={found.total}
      search={search}
      moreLabel={(count) => t('more', { count })}
      nothing={<NothingHere search={search} />}
    >
      {(rows) => (
        <ol className={classes.rows} aria-label={t('tab.indicators')}>
          {rows.map((row) => (
            <IndicatorRow key={row.indicator.indicatorId} row={row} places={places} />
          ))}
        </ol>
      )}
    </RegisterRows>
  );
}

/** Why nothing stands here, and the way back from a search. */
export function NothingHere({ search }: { readonly search: RegisterSearch }) {
  const { t } = useTranslation('structure');
  const sought = search.followed.trim();
  return (
    <NothingFound
      title={t(sought === '' ? 'empty.title' : 'nothing-found.title')}
      text={sought === '' ? t('empty.text') : t('nothing-found.text', { search: sought })}
      actionLabel={t('search-clear')}
      onAction={() => search.seek('')}
    />
  );
}

function IndicatorRow({ row, places }: { readonly row: PlacedIndicator; readonly places: TextPlaces }) {
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
}
