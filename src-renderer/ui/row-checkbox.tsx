/** A box in a row of a table, as boxes look everywhere: one element, because a table draws hundreds. */
import type { InputHTMLAttributes } from 'react';
import classes from './row-checkbox.module.css';

/** It needs a name of its own: `aria-label`. */
export function RowCheckbox(props: Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'className'>) {
  return <input type="checkbox" className={classes.box} {...props} />;
}
