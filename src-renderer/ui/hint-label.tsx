/** The one label of all symbols that are explained when they are pointed at; Escape takes it away. */
import { Tooltip } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWorld } from '../queries/query-source';
import { type Hint, useHint } from './hint';

/** Whoever moves over a row wants no label of each symbol in it. */
const pointedMs = 400;

/** Stands once, beside the screens; a symbol says only that it is pointed at. */
export function HintLabel() {
  const world = useWorld();
  const hint = useHint((state) => state.hint);
  const [shown, setShown] = useState<Hint | null>(null);
  useEffect(() => {
    if (hint === null || hint.isAtOnce) setShown(hint);
    return hint === null ? undefined : world.after(pointedMs, () => setShown(hint));
  }, [hint, world]);
  useEffect(() => {
    if (shown === null) return undefined;
    const hideAt = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') setShown(null);
    };
    window.addEventListener('keydown', hideAt);
    return () => window.removeEventListener('keydown', hideAt);
  }, [shown]);
  // What it is about may be gone: a row that was filtered out leaves no pointer behind.
  if (shown === null || shown !== hint) return null;
  return <Tooltip target={shown.target} label={shown.label} opened />;
}
