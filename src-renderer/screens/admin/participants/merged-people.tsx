/**
 * Who turned out to be the same person: each can be taken apart again.
 *
 * It stands on the page of whoever stayed, for ever: a merge is a decision that somebody may want to look at again.
 */
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/kernel/problem';
import { fullName, type Participant } from '../../../../shared/records/participant';
import { takeApart } from '../../../actions/merge-participants';
import { useRegister } from '../../../queries/use-documents';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';
import { SettingGroup } from '../../settings/setting-group';
import classes from './person.module.css';

/** `ids`: every id that means this person, their own among them. */
type MergedPeopleProps = { readonly person: Participant; readonly ids: ReadonlySet<string> };

/** Nothing of theirs was moved, so taking apart gives everything back to each. */
export function MergedPeople({ person, ids }: MergedPeopleProps) {
  const { t } = useTranslation('participants');
  const register = useRegister('participant');
  const part = useAction(takeApart);
  const [problem, setProblem] = useState<Problem | null>(null);
  const merged = [...ids].flatMap((id) => {
    const one = register?.byId.get(id)?.document;
    return one && id !== person.participantId ? [one] : [];
  });
  if (merged.length === 0) return null;
  return (
    <SettingGroup title={t('merged.title')}>
      <Text c="dimmed">{t('merged.explain')}</Text>
      <ul className={classes.items}>
        {merged.map((one) => (
          <li key={one.participantId} className={classes.item}>
            <span className={classes.itemWords}>
              {[one.number, fullName(one)].filter(Boolean).join(' · ')}
            </span>
            <Button
              variant="default"
              onClick={async () => {
                const parted = await part({ participantId: one.participantId });
                setProblem(parted.ok ? null : parted.problem);
              }}
            >
              {t('merged.part')}
            </Button>
          </li>
        ))}
      </ul>
      {problem && <ProblemNotice problem={problem} />}
    </SettingGroup>
  );
}
