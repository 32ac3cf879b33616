/**
 * Saves qualifications as a file: which ones, as what, and where. Opened from the overview with nothing chosen, or from a
 * qualification with that one chosen.
 */
import { useTranslation } from 'react-i18next';
import { OverviewLink } from '../../ui/overview-link';
import { ScreenFrame } from '../../ui/screen-frame';
import { AdministratorsOnly } from './administrators-only';
import { ExportForm } from './export/export-form';

export function ExportScreen() {
  const { t } = useTranslation('export');
  return (
    <ScreenFrame title={t('title')} subtitle={t('subtitle')} back={<OverviewLink>{t('back')}</OverviewLink>}>
      <AdministratorsOnly>
        <ExportForm />
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
