/**
 * The whole window while a candidate has the device: their own portfolio, and one way on, which locks the device. It stands in the
 * place of every other screen, whatever the address says.
 */
import { Button, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { fullName } from '../../../shared/records/participant';
import { usePerson, usePortfolio } from '../../queries/use-portfolio';
import { EmptyState } from '../../ui/empty-state';
import { focusHeading } from '../../ui/focus-heading';
import { ScreenFrame } from '../../ui/screen-frame';
import { PortfolioBody } from './portfolio-body';

type HandedOverProps = {
  readonly participantId: string;
  /** Locks the device, so that it can be given back. */
  readonly onDone: () => void;
};

export function HandedOverScreen({ participantId, onDone }: HandedOverProps) {
  const { t } = useTranslation('portfolio');
  const found = usePerson(participantId);
  const portfolio = usePortfolio(participantId);
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
        <Button leftSection={<IconCheck size={20} aria-hidden />} onClick={onDone}>
          {t('handed.done')}
        </Button>
      }
    >
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
