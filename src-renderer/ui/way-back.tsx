/** The link from an exam to the list one came from, as it was. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCameFrom } from './came-from';
import { readResultSearch } from './search-params';

export function WayBack() {
  const { t } = useTranslation('shell');
  const cameFrom = useCameFrom((state) => state.cameFrom);
  return cameFrom?.list === '/results' ? (
    <Link to="/results" search={readResultSearch(cameFrom.search)}>
      {t('way-back.results')}
    </Link>
  ) : (
    <Link to="/">{t('way-back.today')}</Link>
  );
}
