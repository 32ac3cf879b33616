/** One of the options at the right of a row: a symbol, with its words on hovering and, with the name of the row, to hear. */

import type { Icon } from '@tabler/icons-react';
import type { RegisteredRouter, ValidateNavigateOptions } from '@tanstack/react-router';
import type { ButtonHTMLAttributes } from 'react';
import { hintProps } from './hint';
import { RowLink } from './row-link';
import classes from './row-option.module.css';

type OptionProps = {
  readonly label: string;
  /** What the row is of: forty buttons that are all called "open" are none. */
  readonly of: string;
  readonly icon: Icon;
};

type RowOptionProps<Place> = OptionProps & {
  readonly place: ValidateNavigateOptions<RegisteredRouter, Place>;
  readonly onClick?: () => void;
};

/** Leads somewhere. */
export function RowOption<const Place>({ label, of, icon: Sign, place, onClick }: RowOptionProps<Place>) {
  return (
    <RowLink<Place>
      place={place}
      className={classes.option}
      aria-label={`${label}: ${of}`}
      onClick={onClick}
      {...hintProps(label)}
    >
      <Sign size={22} aria-hidden />
    </RowLink>
  );
}

type RowButtonProps = OptionProps & ButtonHTMLAttributes<HTMLButtonElement>;

/** Does something here. */
export function RowButton({ label, of, icon: Sign, ...props }: RowButtonProps) {
  return (
    <button
      type="button"
      className={classes.option}
      aria-label={`${label}: ${of}`}
      {...hintProps(label)}
      {...props}
    >
      <Sign size={22} aria-hidden />
    </button>
  );
}
