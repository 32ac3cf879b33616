/** Facts to read: a term and what it is, one under the other. */
import type { ReactNode } from 'react';
import classes from './fact-list.module.css';

type FactListProps = { readonly facts: readonly { readonly term: string; readonly fact: ReactNode }[] };

export function FactList({ facts }: FactListProps) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ term, fact }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
