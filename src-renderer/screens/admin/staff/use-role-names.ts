/** Roles in words. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { roles } from '../../../../shared/values/role';

/** In the order of the table of rights; a role of a later program stands as it is written down. */
export function useRoleNames(): (held: readonly string[]) => string {
  const { t } = useTranslation('domain');
  return useCallback(
    (held) => {
      const known = roles.filter((role) => held.includes(role)).map((role) => t(`role.${role}`));
      const later = held.filter((role) => !roles.some((one) => one === role));
      return [...known, ...later].join(', ');
    },
    [t],
  );
}
