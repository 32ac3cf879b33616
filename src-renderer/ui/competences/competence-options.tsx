/** The list that opens under the picker: code and name, own ones marked as such, chosen ones with a tick. */
import { Combobox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Competence } from '../../../shared/records/competence';
import { languageIn, textIn } from '../../../shared/values/text-in';
import { usePreferences } from '../preferences';
import classes from './competence-picker.module.css';

type CompetenceOptionsProps = {
  readonly found: readonly Competence[];
  readonly chosenIds: ReadonlySet<string>;
};

/**
 * @param found those that what was typed leads to, best first
 * @param chosenIds of what is chosen: choosing one of these takes it off
 */
export function CompetenceOptions({ found, chosenIds }: CompetenceOptionsProps) {
  const { t } = useTranslation('competences');
  const language = usePreferences((preferences) => preferences.language);
  return (
    <Combobox.Options className={classes.options} aria-multiselectable>
      {found.map(({ competenceId, code, name, origin }) => {
        const isChosen = chosenIds.has(competenceId);
        return (
          <Combobox.Option
            key={competenceId}
            value={competenceId}
            active={isChosen}
            className={classes.option ?? ''}
          >
            <span className={classes.code}>{code}</span>
            <span lang={languageIn(name, language) ?? language} className={classes.name}>
              {textIn(name, language)}
            </span>
            {origin === 'custom' && <span className={classes.own}>{t('origin.own')}</span>}
            {isChosen && <IconCheck size={18} aria-hidden />}
          </Combobox.Option>
        );
      })}
    </Combobox.Options>
  );
}
