/**
 * The place of the accountability documents of a qualification (M30). Files cannot be added yet; the screen says what will be
 * here, so that whoever looks for it in the place they know finds out.
 */
import { IconPaperclip } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDocument } from '../../queries/use-documents';
import { EmptyState } from '../../ui/empty-state';
import { OverviewLink } from '../../ui/overview-link';
import { ScreenFrame } from '../../ui/screen-frame';
import { AdministratorsOnly } from './administrators-only';

export function AccountabilityScreen() {
  const { t } = useTranslation(['overview', 'qualification']);
  const { qualificationId } = useParams({ strict: false });
  const stored = useDocument('qualification', qualificationId);
  if (stored === undefined) return null;
  return (
    <ScreenFrame
      title={t('documents.title')}
      subtitle={stored?.document.name}
      back={<OverviewLink tab={stored?.document.status}>{t('qualification:detail.back')}</OverviewLink>}
    >
      <AdministratorsOnly>
        <EmptyState title={t('documents.empty-title')} icon={<IconPaperclip size={40} />}>
          {t('documents.empty-text')}
        </EmptyState>
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
