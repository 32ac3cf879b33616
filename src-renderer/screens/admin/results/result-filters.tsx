/**
 * What narrows the results beside the search: which stand, and behind a button period, qualification, group and examiner, as far
 * as they occur. What is chosen can be saved, and stands then as a button of its own.
 */
import { Button, NativeSelect } from '@mantine/core';
import { IconBookmarkPlus, IconFilter, IconFilterOff } from '@tabler/icons-react';
import { memo, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sameValue } from '../../../../shared/kernel/same-value';
import classes from '../../../ui/register/filters.module.css';
import { SavedFilterList } from '../../../ui/register/saved-filter-list';
import { useSavedResultFilters } from '../../../ui/saved-filters';
import { type ResultSearch, readResultSearch, resultPeriods } from '../../../ui/search-params';
import { useFormat } from '../../../ui/use-format';
import { useOutcomeWord } from '../../../ui/use-outcome-word';
import { blankValue } from '../qualifications/overview-rows';
import { facetOf, type ResultFacet, resultFacets } from './narrow-results';
import type { ResultRow } from './result-rows';

type ResultFiltersProps = {
  /** All of them: what occurs in them can be chosen. */
  readonly rows: readonly ResultRow[];
  readonly filter: ResultSearch;
  readonly onFilter: (filter: ResultSearch) => void;
};

const noRows: readonly ResultRow[] = [];

/** What the values of a facet are called, in the order of their names; nobody's stands last. */
function useFacetNames(rows: readonly ResultRow[], facet: ResultFacet): ReadonlyMap<string, string> {
  const format = useFormat();
  const { t } = useTranslation('results');
  const none = t('narrow.no-group');
  return useMemo(() => {
    const names = new Map(
      rows.map((row) => {
        const { value, name } = facetOf(row, facet);
        return [value, value === blankValue ? none : name] as const;
      }),
    );
    return new Map(
      [...names].sort(
        ([a, one], [b, other]) =>
          Number(a === blankValue) - Number(b === blankValue) || format.compare(one, other),
      ),
    );
  }, [rows, facet, format, none]);
}

function useNames(rows: readonly ResultRow[]): Readonly<Record<ResultFacet, ReadonlyMap<string, string>>> {
  return {
    qualification: useFacetNames(rows, 'qualification'),
    group: useFacetNames(rows, 'group'),
    examiner: useFacetNames(rows, 'examiner'),
  };
}

/** The stand without its number, for a filter that was saved. */
function useFilterWords(names: ReturnType<typeof useNames>): (filter: ResultSearch) => string {
  const { t } = useTranslation('results');
  const wordOf = useOutcomeWord();
  return ({ show, period, ...facets }) =>
    [
      show && (show === 'passed' || show === 'failed' ? wordOf(show) : t(`narrow.show.${show}`)),
      period && t(`narrow.period.${period}`),
      ...resultFacets.map((facet) => {
        const value = facets[facet];
        return value && (names[facet].get(value) ?? (facet === 'group' ? value : t('narrow.gone')));
      }),
    ]
      .filter(Boolean)
      .join(' · ');
}

type FieldsProps = Omit<ResultFiltersProps, 'rows'> & {
  readonly id: string;
  readonly names: ReturnType<typeof useNames>;
};

function ResultFilterFields({ id, names, filter, onFilter }: FieldsProps) {
  const { t } = useTranslation(['results', 'overview']);
  const { filters, save } = useSavedResultFilters();
  const isNarrowed = Object.keys(filter).length > 0;
  const choose = (part: Readonly<Record<string, string>>): void =>
    onFilter(readResultSearch({ ...filter, ...part }));
  return (
    <div id={id} className={classes.fields}>
      <NativeSelect
        label={t('narrow.period.label')}
        value={filter.period ?? ''}
        onChange={(event) => choose({ period: event.currentTarget.value })}
        data={[
          { value: '', label: t('overview:filter.all') },
          ...resultPeriods.map((period) => ({ value: period, label: t(`narrow.period.${period}`) })),
        ]}
      />
      {resultFacets.map((facet) => (
        <NativeSelect
          key={facet}
          label={t(`narrow.${facet}`)}
          value={filter[facet] ?? ''}
          onChange={(event) => choose({ [facet]: event.currentTarget.value })}
          data={[
            { value: '', label: t('overview:filter.all') },
            ...[...names[facet]].map(([value, label]) => ({ value, label })),
          ]}
        />
      ))}
      {isNarrowed && (
        <Button
          variant="default"
          leftSection={<IconFilterOff size={20} aria-hidden />}
          onClick={() => onFilter({})}
        >
          {t('overview:filter.clear')}
        </Button>
      )}
      {isNarrowed && !filters.some((one) => sameValue(one, filter)) && (
        <Button
          variant="default"
          leftSection={<IconBookmarkPlus size={20} aria-hidden />}
          onClick={() => save(filter)}
        >
          {t('overview:filter.save')}
        </Button>
      )}
    </div>
  );
}

/** The button that unfolds the choices and says how many narrow the list, the saved ones, and the choices below. */
export const ResultFilters = memo(function ResultFilters({ rows, filter, onFilter }: ResultFiltersProps) {
  const { t } = useTranslation('overview');
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { filters, forget } = useSavedResultFilters();
  // Nobody reads them where nothing is unfolded or saved, and they are of all rows.
  const names = useNames(isOpen || filters.length > 0 ? rows : noRows);
  const wordsOf = useFilterWords(names);
  const count = Object.keys(filter).length;
  return (
    <div>
      <div className={classes.buttons}>
        <Button
          variant="default"
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          leftSection={<IconFilter size={20} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {count === 0 ? t('filter.open') : t('filter.open-count', { count })}
        </Button>
        <SavedFilterList
          {...{ filters, filter, wordsOf }}
          onFilter={(one) => onFilter(one ?? {})}
          onForget={forget}
        />
      </div>
      {isOpen && <ResultFilterFields {...{ id, names, filter, onFilter }} />}
    </div>
  );
});
