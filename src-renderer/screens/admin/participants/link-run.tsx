/**
 * Chooses qualifications, as many as one likes, for everybody who is ticked (M57 to M59): to link them, or to end that.
 *
 * For unlinking only what somebody of them is linked to is offered, with how many they are.
 */
import { Checkbox, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participants } from '../../../../shared/domain/arrange-participants';
import type { ParticipantId, QualificationId } from '../../../../shared/kernel/ids';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { linkParticipants, unlinkParticipants } from '../../../actions/link-participants';
import { type PeopleLinks, useLinks } from '../../../queries/use-people-facts';
import { useQualificationHeads } from '../../../queries/use-qualification-heads';
import { EmptyState } from '../../../ui/empty-state';
import { RegisterBar } from '../../../ui/register/register-bar';
import { useRegisterSearch } from '../../../ui/register/use-register-search';
import { useSearchList } from '../../../ui/register/use-search-list';
import { useAction } from '../../../ui/use-action';
import { qualificationShape } from '../qualifications/overview-rows';
import { RunPanel } from './run-panel';
import classes from './run-panel.module.css';
import { useRun } from './use-run';

/** Both ways go by one screen, because they ask the same. */
type LinkRunProps = {
  readonly action: 'link' | 'unlink';
  readonly people: Participants;
  readonly participantIds: readonly ParticipantId[];
};

/** How many of these people are linked to each qualification. */
function countLinked(
  participantIds: readonly ParticipantId[],
  links: PeopleLinks,
): ReadonlyMap<QualificationId, number> {
  const counts = new Map<QualificationId, number>();
  for (const participantId of participantIds)
    for (const id of links.get(participantId)?.keys() ?? []) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** Until they are read, nobody is linked. */
const noLinks: PeopleLinks = new Map();
/** A centre has hundreds; whoever wants another one searches. */
const shownLimit = 60;

/** What can be chosen: nobody is linked to what is in the archive, and unlinked only from what somebody is linked to. */
const isOffered = (action: LinkRunProps['action'], head: QualificationHead, linked: number): boolean =>
  action === 'link' ? head.status !== 'archived' : linked > 0;

/**
 * The dry run counts pairs: two people linked to three things are six, and those that are so already are told apart before anything
 * is recorded.
 */
export function LinkRun({ action, people, participantIds }: LinkRunProps) {
  const { t } = useTranslation(['participants', 'qualification']);
  const heads = useQualificationHeads();
  const links = useLinks(people) ?? noLinks;
  const counts = useMemo(() => countLinked(participantIds, links), [participantIds, links]);
  const offered = useMemo(
    () => (heads ?? []).filter((head) => isOffered(action, head, counts.get(head.qualificationId) ?? 0)),
    [heads, action, counts],
  );
  const search = useRegisterSearch(`run-${action}`);
  const list = useSearchList(offered, qualificationShape);
  const { rows, total } = useMemo(() => list.find(search.followed), [list, search.followed]);
  const [chosen, setChosen] = useState<ReadonlySet<QualificationId>>(new Set());
  const run = useRun(action);
  const carryOut = useAction(action === 'link' ? linkParticipants : unlinkParticipants);
  // The dry run: the same numbers as the Run itself comes to, unless somebody else is at it meanwhile.
  const qualificationIds = [...chosen];
  const linked = qualificationIds.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0);
  const pairs = participantIds.length * qualificationIds.length;
  const [count, already] = action === 'link' ? [pairs - linked, linked] : [linked, pairs - linked];
  const words = t(`action.${action}`);
  if (heads && offered.length === 0)
    return <EmptyState title={t(`nothing-to.${action}.title`)}>{t(`nothing-to.${action}.text`)}</EmptyState>;
  return (
    <>
      <RegisterBar
        search={search}
        label={t('run.search-qualification')}
        clearLabel={t('search-clear')}
        found={t('run.qualifications', { count: total })}
      />
      <ul className={classes.list} aria-label={t('run.choose-qualification')}>
        {rows.slice(0, shownLimit).map(({ qualificationId, name, code, cohort, status }) => (
          <li key={qualificationId}>
            <Checkbox
              label={name}
              description={[
                code,
                cohort,
                t(`qualification:detail.status.${status}`),
                t('run.linked', { count: counts.get(qualificationId) ?? 0, total: participantIds.length }),
              ]
                .filter(Boolean)
                .join(' · ')}
              checked={chosen.has(qualificationId)}
              onChange={(event) => {
                const next = new Set(chosen);
                if (event.currentTarget.checked) next.add(qualificationId);
                else next.delete(qualificationId);
                setChosen(next);
              }}
            />
          </li>
        ))}
      </ul>
      {total > shownLimit && <Text c="dimmed">{t('run.more', { count: total - shownLimit })}</Text>}
      <RunPanel
        run={run}
        forecast={
          chosen.size === 0
            ? [t('run.choose-first')]
            : [
                t(`forecast.${action}`, { count }),
                ...(already > 0 ? [t(`forecast.${action}-already`, { count: already })] : []),
                ...(action === 'unlink' ? [t('forecast.unlink-stays')] : []),
              ]
        }
        isReady={count > 0}
        label={words}
        onRun={() =>
          void run.start({ count, already }, (onProgress) =>
            carryOut({ participantIds, qualificationIds, onProgress }),
          )
        }
      />
    </>
  );
}
