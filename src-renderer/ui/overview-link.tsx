/** The way back to the overview of qualifications, as it was left. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useOverviewSearch } from './overview-place';
import type { QualificationTab } from './search-params';

type OverviewLinkProps = {
  /** Where the qualification stands now; undefined where the screen is about none. */
  readonly tab?: QualificationTab | undefined;
  readonly children: ReactNode;
};

/** Search, order and scroll of the overview are in its address, so the way back is a link and not a step back. */
export function OverviewLink({ tab, children }: OverviewLinkProps) {
  const search = useOverviewSearch(tab);
  return (
    <Link to="/qualifications" search={search}>
      {children}
    </Link>
  );
}
