/**
 * One field that finds screens, exams, people, qualifications and topics of the guide, and goes there. The focus stays in the field: arrows choose,
 * Enter goes, Escape closes and leaves everything as it was.
 */
import { Modal, TextInput } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Staff } from '../../../shared/records/staff';
import { askGuide } from '../../ui/asked-guide';
import type { Find, FindGroup } from './compose-finds';
import classes from './finder.module.css';
import { useFinds } from './use-finds';

type FinderDialogProps = {
  readonly roles: Staff['roles'];
  /** `isLeft`: for another screen, whose heading takes the focus. */
  readonly onClose: (isLeft: boolean) => void;
};

type GroupProps = {
  readonly group: FindGroup;
  readonly id: string;
  readonly chosen: Find | undefined;
  readonly onGo: (find: Find) => void;
};

/** A kind with its lines. How many more there are is said, so that nobody takes a cut list for the whole. */
function Group({ group: { kind, finds, total }, id, chosen, onGo }: GroupProps) {
  const { t } = useTranslation('shell');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of a list to choose from is a group, and no set of fields
    <div role="group" aria-labelledby={`${id}-${kind}`}>
      <div id={`${id}-${kind}`} className={classes.kind}>
        {t(`finder.kind.${kind}`)}
      </div>
      {finds.map((find) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the line (aria-activedescendant)
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
        <div
          key={find.key}
          id={`${id}-${find.key}`}
          role="option"
          aria-selected={find === chosen}
          className={classes.find}
          onClick={() => onGo(find)}
        >
          <span lang={find.lang}>{find.label}</span>
          {find.detail !== '' && <span className={classes.detail}>{find.detail}</span>}
        </div>
      ))}
      {total > finds.length && (
        <div className={classes.more}>{t('finder.more', { count: total - finds.length })}</div>
      )}
    </div>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** What is typed is looked for when the page has time for it, so that no key waits for a register. */
export function FinderDialog({ roles, onClose }: FinderDialogProps) {
  const { t } = useTranslation(['shell', 'common']);
  const router = useRouter();
  const id = useId();
  const [sought, seek] = useState('');
  const [at, setAt] = useState(0);
  const groups = useFinds(roles, useDeferredValue(sought));
  const finds = groups.flatMap((group) => group.finds);
  const chosen = finds[Math.min(at, finds.length - 1)];
  const chosenId = chosen && `${id}-${chosen.key}`;
  useEffect(() => {
    if (chosenId) document.getElementById(chosenId)?.scrollIntoView?.({ block: 'nearest' });
  }, [chosenId]);

  const go = (find: Find): void => {
    onClose('path' in find);
    if ('path' in find) router.history.push(find.path);
    else askGuide(find.topic, find.part);
  };
  const press = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step !== undefined && finds.length > 0) {
      event.preventDefault();
      setAt((Math.min(at, finds.length - 1) + step + finds.length) % finds.length);
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && chosen) go(chosen);
  };

  return (
    <Modal
      opened
      size="lg"
      yOffset="8dvh"
      onClose={() => onClose(false)}
      title={t('finder.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <TextInput
        data-autofocus
        autoFocus
        aria-label={t('finder.search')}
        placeholder={t('finder.hint')}
        size="md"
        spellCheck={false}
        role="combobox"
        aria-expanded={finds.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={chosenId}
        value={sought}
        onKeyDown={press}
        onChange={(event) => {
          seek(event.currentTarget.value);
          setAt(0);
        }}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t('finder.found')} className={classes.list}>
        {groups.map((group) => (
          <Group key={group.kind} group={group} id={id} chosen={chosen} onGo={go} />
        ))}
      </div>
      <p role="status" className={classes.none}>
        {finds.length === 0 ? t('finder.none') : ''}
      </p>
    </Modal>
  );
}
