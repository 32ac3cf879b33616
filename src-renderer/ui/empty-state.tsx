/** What a screen says when it has nothing to show: what belongs here, why it is empty, and the one thing to do. */
import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

type EmptyStateProps = {
  readonly title: string;
  readonly icon?: ReactNode;
  /** Button or link of the one thing to do. */
  readonly action?: ReactNode;
  readonly children?: ReactNode;
};

/** Says why it is empty and what to do: an empty list without a word looks broken. */
export function EmptyState({ title, icon, action, children }: EmptyStateProps) {
  return (
    <section className={classes.empty}>
      {icon && (
        <div className={classes.icon} aria-hidden>
          {icon}
        </div>
      )}
      <Title order={2}>{title}</Title>
      {children && <Text className={classes.text}>{children}</Text>}
      {action}
    </section>
  );
}
