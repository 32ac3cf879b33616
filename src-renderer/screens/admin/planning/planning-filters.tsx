/** How the planning is arranged, which exams of it, and from which day on; all of it stands in the address. */
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type PlanningSearch, planningShows, planningViews } from '../../../ui/search-params';
import classes from './planning-table.module.css';

type PlanningFiltersProps = {
  readonly search: PlanningSearch;
  /** How many exams are over. */
  readonly past: number;
  readonly onChange: (search: PlanningSearch) => void;
};

/** A day to jump to shows everything from there on, also what is over. */
export function PlanningFilters({ search, past, onChange }: PlanningFiltersProps) {
  const { t } = useTranslation(['plan', 'planning']);
  const change = (part: { readonly [K in keyof PlanningSearch]: PlanningSearch[K] | undefined }): void => {
    const next = { ...search, ...part };
    onChange(Object.fromEntries(Object.entries(next).filter(([, said]) => said !== undefined)));
  };
  return (
    <div className={classes.filters}>
      <NativeSelect
        label={t('view.label')}
        value={search.by ?? 'day'}
        data={planningViews.map((view) => ({ value: view, label: t(`view.${view}`) }))}
        onChange={(event) => {
          const by = planningViews.find((view) => view === event.currentTarget.value);
          change({ by: by === 'day' ? undefined : by });
        }}
      />
      <NativeSelect
        label={t('show.label')}
        value={search.only ?? ''}
        data={[
          { value: '', label: t('show.all') },
          ...planningShows.map((show) => ({ value: show, label: t(`show.${show}`) })),
        ]}
        onChange={(event) =>
          change({ only: planningShows.find((only) => only === event.currentTarget.value) })
        }
      />
      <TextInput
        type="date"
        label={t('jump')}
        value={search.from ?? ''}
        onChange={(event) => change({ from: event.currentTarget.value || undefined })}
      />
      {!search.from && (past > 0 || search.past) && (
        <Button
          variant="default"
          aria-expanded={search.past === true}
          onClick={() => change({ past: search.past ? undefined : true })}
        >
          {search.past ? t('planning:past-hide') : t('planning:past-show', { count: past })}
        </Button>
      )}
    </div>
  );
}
