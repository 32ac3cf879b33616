/** Which node of the tree somebody is at. It stands in the address, so that a reload or a link leads there again. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';

/** The id of the node, null for the qualification itself; and how to go to another. */
export function useCurrentNode(): [string | null, (id: string | null) => void] {
  const { node } = useSearch({ strict: false });
  const navigate = useNavigate();
  const [currentId, setCurrent] = useState<string | null>(node ?? null);
  /** The address comes behind while somebody walks through the tree. */
  const onTheWay = useRef(0);
  useEffect(() => {
    if (onTheWay.current === 0) setCurrent(node ?? null);
  }, [node]);
  const show = useCallback(
    (id: string | null): void => {
      setCurrent(id);
      onTheWay.current += 1;
      const arrive = (): void => {
        onTheWay.current -= 1;
      };
      const search = id === null ? {} : { node: id };
      void navigate({ to: '.', search, replace: true, resetScroll: false }).then(arrive, arrive);
    },
    [navigate],
  );
  return [currentId, show];
}
