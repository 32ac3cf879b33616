/**
 * Picks competences by typing (M43): letters with a space, a comma or Enter behind them are picked at once ("K L T"), other
 * words look for a name in the list that opens. What is chosen stands above the field; Backspace in an empty field takes
 * the last one off, and so does choosing it once more in the list.
 */
import { Combobox, Input, TextInput, useCombobox } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findCompetences, readCompetenceCodes } from '../../../shared/domain/pick-competences';
import type { CompetenceId } from '../../../shared/kernel/ids';
import type { Competence } from '../../../shared/records/competence';
import { textIn } from '../../../shared/values/text-in';
import { useCompetences } from '../../queries/use-competences';
import tableClasses from '../dense-table.module.css';
import { usePreferences } from '../preferences';
import { ChosenCompetences } from './chosen-competences';
import { CompetenceOptions } from './competence-options';
import classes from './competence-picker.module.css';

type CompetencePickerProps = {
  readonly label: string;
  /** Ids in the order in which they were picked. */
  readonly value: readonly CompetenceId[];
  readonly onChange: (value: readonly CompetenceId[]) => void;
};

const endsPart = /[\s,;]$/;
const none: readonly Competence[] = [];

/** What is typed, and what was last done with it in words, for whoever hears the screen. */
function usePicking({ value, onChange }: Omit<CompetencePickerProps, 'label'>) {
  const { t } = useTranslation('competences');
  const language = usePreferences((preferences) => preferences.language);
  const competences = useCompetences();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');
  const offered = competences?.offered ?? none;
  const meant = (id: string): Competence | undefined => competences?.byId.get(id);
  const chosenIds = new Set(value.map((id) => meant(id)?.competenceId ?? id));
  const nameOf = (id: CompetenceId): string => {
    const one = meant(id);
    return one ? `${one.code} ${textIn(one.name, language)}` : t('picker.unknown');
  };
  const pick = (ids: readonly CompetenceId[]): void => {
    const added = ids.filter((id) => !chosenIds.has(id));
    setTyped('');
    setSaid(t('picker.picked', { names: ids.map(nameOf).join(', ') }));
    if (added.length > 0) onChange([...value, ...added]);
  };
  const takeOff = (id: CompetenceId): void => {
    const same = meant(id)?.competenceId ?? id;
    setSaid(t('picker.taken-off', { name: nameOf(id) }));
    onChange(value.filter((one) => (meant(one)?.competenceId ?? one) !== same));
  };
  return {
    typed,
    setTyped,
    said,
    chosenIds,
    pick,
    takeOff,
    meant,
    found: findCompetences(offered, typed),
    readCodes: (text: string) => readCompetenceCodes(text, offered),
  };
}

/** The field keeps what could not be read of it, and says so when it is left: nothing typed turns into nothing. */
export function CompetencePicker({ label, value, onChange }: CompetencePickerProps) {
  const { t } = useTranslation('competences');
  const { typed, setTyped, said, chosenIds, pick, takeOff, meant, found, readCodes } = usePicking({
    value,
    onChange,
  });
  const field = useRef<HTMLInputElement>(null);
  const fieldId = useId();
  const [isLeft, setLeft] = useState(false);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { resetSelectedOption, selectFirstOption } = combobox;
  // The first of what is found is the one that Enter takes.
  useEffect(() => {
    if (typed.trim() === '') resetSelectedOption();
    else selectFirstOption();
  }, [typed, resetSelectedOption, selectFirstOption]);
  const type = (text: string): void => {
    const codes = endsPart.test(text) ? readCodes(text) : null;
    if (codes) {
      pick(codes);
      combobox.closeDropdown();
      return;
    }
    setTyped(text);
    combobox.openDropdown();
  };
  const pressed = (event: KeyboardEvent<HTMLInputElement>): void => {
    const last = value.at(-1);
    // A held key that emptied the field goes no further.
    if (event.key === 'Backspace' && typed === '' && last && !event.repeat) takeOff(last);
    if (event.key !== 'Enter' || typed.trim() === '') return;
    event.preventDefault();
    const isChosenInList = combobox.dropdownOpened && combobox.getSelectedOptionIndex() !== -1;
    const first = found[0];
    const codes = readCodes(typed) ?? (isChosenInList || !first ? null : [first.competenceId]);
    if (!codes) return;
    pick(codes);
    combobox.closeDropdown();
    combobox.resetSelectedOption();
  };
  const leave = (): void => {
    combobox.closeDropdown();
    setLeft(true);
    const codes = readCodes(typed);
    if (codes) pick(codes);
  };
  const toggle = (id: CompetenceId): void => {
    if (chosenIds.has(id)) takeOff(id);
    else pick([id]);
    setTyped('');
    combobox.resetSelectedOption();
  };
  const sought = typed.trim();
  const error =
    sought !== '' && found.length === 0 && readCodes(typed) === null
      ? t('picker.nothing-found', { typed: sought })
      : sought !== '' && isLeft && t('picker.not-picked', { typed: sought });
  return (
    <div className={classes.picker}>
      <div>
        <Input.Label htmlFor={fieldId}>{label}</Input.Label>
        <Input.Description id={`${fieldId}-hint`}>{t('picker.hint')}</Input.Description>
      </div>
      <ChosenCompetences
        label={t('picker.chosen', { label })}
        value={value}
        meant={meant}
        onTakeOff={(id) => {
          takeOff(id);
          field.current?.focus();
        }}
      />
      <Combobox store={combobox} withinPortal={false} onOptionSubmit={(id) => toggle(id as CompetenceId)}>
        <Combobox.Target withExpandedAttribute>
          <TextInput
            ref={field}
            id={fieldId}
            aria-describedby={error ? `${fieldId}-error ${fieldId}-hint` : `${fieldId}-hint`}
            error={error}
            value={typed}
            onChange={(event) => type(event.currentTarget.value)}
            onKeyDown={pressed}
            onClick={() => combobox.openDropdown()}
            onFocus={() => setLeft(false)}
            onBlur={leave}
            autoComplete="off"
            spellCheck={false}
          />
        </Combobox.Target>
        <Combobox.Dropdown hidden={found.length === 0}>
          <CompetenceOptions found={found} chosenIds={chosenIds} />
        </Combobox.Dropdown>
      </Combobox>
      <output className={tableClasses.unseen}>{said}</output>
    </div>
  );
}
