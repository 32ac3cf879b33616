/**
 * Where the names of these people stand beside what goes with them. Said before they are erased: afterwards nobody knows any more
 * what to look for.
 */
import { List, Loader, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mention } from '../../../../shared/domain/find-mentions';
import type { ParticipantId } from '../../../../shared/kernel/ids';
import { findNamed } from '../../../actions/find-named';
import { useAction } from '../../../ui/use-action';

/** More names at once would hold up the page; a purge of so many asks for no search by name. */
const mostPeople = 20;
const mostShown = 10;

/** Null while it is sought, and where that failed: then nothing is said of it. */
function useMentions(participantIds: readonly ParticipantId[], isSought: boolean) {
  const find = useAction(findNamed);
  const [found, setFound] = useState<readonly Mention[] | null>(null);
  const key = participantIds.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same people are the same question
  useEffect(() => {
    let isOver = false;
    if (isSought)
      void find({ participantIds }).then((sought) => {
        if (!isOver && sought.ok) setFound(sought.value);
      });
    return () => {
      isOver = true;
    };
  }, [key, isSought, find]);
  return found;
}

export function Mentions({ participantIds }: { readonly participantIds: readonly ParticipantId[] }) {
  const { t } = useTranslation('keeping');
  const isSought = participantIds.length <= mostPeople;
  const found = useMentions(participantIds, isSought);
  if (!isSought) return <Text mt="md">{t('mentions.not-sought')}</Text>;
  if (!found) return <Loader size="sm" mt="md" aria-label={t('mentions.seeking')} />;
  if (found.length === 0) return <Text mt="md">{t('mentions.none')}</Text>;
  return (
    <>
      <Text mt="md">{t('mentions.explain')}</Text>
      <List mt="xs">
        {found.slice(0, mostShown).map(({ place, name }) => (
          <List.Item key={`${place} ${name}`}>{t(`mentions.${place}`, { name })}</List.Item>
        ))}
      </List>
      {found.length > mostShown && <Text>{t('mentions.more', { count: found.length - mostShown })}</Text>}
    </>
  );
}
