/** Drafts on this device of qualifications that were removed: no row of the list leads to them any more. */
import { Alert } from '@mantine/core';
import { IconPencilOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDocuments } from '../../../queries/use-documents';
import { useHostState } from '../../../queries/use-host-state';
import classes from './removed-drafts.module.css';

/** Nothing while there is none. */
export function RemovedDrafts() {
  const { t } = useTranslation('overview');
  const drafts = useHostState((host) => host.drafts.kept) ?? [];
  const broken = useHostState((host) => host.drafts.broken) ?? [];
  const stored = useDocuments('qualification') ?? [];
  const ids = new Set<string>([...drafts.map(({ qualificationId }) => qualificationId), ...broken]);
  const gone = stored
    .map(({ document }) => document)
    .filter((head) => head.isRemoved === true && ids.has(head.qualificationId));
  if (gone.length === 0) return null;
  return (
    <Alert icon={<IconPencilOff aria-hidden />} title={t('removed-drafts', { count: gone.length })}>
      <ul className={classes.list}>
        {gone.map(({ qualificationId, name }) => (
          <li key={qualificationId}>
            <Link to="/qualifications/$qualificationId/edit" params={{ qualificationId }}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
