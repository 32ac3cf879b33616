/**
 * Who is in a group today, since when, and who was: somebody is taken out, or added by searching for them.
 * Somebody who begins later is listed with the day from which they are in it.
 */
import { Button, Checkbox, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participants } from '../../../../shared/domain/arrange-participants';
import { isMemberOn } from '../../../../shared/domain/group-standing';
import type { GroupId, ParticipantId } from '../../../../shared/kernel/ids';
import { orderOfName, registerName } from '../../../../shared/kernel/person-name';
import type { GroupMembership } from '../../../../shared/records/group-membership';
import type { Participant } from '../../../../shared/records/participant';
import { useDocuments } from '../../../queries/use-documents';
import { useFormat } from '../../../ui/use-format';
import classes from '../participants/person.module.css';

/** Somebody with the time for which they are in the group. */
export type Member = {
  readonly person: Participant;
  readonly membership: GroupMembership;
};

/** As a register lists people. */
const byName = (a: Member, b: Member): number => (orderOfName(a.person) < orderOfName(b.person) ? -1 : 1);

/** Who is in it on that day, and who was before; everybody once, by who they turned out to be. */
export function useMembers(groupId: GroupId, people: Participants, day: string) {
  const memberships = useDocuments('group-membership');
  return useMemo(() => {
    const now = new Map<string, Member>();
    const before: Member[] = [];
    for (const { document: membership } of memberships ?? []) {
      const person = people.meant(membership.participantId);
      if (membership.groupId !== groupId || !person || person.isRemoved) continue;
      if (membership.from === membership.until) continue;
      if (isMemberOn(membership, day) || membership.from > day)
        now.set(person.participantId, { person, membership });
      else before.push({ person, membership });
    }
    return { now: [...now.values()].toSorted(byName), before: before.toSorted(byName) };
  }, [memberships, groupId, people, day]);
}

/** Who is ticked is the group's own and not that of the list of people. */
type MemberListProps = {
  readonly members: readonly Member[];
  readonly chosen: ReadonlySet<ParticipantId>;
  readonly onChoose: (chosen: ReadonlySet<ParticipantId>) => void;
};

/** Ticked are those with whom something is done; nobody ticked means everybody. */
export function MemberList({ members, chosen, onChoose }: MemberListProps) {
  const { t } = useTranslation('groups');
  const format = useFormat();
  const isAll = members.length > 0 && members.every(({ person }) => chosen.has(person.participantId));
  return (
    <>
      <Checkbox
        label={t('choose-all', { count: members.length })}
        checked={isAll}
        indeterminate={!isAll && chosen.size > 0}
        onChange={() => onChoose(new Set(isAll ? [] : members.map(({ person }) => person.participantId)))}
      />
      <ul className={classes.items} aria-label={t('members')}>
        {members.map(({ person, membership }) => (
          <li key={person.participantId} className={classes.item}>
            <Checkbox
              aria-label={t('choose', { name: registerName(person) })}
              checked={chosen.has(person.participantId)}
              onChange={(event) => {
                const next = new Set(chosen);
                if (event.currentTarget.checked) next.add(person.participantId);
                else next.delete(person.participantId);
                onChoose(next);
              }}
            />
            <div className={classes.itemWords}>
              <Link
                to="/participants/$participantId"
                params={{ participantId: person.participantId }}
                className={classes.itemName}
              >
                {registerName(person)}
              </Link>
              <Text size="sm" c="dimmed">
                {[person.number, t('since', { day: format.day(`${membership.from}T00:00`) })]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Folded: it is looked up, and not read every time. */
export function FormerMembers({ members }: { readonly members: readonly Member[] }) {
  const { t } = useTranslation('groups');
  const format = useFormat();
  const dayOf = (day: string): string => format.day(`${day}T00:00`);
  return (
    <details>
      <Button component="summary" variant="default">
        {t('former', { count: members.length })}
      </Button>
      <ul className={classes.items}>
        {members.map(({ person, membership: { membershipId, from, until } }) => (
          <li key={membershipId} className={classes.item}>
            <span className={classes.itemWords}>{registerName(person)}</span>
            <Text size="sm" c="dimmed">
              {t('from-until', { from: dayOf(from), until: until ? dayOf(until) : '–' })}
            </Text>
          </li>
        ))}
      </ul>
    </details>
  );
}
