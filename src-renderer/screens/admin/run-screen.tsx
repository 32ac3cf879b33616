/**
 * What is done with everybody who was ticked: asked, forecast in numbers, carried out, and then told where one came from (M58).
 * Each action asks what it needs in a file of its own; all of them end with the same panel, so that whoever knows one knows
 * the others.
 */
import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { Link, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participants } from '../../../shared/domain/arrange-participants';
import { useParticipants } from '../../queries/use-participants';
import { EmptyState } from '../../ui/empty-state';
import { ScreenFrame } from '../../ui/screen-frame';
import type { PeopleAction } from '../../ui/search-params';
import { useDayTurn } from '../../ui/use-day-turn';
import { AdministratorsOnly } from './administrators-only';
import { ArchiveRun } from './participants/archive-run';
import { ExportRun } from './participants/export-run';
import { GroupRun } from './participants/group-run';
import { LinkRun } from './participants/link-run';
import { useRunPeople } from './participants/use-run';

/** Planning is not among them: it has its own form, to which the list hands people over. */
function RunOf({ action, people }: { readonly action: PeopleAction; readonly people: Participants }) {
  const chosen = useRunPeople();
  // Somebody may have been merged since.
  const participantIds = useMemo(
    () => [...new Set(chosen.flatMap((id) => people.meant(id)?.participantId ?? []))],
    [chosen, people.meant],
  );
  switch (action) {
    case 'link':
    case 'unlink':
      return <LinkRun action={action} people={people} participantIds={participantIds} />;
    case 'archive':
    case 'bring-back':
      return <ArchiveRun action={action} people={people} participantIds={participantIds} />;
    case 'group':
      return <GroupRun participantIds={participantIds} />;
    case 'export':
      return <ExportRun people={people} participantIds={participantIds} />;
    case 'plan':
      return null;
  }
}

/** After a reload nobody is ticked any more: who somebody chose is a thing of memory, and the screen leads back. */
export function RunScreen() {
  const { t } = useTranslation('participants');
  const { action = 'link', person } = useSearch({ strict: false });
  const people = useParticipants(useDayTurn());
  const chosen = useRunPeople();
  return (
    <ScreenFrame
      title={t(`action.${action}`)}
      subtitle={person ? undefined : t('run.for', { count: chosen.length })}
      back={
        person ? (
          <Link to="/participants/$participantId" params={{ participantId: person }}>
            {t('back-to-person')}
          </Link>
        ) : (
          <Link to="/participants">{t('back')}</Link>
        )
      }
    >
      <AdministratorsOnly>
        {people && chosen.length > 0 && <RunOf action={action} people={people} />}
        {people && chosen.length === 0 && (
          <EmptyState
            title={t('run.nobody.title')}
            icon={<IconUsers size={40} />}
            action={
              <Button renderRoot={(props: object) => <Link {...props} to="/participants" />}>
                {t('back')}
              </Button>
            }
          >
            {t('run.nobody.text')}
          </EmptyState>
        )}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
