/** Below the tree of a qualification: what its things are called, and what stands with its portfolios. */
import { useTranslation } from 'react-i18next';
import type { QualificationId } from '../../../../shared/kernel/ids';
import { SettingGroup } from '../../settings/setting-group';
import { PortfolioInstructionForm } from './portfolio-instruction-form';
import { TermsForm } from './terms-form';

export function OwnWords({ qualificationId }: { readonly qualificationId: QualificationId }) {
  const { t } = useTranslation('terms');
  return (
    <>
      <SettingGroup title={t('title')}>
        <TermsForm qualificationId={qualificationId} />
      </SettingGroup>
      <SettingGroup title={t('portfolio.option')}>
        <PortfolioInstructionForm qualificationId={qualificationId} />
      </SettingGroup>
    </>
  );
}
