/** The versions of a qualification that were published: who, when, and what they said of it. Each can be looked at. */
import { Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listVersions } from '../../../shared/domain/version-history';
import { useDocument } from '../../queries/use-documents';
import { ScreenFrame } from '../../ui/screen-frame';
import { AdministratorsOnly } from './administrators-only';
import { VersionTable } from './versions/version-table';

/**
 * Reached from the qualification itself. Nothing here changes anything: a version is looked at, and brought back from its own
 * screen.
 */
export function VersionsScreen() {
  const { t } = useTranslation('versions');
  const { qualificationId = '' } = useParams({ strict: false });
  const stored = useDocument('qualification', qualificationId);
  if (stored === undefined) return null;
  const back = (
    <Link to="/qualifications/$qualificationId" params={{ qualificationId }}>
      {stored?.document.name || t('back')}
    </Link>
  );
  return (
    <ScreenFrame title={t('title')} subtitle={t('subtitle')} back={back}>
      <AdministratorsOnly>
        {stored ? (
          <VersionTable qualificationId={qualificationId} versions={listVersions(stored.document)} />
        ) : (
          <Text>{t('missing')}</Text>
        )}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
