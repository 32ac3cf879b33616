/** Shows its content to administrators; tells anybody else what is here and who can open it. */
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useActor } from '../../queries/use-actor';
import { EmptyState } from '../../ui/empty-state';

/** Says who may, instead of showing nothing. A courtesy, no wall: the action decides. */
export function AdministratorsOnly({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('planning');
  const actor = useActor();
  if (actor === undefined) return null;
  if (actor?.roles.includes('administrator')) return children;
  return (
    <EmptyState title={t('administrators-only.title')} icon={<IconLock size={40} />}>
      {t('administrators-only.text')}
    </EmptyState>
  );
}
