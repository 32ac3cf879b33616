/** Short facts in a line, parted by dots. A line break falls between facts, never inside one. */
import { Fragment } from 'react';
import classes from './fact-line.module.css';

/** Blank facts leave no separator behind. */
export function FactLine({ facts }: { readonly facts: readonly string[] }) {
  return (
    <span>
      {facts.map((fact, index) => (
        <Fragment key={fact}>
          {index > 0 && ' '}
          <span className={classes.fact}>
            {fact}
            {index < facts.length - 1 && ' ·'}
          </span>
        </Fragment>
      ))}
    </span>
  );
}
