/** What an import came from, in words: its file, or the catalogue in the language of whoever looks. */
import { useTranslation } from 'react-i18next';
import type { QualificationImport } from '../../../../shared/records/qualification-import';

export function useSourceName(): (imported: Pick<QualificationImport, 'source' | 'cameFrom'>) => string {
  const { t } = useTranslation(['imports', 'catalogue']);
  return ({ source, cameFrom }) =>
    cameFrom === 'catalogue' ? t('catalogue:source') : source || t('no-file');
}
