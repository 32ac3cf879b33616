/** Whether an own competence is offered. An archived one stays where it is used. */
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Competence } from '../../../../shared/records/competence';
import { setCompetenceArchived } from '../../../actions/save-competence';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';
import { SettingGroup } from '../../settings/setting-group';

export function ArchiveCompetence({ competence }: { readonly competence: Competence }) {
  const { t } = useTranslation('competences');
  const setArchived = useAction(setCompetenceArchived);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isArchived = competence.status === 'archived';
  const press = async (): Promise<void> => {
    const { competenceId } = competence;
    const changed = await setArchived({ competenceId, isArchived: !isArchived });
    setProblem(changed.ok ? null : changed.problem);
  };
  return (
    <SettingGroup title={t('archive.title')}>
      <Text role="status">{t(isArchived ? 'archive.archived' : 'archive.offered')}</Text>
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
      <div>
        <Button variant="default" onClick={press}>
          {t(isArchived ? 'archive.bring-back' : 'archive.run')}
        </Button>
      </div>
    </SettingGroup>
  );
}
