/** One person at work: their PIN; a proof of who they are and the PIN they choose the first time, or when the PIN is of no use. */
import { Paper, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { People } from '../../../shared/contract/people-contract';
import type { Staff } from '../../../shared/records/staff';
import { FirstTime } from './first-time';
import { UnlockForm } from './unlock-form';

type PinCardProps = {
  readonly staff: Staff;
  /** Null where this person has no PIN on this device. */
  readonly person: People['persons'][number] | null;
  readonly isSample: boolean;
  /** Null where everybody else stands on the same screen. */
  readonly onBack: (() => void) | null;
};

export function PinCard({ staff, person, isSample, onBack }: PinCardProps) {
  const { t } = useTranslation('settings');
  const [isForgotten, setForgotten] = useState(false);
  const isBlocked = person?.triesLeft === 0;
  const needsCode = !isSample && (person === null || isBlocked || isForgotten);
  const reason = isBlocked ? 'sign-in.blocked' : person ? 'sign-in.forgotten-text' : 'sign-in.first-time';
  return (
    <Paper withBorder p="lg" maw="32rem">
      <Stack>
        <Title order={2}>{staff.name}</Title>
        {needsCode ? (
          <FirstTime
            key={reason}
            staff={staff}
            reason={t(reason)}
            onBack={isForgotten && !isBlocked ? () => setForgotten(false) : onBack}
          />
        ) : (
          <UnlockForm
            staffId={staff.staffId}
            person={person}
            isSample={isSample}
            onForgotten={() => setForgotten(true)}
            onBack={onBack}
          />
        )}
      </Stack>
    </Paper>
  );
}
