/** Shows its content to administrators; tells anybody else what is here and who can open it. */
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../../shared/values/role';
import { useActor } from '../../queries/use-actor';
import { EmptyState } from '../../ui/empty-state';

/** Says who may, instead of showing nothing. A courtesy, no wall: the action decides. */
type AdministratorsOnlyProps = {
  /** Who else may look here. */
  readonly also?: readonly Role[];
  readonly children: ReactNode;
};

export function AdministratorsOnly({ also = [], children }: AdministratorsOnlyProps) {
  const { t } = useTranslation('planning');
  const actor = useActor();
  if (actor === undefined) return null;
  const mayLook: readonly string[] = ['administrator', ...also];
  if (actor?.roles.some((role) => mayLook.includes(role))) return children;
  return (
    <EmptyState title={t('administrators-only.title')} icon={<IconLock size={40} />}>
      {t('administrators-only.text')}
    </EmptyState>
  );
}
