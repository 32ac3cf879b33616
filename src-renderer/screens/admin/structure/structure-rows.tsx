/** A list on the screen of all contents: what a search found, more of it on request, or why nothing stands there. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state';
import { NothingFound, RegisterRows } from '../../../ui/register/register-rows';
import type { RegisterSearch } from '../../../ui/register/use-register-search';
import classes from './structure.module.css';

type StructureRowsProps<Row> = {
  readonly label: string;
  readonly found: { readonly rows: readonly Row[]; readonly total: number };
  readonly search: RegisterSearch;
  readonly keyOf: (row: Row) => string;
  /** It has what stands in more than one place only. */
  readonly isRecurring?: boolean;
  readonly children: (row: Row) => ReactNode;
};

export function StructureRows<Row>({
  label,
  found,
  search,
  keyOf,
  isRecurring = false,
  children,
}: StructureRowsProps<Row>) {
  const { t } = useTranslation('structure');
  return (
    <RegisterRows
      found={found.rows}
      total={found.total}
      search={search}
      keyOf={keyOf}
      moreLabel={(count) => t('more', { count })}
      nothing={<NothingHere search={search} isRecurring={isRecurring} />}
    >
      {(rows) => (
        <ol className={classes.rows} aria-label={label}>
          {rows.map(children)}
        </ol>
      )}
    </RegisterRows>
  );
}

type NothingHereProps = { readonly search: RegisterSearch; readonly isRecurring?: boolean };

/** Why nothing stands here, and the way back from a search. */
export function NothingHere({ search, isRecurring = false }: NothingHereProps) {
  const { t } = useTranslation('structure');
  const sought = search.followed.trim();
  if (sought === '')
    return isRecurring ? (
      <EmptyState title={t('none-recurring.title')}>{t('none-recurring.text')}</EmptyState>
    ) : (
      <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
    );
  return (
    <NothingFound
      title={t('nothing-found.title')}
      text={t('nothing-found.text', { search: sought })}
      actionLabel={t('search-clear')}
      onAction={() => search.seek('')}
    />
  );
}
