/**
 * The whole window while a candidate has the device: their own portfolio, and one way on, which locks the device. It stands in the
 * place of every other screen, whatever the address says. What is still coming in from them is waited for: behind the lock it would wait for
 * whoever handed the device over.
 */
import { Button, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problem } from '../../../shared/kernel/problem';
import { fullName } from '../../../shared/records/participant';
import { useQuerySource } from '../../queries/query-source';
import { useLiveValue } from '../../queries/use-live-value';
import { usePerson, usePortfolio } from '../../queries/use-portfolio';
import { EmptyState } from '../../ui/empty-state';
import { focusHeading } from '../../ui/focus-heading';
import { ProblemNotice } from '../../ui/problem-notice';
import { ScreenFrame } from '../../ui/screen-frame';
import { PortfolioBody } from './portfolio-body';

type HandedOverProps = {
  readonly participantId: string;
  /** Locks the device, so that it can be given back. */
  readonly onDone: () => void;
};

/** Locks when nothing of whoever works in this session is on its way; else it is told, for as long as something is. */
function useDone(onDone: () => void): { readonly done: () => void; readonly isEarly: boolean } {
  const { coming, actor } = useQuerySource().writer;
  const authorId = useLiveValue(actor.live)?.staffId ?? null;
  const isComing = (useLiveValue(coming.list) ?? []).some(({ by }) => by === authorId);
  const [wasEarly, setEarly] = useState(false);
  const done = (): void => {
    setEarly(isComing);
    if (!isComing) onDone();
  };
  return { done, isEarly: wasEarly && isComing };
}

export function HandedOverScreen({ participantId, onDone }: HandedOverProps) {
  const { t } = useTranslation('portfolio');
  const found = usePerson(participantId);
  const portfolio = usePortfolio(participantId);
  const { done, isEarly } = useDone(onDone);
  const isHere = found !== undefined && portfolio !== undefined;
  useEffect(() => {
    if (isHere) focusHeading();
  }, [isHere]);
  if (!isHere) return null;
  const person = found.person?.isRemoved ? undefined : found.person;
  return (
    <ScreenFrame
      title={person ? t('handed.title', { name: fullName(person) || person.number }) : t('title')}
      windowTitle={t('title')}
      subtitle={person?.number}
      actions={
        <Button leftSection={<IconCheck size={20} aria-hidden />} onClick={done}>
          {t('handed.done')}
        </Button>
      }
    >
      {isEarly && <ProblemNotice problem={problem('hand-back-coming')} />}
      {person ? (
        <PortfolioBody
          person={person}
          ids={found.ids}
          portfolio={portfolio}
          by="candidate"
          may={{ write: true, tell: false }}
        />
      ) : (
        <EmptyState title={t('handed.missing.title')}>
          <Text>{t('handed.missing.text')}</Text>
        </EmptyState>
      )}
    </ScreenFrame>
  );
}
