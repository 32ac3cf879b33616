/** What is told of a version besides who and when: its note, or where it came from in the language of whoever looks. */
import { useTranslation } from 'react-i18next';
import type { ListedVersion } from '../../../../shared/domain/version-history';

export function useVersionNote(): (version: Pick<ListedVersion, 'note' | 'cameFrom'>) => string {
  const { t } = useTranslation('catalogue');
  return ({ note, cameFrom }) => (cameFrom === 'catalogue' ? t('source') : note);
}
