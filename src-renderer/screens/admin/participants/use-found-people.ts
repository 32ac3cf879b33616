/** Who of the people is found in their list: narrowed, searched, and in the order that is asked for. */
import { useMemo } from 'react';
import type { Participants } from '../../../../shared/domain/arrange-participants';
import type { GroupStanding } from '../../../../shared/domain/group-standing';
import type { WholeParticipant } from '../../../../shared/domain/whole-participant';
import type { ParticipantId } from '../../../../shared/kernel/ids';
import { rememberLast } from '../../../../shared/kernel/remember-last';
import { createSearchLists } from '../../../../shared/kernel/search-list';
import type { PeopleLinks } from '../../../queries/use-people-facts';
import { type PeopleColumn, usePeopleView } from '../../../ui/people-view';
import type { PeopleSearch } from '../../../ui/search-params';
import { factOf, type PeopleFacts, peopleShape } from './people-rows';

/** Everything the list is made of, all of it read. */
export type ListedPeople = {
  readonly people: Participants;
  readonly links: PeopleLinks;
  readonly exams: PeopleFacts['exams'];
  readonly standing: GroupStanding;
};

/** Those that the filter asks for, in no order yet. */
function narrow(all: readonly WholeParticipant[], filter: PeopleSearch, { links, standing }: ListedPeople) {
  const { group, qualification } = filter;
  const isInGroup = (one: WholeParticipant): boolean =>
    group === '-'
      ? one.group === ''
      : standing.groupsOf(one.participantId).some(({ groupId }) => groupId === group);
  const isLinked = (one: WholeParticipant): boolean => {
    const theirs = links.get(one.participantId);
    return qualification === '-'
      ? theirs === undefined
      : [...(theirs?.keys() ?? [])].some((id) => id === qualification);
  };
  return all.filter((one) => (!group || isInGroup(one)) && (!qualification || isLinked(one)));
}

const factsOf = rememberLast(
  (links: PeopleLinks, exams: PeopleFacts['exams']): PeopleFacts => ({
    links: new Map([...links].map(([id, theirs]) => [id, theirs.size])),
    exams,
  }),
);

const noFact: ReadonlyMap<ParticipantId, number> = new Map();

/** Of the facts only the one that is sorted by counts. Whoever comes back to the list finds it in its order. */
const listsBy = rememberLast((sort: PeopleColumn, fact: ReadonlyMap<ParticipantId, number> | null) =>
  createSearchLists(peopleShape(sort, { links: fact ?? noFact, exams: fact ?? noFact })),
);

/** Everybody who is found, in the order that is asked for. */
export function useFoundPeople(props: ListedPeople, filter: PeopleSearch, followed: string) {
  const { people, links, exams, standing } = props;
  const { sort, isFromLast } = usePeopleView();
  const facts = useMemo(() => factsOf(links, exams), [links, exams]);
  const fact = factOf(sort, facts);
  const listOf = useMemo(() => listsBy(sort, fact), [sort, fact]);
  const all = filter.list === 'archived' ? people.archived : people.active;
  const isNarrow = filter.group !== undefined || filter.qualification !== undefined;
  const narrowed = useMemo(
    () => (isNarrow ? narrow(all, filter, { people, links, exams, standing }) : all),
    [isNarrow, all, filter, people, links, exams, standing],
  );
  const list = useMemo(() => listOf(narrowed), [listOf, narrowed]);
  const found = useMemo(() => list.find(followed).rows, [list, followed]);
  const rows = useMemo(() => (isFromLast ? found.toReversed() : found), [found, isFromLast]);
  return { rows, facts, total: narrowed.length };
}
