/**
 * What an administrator sets for the whole centre. A choice takes effect at once, a text when its field is left: there is
 * no save button, as everywhere in the settings.
 */
import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CentreChange } from '../../../../shared/domain/decide-centre';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Result } from '../../../../shared/kernel/result';
import { changeCentre } from '../../../actions/change-centre';
import { useActor } from '../../../queries/use-actor';
import { useDocuments } from '../../../queries/use-documents';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';
import { SettingGroup } from '../setting-group';
import { CentreCandidates } from './centre-candidates';
import { CentreChoices } from './centre-choices';
import { CentreFacts } from './centre-facts';
import { CentreFiles } from './centre-files';
import { CentreKinds } from './centre-kinds';
import { CentreLogo } from './centre-logo';
import { CentrePlanning } from './centre-planning';
import { CentreTerms } from './centre-terms';
import { CentreTexts } from './centre-texts';

/** Draws nothing for anybody but an administrator: the rest can change nothing here. */
export function CentreSettings() {
  const { t } = useTranslation('settings');
  const actor = useActor();
  const organisation = useDocuments('organisation')?.[0]?.document;
  const change = useAction(changeCentre);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (!organisation || !actor?.roles.includes('administrator')) return null;
  const set = (next: CentreChange): Promise<Result<null>> =>
    change({ organisationId: organisation.organisationId, change: next });
  const choose = async (next: CentreChange): Promise<void> => {
    const changed = await set(next);
    setProblem(changed.ok ? null : changed.problem);
  };
  return (
    <>
      <SettingGroup title={t('centre.title')}>
        <Text>{t('centre.explain')}</Text>
        <CentreFacts facts={['name', 'place']} organisation={organisation} onSet={set} />
        <CentreChoices
          organisation={organisation}
          onChoose={(choices) => void choose({ set: 'choices', choices })}
        />
        <CentreTexts organisation={organisation} onSet={set} />
        <CentreLogo organisation={organisation} onSet={(png) => void choose({ set: 'logo', png })} />
        {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
      </SettingGroup>
      <CentrePlanning
        organisation={organisation}
        onSet={set}
        onChoose={(choices) => void choose({ set: 'choices', choices })}
      />
      <CentreFiles
        organisation={organisation}
        onChoose={(choices) => void choose({ set: 'choices', choices })}
      />
      <CentreKinds organisation={organisation} onSet={set} />
      <CentreCandidates
        organisation={organisation}
        onSet={set}
        onChoose={(choices) => void choose({ set: 'choices', choices })}
      />
      <CentreTerms organisation={organisation} onSet={set} />
    </>
  );
}
