/** The heading of a step. When the step changes, the focus goes here, so that reading and tabbing go on from it. */
import { Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import classes from './step-heading.module.css';

type StepHeadingProps = {
  /** False on the step the screen opens with. */
  readonly takesFocus: boolean;
  readonly children: string;
};

/** Takes the focus with every new step: to a screen reader nothing else says that the page has changed. */
export function StepHeading({ takesFocus, children }: StepHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <Title order={2} ref={heading} tabIndex={-1} className={classes.heading}>
      {children}
    </Title>
  );
}
