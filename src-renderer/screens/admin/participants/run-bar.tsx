/**
 * What is done with everybody who is ticked (M57 to M60): "(choose an action)" and Run, at the bottom of the list, and of the
 * screen as soon as somebody is ticked; before that it would only lie upon the rows. The names of the actions follow the centre's words.
 */
import { Button, NativeSelect, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParticipantId } from '../../../../shared/kernel/ids';
import { useChosenPeople } from '../../../ui/chosen-people';
import { handCandidates } from '../../../ui/handed-candidates';
import { peopleActions } from '../../../ui/search-params';
import classes from './run-bar.module.css';

/** Who is ticked comes from memory and not from the list: a search does not untick anybody. */
type RunBarProps = {
  /** Whether the archive is shown: from there one comes back. */
  readonly isArchive: boolean;
  /** Of those that are ticked, how many are not in the list as it is narrowed now. */
  readonly hidden: number;
};

/** The button is never dead: pressed too soon it says what is missing, so that nobody has to guess why nothing happens. */
export function RunBar({ isArchive, hidden }: RunBarProps) {
  const { t } = useTranslation('participants');
  const navigate = useNavigate();
  const { chosen, choose } = useChosenPeople();
  const [action, setAction] = useState('');
  const [wanted, setWanted] = useState<'people' | 'action' | null>(null);
  const offered = peopleActions.filter((one) => one !== (isArchive ? 'archive' : 'bring-back'));
  const run = (): void => {
    const found = offered.find((one) => one === action);
    setWanted(chosen.size === 0 ? 'people' : found ? null : 'action');
    if (chosen.size === 0 || !found) return;
    // Hundreds of ids do not fit an address, and a name must not stand there.
    if (found === 'plan') {
      handCandidates([...chosen]);
      void navigate({ to: '/planning/new', search: {} });
    } else void navigate({ to: '/participants/run', search: { action: found } });
  };
  return (
    <section className={classes.bar} data-sticks={chosen.size > 0 || undefined} aria-label={t('run.label')}>
      <Text component="output" className={classes.words}>
        {t('run.chosen', { count: chosen.size })}
        {hidden > 0 && ` ${t('run.hidden', { count: hidden })}`}
      </Text>
      {chosen.size > 0 && (
        <Button variant="subtle" onClick={() => choose(new Set<ParticipantId>())}>
          {t('run.clear')}
        </Button>
      )}
      <NativeSelect
        className={classes.action}
        aria-label={t('run.action')}
        value={action}
        onChange={(event) => {
          setAction(event.currentTarget.value);
          setWanted(null);
        }}
        data={[
          { value: '', label: t('run.none') },
          ...offered.map((value) => ({ value, label: t(`action.${value}`) })),
        ]}
      />
      <Button onClick={run}>{t('run.run')}</Button>
      {wanted && (
        <Text role="alert" className={classes.wanted}>
          {t(`run.wanted-${wanted}`)}
        </Text>
      )}
    </section>
  );
}
