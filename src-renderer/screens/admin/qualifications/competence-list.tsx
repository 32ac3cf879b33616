/** Competences by letter and name, in the language of the screen. One that this device does not know is named so. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Competence } from '../../../../shared/records/competence';
import { textIn } from '../../../../shared/values/text-in';
import { usePreferences } from '../../../ui/preferences';
import classes from './work-process-panel.module.css';

type CompetenceListProps = {
  readonly competenceIds: readonly string[];
  readonly competencesById: ReadonlyMap<string, Competence>;
};

/** An id that this device does not know is shown as such: a link to nothing must not look like none. */
export function CompetenceList({ competenceIds, competencesById }: CompetenceListProps) {
  const { t } = useTranslation('qualification');
  const language = usePreferences((preferences) => preferences.language);
  if (competenceIds.length === 0) return <Text c="dimmed">{t('detail.no-competences')}</Text>;
  return (
    <ul className={classes.competences}>
      {competenceIds.map((competenceId) => {
        const competence = competencesById.get(competenceId);
        return (
          <li key={competenceId} className={classes.competence}>
            <strong>{competence?.code ?? '?'}</strong>{' '}
            {competence ? textIn(competence.name, language) : t('detail.unknown-competence')}
          </li>
        );
      })}
    </ul>
  );
}
