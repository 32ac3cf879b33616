/**
 * Who may be in the register twice: a person looks at the two side by side and decides. Nothing is merged by itself.
 * Two people of one name who are not the same are told apart once, and not shown again.
 */
import { Text } from '@mantine/core';
import { IconCopyCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participants } from '../../../shared/domain/arrange-participants';
import { useParticipants } from '../../queries/use-participants';
import { EmptyState } from '../../ui/empty-state';
import { ScreenFrame } from '../../ui/screen-frame';
import { useDayTurn } from '../../ui/use-day-turn';
import { AdministratorsOnly } from './administrators-only';
import { DuplicateCard } from './participants/duplicate-card';
import { RunNotice } from './participants/run-notice';
import { useDuplicates } from './participants/use-duplicates';

/** More at once are not read. */
const shownLimit = 20;

/** Those in the archive count as well: somebody who comes back is often entered anew. */
function Duplicates({ people }: { readonly people: Participants }) {
  const { t } = useTranslation('participants');
  const everybody = useMemo(() => [...people.active, ...people.archived], [people]);
  const found = useDuplicates(everybody);
  if (!found) return <Text component="output">{t('duplicates.looking')}</Text>;
  return (
    <>
      <RunNotice />
      {found.length === 0 ? (
        <EmptyState title={t('duplicates.none.title')} icon={<IconCopyCheck size={40} />}>
          {t('duplicates.none.text')}
        </EmptyState>
      ) : (
        <Text component="output">{t('duplicates.found', { count: found.length })}</Text>
      )}
      {found.slice(0, shownLimit).map((pair) => (
        <DuplicateCard key={`${pair.one.participantId} ${pair.other.participantId}`} {...pair} />
      ))}
      {found.length > shownLimit && (
        <Text c="dimmed">{t('duplicates.more', { count: found.length - shownLimit })}</Text>
      )}
    </>
  );
}

/** Looked for anew whenever somebody changes. */
export function DuplicatesScreen() {
  const { t } = useTranslation('participants');
  const people = useParticipants(useDayTurn());
  return (
    <ScreenFrame
      title={t('duplicates.title')}
      subtitle={t('duplicates.subtitle')}
      back={<Link to="/participants">{t('back')}</Link>}
      width="reading"
    >
      <AdministratorsOnly>{people && <Duplicates people={people} />}</AdministratorsOnly>
    </ScreenFrame>
  );
}
