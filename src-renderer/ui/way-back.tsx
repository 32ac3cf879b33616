/** The link from an exam to the list one came from, as it was. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCameFrom } from './came-from';
import { readResultSearch } from './search-params';

type LinkParts = { readonly className?: string; readonly children?: ReactNode };

export type WayBackLink = {
  /** Where it leads, in words. */
  readonly label: string;
  /** Makes the link of these parts, for one that looks like a button. */
  readonly link: (parts: LinkParts) => ReactNode;
};

/** @returns its words, and what makes the link: the parts are those of whatever it should look like */
export function useWayBack(): WayBackLink {
  const { t } = useTranslation('shell');
  const cameFrom = useCameFrom((state) => state.cameFrom);
  if (cameFrom?.list === '/results')
    return {
      label: t('way-back.results'),
      link: (parts) => <Link {...parts} to="/results" search={readResultSearch(cameFrom.search)} />,
    };
  return { label: t('way-back.today'), link: (parts) => <Link {...parts} to="/" /> };
}

/** The same as a plain link. */
export function WayBack() {
  const { label, link } = useWayBack();
  return link({ children: label });
}
