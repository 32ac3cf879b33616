/** The bar above a register: the search, filters beside it, and how many rows are found. */
import { CloseButton, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFindField } from '../page-view';
import classes from './register.module.css';
import type { RegisterSearch } from './use-register-search';

type RegisterBarProps = {
  readonly search: RegisterSearch;
  readonly label: string;
  readonly clearLabel: string;
  /** How many rows are found, in words. */
  readonly found: string;
  /** Filters. */
  readonly children?: ReactNode;
};

/** The key that looks for something on a screen leads to this field; the count is in words, beside what it counts. */
export function RegisterBar({ search, label, clearLabel, found, children }: RegisterBarProps) {
  const findField = useFindField();
  return (
    <div className={classes.bar}>
      <TextInput
        ref={findField}
        className={classes.search}
        label={label}
        value={search.text}
        onChange={(event) => search.seek(event.currentTarget.value)}
        leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={
          search.text !== '' && <CloseButton aria-label={clearLabel} onClick={() => search.seek('')} />
        }
        autoComplete="off"
        spellCheck={false}
      />
      {children}
      <Text component="output" className={classes.found}>
        {found}
      </Text>
    </div>
  );
}
