/**
 * Where the names of these people stand beside what goes with them. Said before they are erased: afterwards nobody knows any more
 * what to look for.
 */
import { Button, List, Loader, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mention } from '../../../../shared/domain/find-mentions';
import type { ParticipantId } from '../../../../shared/kernel/ids';
import { findNamed, findRecorded } from '../../../actions/find-named';
import { useAction } from '../../../ui/use-action';

/** More names at once would hold up the page; a purge of so many asks for no search by name. */
const mostPeople = 20;
const mostShown = 10;
/** Exams between two words of how far it is. */
const progressEvery = 25;

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

function Places({ found }: { readonly found: readonly Mention[] }) {
  const { t } = useTranslation('keeping');
  return (
    <>
      <List mt="xs">
        {found.slice(0, mostShown).map(({ place, name }) => (
          <List.Item key={`${place} ${name}`}>{t(`mentions.${place}`, { name })}</List.Item>
        ))}
      </List>
      {found.length > mostShown && <Text>{t('mentions.more', { count: found.length - mostShown })}</Text>}
    </>
  );
}

type Sought = { readonly done: number; readonly count: number; readonly found: readonly Mention[] | null };

/** What was recorded in all other exams: sought when it is asked for, because it may take a while. */
function RecordedSearch({ participantIds }: { readonly participantIds: readonly ParticipantId[] }) {
  const { t } = useTranslation('keeping');
  const find = useAction(findRecorded);
  const [sought, setSought] = useState<Sought | null>(null);
  const isOver = useRef(false);
  const told = useRef<HTMLParagraphElement>(null);
  const isBegun = sought !== null;
  // The button goes: once, or whoever went on to another would be brought back at every word.
  useEffect(() => {
    if (isBegun) told.current?.focus();
  }, [isBegun]);
  useEffect(() => {
    isOver.current = false;
    return () => {
      isOver.current = true;
    };
  }, []);
  const start = async (): Promise<void> => {
    setSought({ done: 0, count: 0, found: null });
    const recorded = await find({
      participantIds,
      isOver: () => isOver.current,
      onProgress: (done, count) => {
        if (done % progressEvery === 0) setSought({ done, count, found: null });
      },
    });
    if (!isOver.current) setSought(recorded.ok ? { done: 0, count: 0, found: recorded.value } : null);
  };
  if (!sought)
    return (
      <Button variant="default" mt="sm" onClick={() => void start()}>
        {t('mentions.seek-recorded')}
      </Button>
    );
  const { found, done, count } = sought;
  return (
    <>
      <Text role="status" mt="xs" tabIndex={-1} ref={told}>
        {found
          ? t(found.length === 0 ? 'mentions.recorded-none' : 'mentions.recorded-found')
          : t('mentions.seeking-recorded', { done, count })}
      </Text>
      {found && <Places found={found} />}
    </>
  );
}

export function Mentions({ participantIds }: { readonly participantIds: readonly ParticipantId[] }) {
  const { t } = useTranslation('keeping');
  const isSought = participantIds.length <= mostPeople;
  const found = useMentions(participantIds, isSought);
  if (!isSought) return <Text mt="md">{t('mentions.not-sought')}</Text>;
  if (!found) return <Loader size="sm" mt="md" aria-label={t('mentions.seeking')} />;
  return (
    <>
      <Text mt="md">{t(found.length === 0 ? 'mentions.none' : 'mentions.explain')}</Text>
      <Places found={found} />
      <RecordedSearch participantIds={participantIds} />
    </>
  );
}
