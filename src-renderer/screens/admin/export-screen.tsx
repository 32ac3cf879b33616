/**
 * Saves qualifications as a file: which ones, as what, and where. Opened from the overview with nothing chosen, or from a
 * qualification with that one chosen.
 */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ScreenFrame } from '../../ui/screen-frame';
import { AdministratorsOnly } from './administrators-only';
import { ExportForm } from './export/export-form';

export function ExportScreen() {
  const { t } = useTranslation('export');
  return (
    <ScreenFrame
      title={t('title')}
      subtitle={t('subtitle')}
      back={<Link to="/qualifications">{t('back')}</Link>}
    >
      <AdministratorsOnly>
        <ExportForm />
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
