/** To which qualifications somebody is linked, since when and by whom, and to which they were (M3). */
import { Button, Text } from '@mantine/core';
import { IconLink, IconUnlink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isLink, wasTakenBack } from '../../../../shared/domain/decide-links';
import type { ParticipantId } from '../../../../shared/kernel/ids';
import type { Participation } from '../../../../shared/records/participation';
import { useDocuments, useRegister } from '../../../queries/use-documents';
import { useStaffNames } from '../../../queries/use-staff-names';
import { StatusMark } from '../../../ui/status-mark';
import { useFormat } from '../../../ui/use-format';
import classes from './person.module.css';

/** Of somebody, under every id they were known by; what counts first, and then the latest. */
export function useParticipations(ids: ReadonlySet<string>): readonly Participation[] {
  const stored = useDocuments('participation');
  return useMemo(
    () =>
      (stored ?? [])
        .map(({ document }) => document)
        .filter((one) => ids.has(one.participantId) && !wasTakenBack(one))
        .toSorted((a, b) => Number(isLink(b)) - Number(isLink(a)) || (a.linkedAt < b.linkedAt ? 1 : -1)),
    [stored, ids],
  );
}

/** Since when, by whom, and until when: a link is a fact of its own, and stays when it ended. */
function LinkRow({ link }: { readonly link: Participation }) {
  const { t } = useTranslation('participants');
  const format = useFormat();
  const nameOf = useStaffNames();
  const head = useRegister('qualification')?.byId.get(link.qualificationId)?.document;
  const name = head?.name ?? t('person.unknown-qualification');
  const by = nameOf(link.linkedBy ?? null);
  return (
    <li className={classes.item}>
      <div className={classes.itemWords}>
        <Link
          to="/qualifications/$qualificationId"
          params={{ qualificationId: link.qualificationId }}
          search={{}}
          className={classes.itemName}
        >
          {name}
        </Link>
        <Text size="sm" c="dimmed">
          {[
            head?.code,
            head?.cohort,
            by
              ? t('person.linked-by', { day: format.day(link.linkedAt), name: by })
              : t('person.linked', { day: format.day(link.linkedAt) }),
            link.endedAt && t('person.ended', { day: format.day(link.endedAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </div>
      <StatusMark tone={link.endedAt ? 'neutral' : 'good'}>
        {t(link.endedAt ? 'person.link-ended' : `person.reason.${link.reason}`)}
      </StatusMark>
    </li>
  );
}

/** `ids`: every id they were known by. */
type PersonLinksProps = { readonly participantId: ParticipantId; readonly ids: ReadonlySet<string> };

/** Linking from here goes the way of a Run, for this person alone, so that there is one way to do it. */
export function PersonLinks({ participantId, ids }: PersonLinksProps) {
  const { t } = useTranslation('participants');
  const links = useParticipations(ids);
  const go = (action: 'link' | 'unlink', Sign: typeof IconLink) => (
    <Button
      variant="default"
      leftSection={<Sign size={20} aria-hidden />}
      renderRoot={(props: object) => (
        <Link {...props} to="/participants/run" search={{ action, person: participantId }} />
      )}
    >
      {t(`action.${action}`)}
    </Button>
  );
  return (
    <>
      {links.length === 0 ? (
        <Text c="dimmed">{t('person.no-links')}</Text>
      ) : (
        <ul className={classes.items}>
          {links.map((link) => (
            <LinkRow key={link.participationId} link={link} />
          ))}
        </ul>
      )}
      <div className={classes.buttons}>
        {go('link', IconLink)}
        {links.some(isLink) && go('unlink', IconUnlink)}
      </div>
    </>
  );
}
