/** What a qualification is called and for whom it is (M17 to M22), its words and its portfolio instruction (M23 to M28). */
import { Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDocument } from '../../queries/use-documents';
import { OverviewLink } from '../../ui/overview-link';
import { ScreenFrame } from '../../ui/screen-frame';
import { AdministratorsOnly } from './administrators-only';
import { AttributesForm } from './qualifications/attributes-form';
import { OwnWords } from './qualifications/own-words';

export function AttributesScreen() {
  const { t } = useTranslation(['overview', 'qualification']);
  const { qualificationId } = useParams({ strict: false });
  const stored = useDocument('qualification', qualificationId);
  if (stored === undefined) return null;
  const head = stored?.document.isRemoved === true ? null : stored?.document;
  return (
    <ScreenFrame
      title={head?.name ?? t('qualification:detail.missing-title')}
      subtitle={head && t('attributes.title')}
      back={<OverviewLink tab={head?.status}>{t('qualification:detail.back')}</OverviewLink>}
    >
      <AdministratorsOnly>
        {head ? (
          <>
            <AttributesForm head={head} />
            <OwnWords qualificationId={head.qualificationId} />
          </>
        ) : (
          <Text>{t('qualification:detail.missing')}</Text>
        )}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
