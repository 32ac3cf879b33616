/** Tells an administrator, wherever they are, that the hub has answered what was asked of its catalogue (M61). */
import { Alert } from '@mantine/core';
import { IconCloudCheck } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Staff } from '../../shared/records/staff';
import { useHostState } from '../queries/use-host-state';

/** Where the answer is in sight already. */
const places: readonly string[] = ['/qualifications/catalogue', '/qualifications/import'];

/** Until it is looked at, or put away for as long as the page is open. */
export function CatalogueNotice({ roles }: Pick<Staff, 'roles'>) {
  const { t } = useTranslation(['catalogue', 'common']);
  const { pathname } = useLocation();
  const told = useHostState((host) => host.catalogue.requests);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const answers = (told?.requests ?? []).filter(
    ({ purpose, answeredAt, requestId }) =>
      purpose === 'import' && answeredAt !== null && !closed.has(requestId),
  );
  if (!roles.includes('administrator') || answers.length === 0 || places.includes(pathname)) return null;
  return (
    <Alert
      role="status"
      color="leaf"
      icon={<IconCloudCheck aria-hidden />}
      title={t('notice.title', { count: answers.length })}
      withCloseButton
      closeButtonLabel={t('common:close')}
      onClose={() => setClosed(new Set([...closed, ...answers.map(({ requestId }) => requestId)]))}
    >
      <Link to="/qualifications/catalogue">{t('notice.look')}</Link>
    </Alert>
  );
}
