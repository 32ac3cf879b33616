/** The saved filters of a list: pressed when it is the one that counts; pressed once more it counts no longer. */
import { Button, CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { sameValue } from '../../../shared/kernel/same-value';
import classes from './filters.module.css';

type SavedFilterListProps<Filter> = {
  readonly filters: readonly Filter[];
  readonly filter: Filter;
  /** A filter in words. */
  readonly wordsOf: (filter: Filter) => string;
  /** Null: none counts any more. */
  readonly onFilter: (filter: Filter | null) => void;
  readonly onForget: (filter: Filter) => void;
};

/** Nothing where none is saved: an empty list would only ask what it is for. */
export function SavedFilterList<Filter extends object>({
  filters,
  filter,
  wordsOf,
  onFilter,
  onForget,
}: SavedFilterListProps<Filter>) {
  const { t } = useTranslation('overview');
  if (filters.length === 0) return null;
  return (
    <ul className={classes.saved} aria-label={t('filter.saved')}>
      {filters.map((one) => {
        const words = wordsOf(one);
        const isOn = sameValue(one, filter);
        return (
          <li key={JSON.stringify(one)}>
            <Button
              size="sm"
              variant={isOn ? 'light' : 'default'}
              aria-pressed={isOn}
              onClick={() => onFilter(isOn ? null : one)}
            >
              {words}
            </Button>
            <CloseButton aria-label={t('filter.forget', { filter: words })} onClick={() => onForget(one)} />
          </li>
        );
      })}
    </ul>
  );
}
