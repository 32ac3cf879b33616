/** Adds somebody to a group by searching for them: a few are shown, each with a button. They stay in their other groups. */
import { Button, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participants } from '../../../../shared/domain/arrange-participants';
import { registerName } from '../../../../shared/kernel/person-name';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Group } from '../../../../shared/records/group';
import type { Participant } from '../../../../shared/records/participant';
import { groupParticipants } from '../../../actions/group-participants';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useSearchList } from '../../../ui/register/use-search-list';
import { useAction } from '../../../ui/use-action';
import { participantShape } from '../participant-search';
import classes from '../participants/person.module.css';
import type { Member } from './group-members';

/** `day`: from which they are in it, today by the centre's clock. */
type AddMembersProps = {
  readonly group: Group;
  readonly people: Participants;
  readonly members: readonly Member[];
  readonly day: string;
};

/** More are not read: one types a letter more. */
const shownLimit = 8;

/** Nobody is listed before something is sought: the whole school is no choice. */
export function AddMembers({ group, people, members, day }: AddMembersProps) {
  const { t } = useTranslation('groups');
  const join = useAction(groupParticipants);
  const [sought, setSought] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const followed = useDeferredValue(sought);
  const list = useSearchList(people.active, participantShape);
  const inIt = useMemo(() => new Set(members.map(({ person }) => person.participantId)), [members]);
  const found =
    followed.trim() === '' ? [] : list.find(followed).rows.filter((one) => !inIt.has(one.participantId));
  const add = async ({ participantId }: Participant): Promise<void> => {
    const added = await join({ participantIds: [participantId], to: group.groupId, leave: 'none', day });
    setProblem(added.ok ? null : added.problem);
  };
  return (
    <>
      <TextInput
        label={t('add-member')}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={sought}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setSought(event.currentTarget.value)}
      />
      {followed.trim() !== '' && (
        <Text component="output" c="dimmed">
          {t('add-found', { count: found.length })}
        </Text>
      )}
      {found.length > 0 && (
        <ul className={classes.items}>
          {found.slice(0, shownLimit).map((person) => (
            <li key={person.participantId} className={classes.item}>
              <span className={classes.itemWords}>
                {[registerName(person), person.number, person.group].filter(Boolean).join(' · ')}
              </span>
              <Button
                variant="default"
                aria-label={t('add-one', { name: registerName(person) })}
                onClick={() => void add(person)}
              >
                {t('add-short')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}
