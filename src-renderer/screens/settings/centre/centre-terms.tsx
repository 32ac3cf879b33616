/** What the whole centre calls things; a qualification may call them otherwise. */
import { useTranslation } from 'react-i18next';
import type { CentreChange } from '../../../../shared/domain/decide-centre';
import type { Result } from '../../../../shared/kernel/result';
import type { Organisation } from '../../../../shared/records/organisation';
import { usePreferences } from '../../../ui/preferences';
import { TermsFields } from '../../admin/terms/terms-fields';
import { SettingGroup } from '../setting-group';

type CentreTermsProps = {
  readonly organisation: Organisation;
  readonly onSet: (change: CentreChange) => Promise<Result<null>>;
};

export function CentreTerms({ organisation, onSet }: CentreTermsProps) {
  const { t } = useTranslation('terms');
  const onScreen = usePreferences((preferences) => preferences.language);
  return (
    <SettingGroup title={t('title')}>
      <TermsFields
        name={organisation.organisationId}
        own={organisation.terms}
        around={undefined}
        firstLanguage={onScreen}
        onSave={(change) => onSet({ set: 'terms', change })}
      />
    </SettingGroup>
  );
}
