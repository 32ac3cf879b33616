/** A list on the screen of all contents: what a search found, more of it on request, or why nothing stands there. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NothingFound, RegisterRows } from '../../../ui/register/register-rows';
import type { RegisterSearch } from '../../../ui/register/use-register-search';
import classes from './structure.module.css';

type StructureRowsProps<Row> = {
  readonly label: string;
  readonly found: { readonly rows: readonly Row[]; readonly total: number };
  readonly search: RegisterSearch;
  readonly children: (row: Row) => ReactNode;
};

export function StructureRows<Row>({ label, found, search, children }: StructureRowsProps<Row>) {
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
        <ol className={classes.rows} aria-label={label}>
          {rows.map(children)}
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
