/**
 * What narrows the overview beside the search: behind a button that says how many there are, and the saved ones as buttons of
 * their own. Only cohorts, levels and languages that occur are offered.
 */
import { Button, NativeSelect } from '@mantine/core';
import { IconBookmarkPlus, IconFilter, IconFilterOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { sameValue } from '../../../../shared/kernel/same-value';
import type { QualificationHead } from '../../../../shared/records/qualification';
import classes from '../../../ui/register/filters.module.css';
import { SavedFilterList } from '../../../ui/register/saved-filter-list';
import { useSavedFilters } from '../../../ui/saved-filters';
import {
  type QualificationFilter,
  qualificationKinds,
  readQualificationFilter,
} from '../../../ui/search-params';
import { useFormat } from '../../../ui/use-format';
import { blankValue, facetOf } from './overview-rows';

const facets = ['cohort', 'level', 'language'] as const;
type Facet = (typeof facets)[number];

type OverviewFiltersProps = {
  readonly heads: readonly QualificationHead[];
  readonly filter: QualificationFilter;
  readonly onFilter: (filter: QualificationFilter) => void;
};

/** What a value of a choice is called. */
function useFacetWord(): (facet: Facet, value: string) => string {
  const { t } = useTranslation('overview');
  const format = useFormat();
  return (facet, value) => {
    if (value === blankValue) return t(`filter.blank.${facet}`);
    if (facet === 'language') return format.language(value);
    return facet === 'level' ? t('filter.level-value', { level: value }) : value;
  };
}

/** A filter in words: its parts, in the order of the choices. */
function useFilterWords(): (filter: QualificationFilter) => string {
  const { t } = useTranslation('overview');
  const wordOf = useFacetWord();
  return ({ kind, ...values }) =>
    [
      kind && t(`filter.kind.${kind}`),
      ...facets.map((facet) => values[facet] && wordOf(facet, values[facet] ?? '')),
    ]
      .filter(Boolean)
      .join(' · ');
}

/** One choice: what occurs in the list, and what is chosen even where it does not. */
function FacetField({ facet, heads, filter, onFilter }: OverviewFiltersProps & { readonly facet: Facet }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const wordOf = useFacetWord();
  const chosen = filter[facet] ?? '';
  const values = useMemo(
    () =>
      [...new Set([...heads.map((head) => facetOf(head, facet)), ...(chosen === '' ? [] : [chosen])])].sort(
        (a, b) => Number(a === blankValue) - Number(b === blankValue) || format.compare(a, b),
      ),
    [heads, facet, chosen, format],
  );
  return (
    <NativeSelect
      label={t(`column.${facet}`)}
      value={chosen}
      onChange={(event) =>
        onFilter(readQualificationFilter({ ...filter, [facet]: event.currentTarget.value }))
      }
      data={[
        { value: '', label: t('filter.all') },
        ...values.map((value) => ({ value, label: wordOf(facet, value) })),
      ]}
    />
  );
}

type FilterButtonsProps = Omit<OverviewFiltersProps, 'heads'> & {
  readonly isOpen: boolean;
  /** Of the choices that it unfolds. */
  readonly fieldsId: string;
  readonly onOpen: (isOpen: boolean) => void;
};

/** Unfolds the choices and says how many narrow the list; beside it the saved filters. */
export function FilterButtons({ filter, onFilter, isOpen, fieldsId, onOpen }: FilterButtonsProps) {
  const { t } = useTranslation('overview');
  const { filters, forget } = useSavedFilters();
  const wordsOf = useFilterWords();
  const count = Object.keys(filter).length;
  return (
    <>
      <Button
        variant="default"
        aria-expanded={isOpen}
        aria-controls={isOpen ? fieldsId : undefined}
        leftSection={<IconFilter size={20} aria-hidden />}
        onClick={() => onOpen(!isOpen)}
      >
        {count === 0 ? t('filter.open') : t('filter.open-count', { count })}
      </Button>
      <SavedFilterList
        {...{ filters, filter, wordsOf }}
        onFilter={(one) => onFilter(one ?? {})}
        onForget={forget}
      />
    </>
  );
}

/** The choices, and what saves or clears them. */
export function FilterFields({
  id,
  heads,
  filter,
  onFilter,
}: OverviewFiltersProps & { readonly id: string }) {
  const { t } = useTranslation('overview');
  const { filters, save } = useSavedFilters();
  const isNarrowed = Object.keys(filter).length > 0;
  const isSaved = filters.some((one) => sameValue(one, filter));
  return (
    <div id={id} className={classes.fields}>
      <NativeSelect
        label={t('filter.show')}
        value={filter.kind ?? ''}
        onChange={(event) =>
          onFilter(readQualificationFilter({ ...filter, kind: event.currentTarget.value }))
        }
        data={[
          { value: '', label: t('filter.all') },
          ...qualificationKinds.map((kind) => ({ value: kind, label: t(`filter.kind.${kind}`) })),
        ]}
      />
      {facets.map((facet) => (
        <FacetField key={facet} facet={facet} heads={heads} filter={filter} onFilter={onFilter} />
      ))}
      {isNarrowed && (
        <Button
          variant="default"
          leftSection={<IconFilterOff size={20} aria-hidden />}
          onClick={() => onFilter({})}
        >
          {t('filter.clear')}
        </Button>
      )}
      {isNarrowed && !isSaved && (
        <Button
          variant="default"
          leftSection={<IconBookmarkPlus size={20} aria-hidden />}
          onClick={() => save(filter)}
        >
          {t('filter.save')}
        </Button>
      )}
    </div>
  );
}
