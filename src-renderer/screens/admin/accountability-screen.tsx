/**
 * The accountability documents of a qualification (M30): administrators attach them, put them in order and describe them;
 * everybody of the centre reads them, without a network where they were fetched before.
 */
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useActor } from '../../queries/use-actor';
import { useDocument } from '../../queries/use-documents';
import { OverviewLink } from '../../ui/overview-link';
import { ScreenFrame } from '../../ui/screen-frame';
import { Documents } from './accountability/documents';

export function AccountabilityScreen() {
  const { t } = useTranslation(['accountability', 'qualification', 'shell']);
  const { qualificationId } = useParams({ strict: false });
  const stored = useDocument('qualification', qualificationId);
  const actor = useActor();
  if (stored === undefined || actor === undefined) return null;
  const mayWrite = actor?.roles.includes('administrator') ?? false;
  return (
    <ScreenFrame
      title={t('title')}
      subtitle={stored?.document.name}
      back={
        mayWrite ? (
          <OverviewLink tab={stored?.document.status}>{t('qualification:detail.back')}</OverviewLink>
        ) : (
          <Link to="/">{t('shell:way-back.today')}</Link>
        )
      }
    >
      {stored && <Documents head={stored.document} mayWrite={mayWrite} />}
    </ScreenFrame>
  );
}
