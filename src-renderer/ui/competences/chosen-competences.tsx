/** What is chosen in the picker, each with a cross for whoever points at it; the keyboard has Backspace and the list. */
import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CompetenceId } from '../../../shared/kernel/ids';
import type { Competence } from '../../../shared/records/competence';
import { languageIn, textIn } from '../../../shared/values/text-in';
import { usePreferences } from '../preferences';
import classes from './competence-picker.module.css';

type ChosenCompetencesProps = {
  readonly label: string;
  readonly value: readonly CompetenceId[];
  /** What an id means here; undefined for one that this device does not know. */
  readonly meant: (id: string) => Competence | undefined;
  readonly onTakeOff: (id: CompetenceId) => void;
};

/** The crosses are no stops of Tab: with ten competences the next field would be ten keys away. */
export function ChosenCompetences({ label, value, meant, onTakeOff }: ChosenCompetencesProps) {
  const { t } = useTranslation('competences');
  const language = usePreferences((preferences) => preferences.language);
  if (value.length === 0) return null;
  return (
    <ul aria-label={label} className={classes.chosen}>
      {value.map((competenceId) => {
        const competence = meant(competenceId);
        const name = competence ? textIn(competence.name, language) : t('picker.unknown');
        const code = competence?.code ?? '?';
        return (
          <li key={competenceId} className={classes.chip}>
            <span>
              <strong>{code}</strong>{' '}
              <span lang={competence ? (languageIn(competence.name, language) ?? language) : language}>
                {name}
              </span>
              {competence?.status === 'archived' && ` (${t('picker.archived')})`}
            </span>
            <CloseButton
              tabIndex={-1}
              aria-label={t('picker.take-off', { name: `${code} ${name}` })}
              onClick={() => onTakeOff(competenceId)}
            />
          </li>
        );
      })}
    </ul>
  );
}
