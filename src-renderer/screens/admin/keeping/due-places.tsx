/** Of whom the time is over for exams in which nothing was assessed; they stay, and only their place in those exams goes. */
import { Button } from '@mantine/core';
import { IconEraser } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DueSeats } from '../../../../shared/domain/find-due-seats';
import { eraseSeats } from '../../../actions/erase-over';
import { useAction } from '../../../ui/use-action';
import { EraseDialog } from '../participants/erase-dialog';
import { PeopleKept } from './people-kept';

const countSeats = (due: readonly DueSeats[]): number =>
  due.reduce((sum, { seats }) => sum + seats.length, 0);

/** Exactly those who were shown at the press, as for whole people. */
export function DuePlaces({ due }: { readonly due: readonly DueSeats[] }) {
  const { t } = useTranslation('keeping');
  const [asked, setAsked] = useState<readonly DueSeats[] | null>(null);
  const erase = useAction(eraseSeats);
  const exams = new Map(due.map(({ kept, seats }) => [kept.person.participantId, seats.length]));
  return (
    <>
      <PeopleKept
        kept={due.map(({ kept }) => kept)}
        says={({ participantId }) => t('log.seats', { count: exams.get(participantId) ?? 0 })}
      />
      <div>
        <Button
          variant="default"
          leftSection={<IconEraser size={20} aria-hidden />}
          onClick={() => setAsked(due)}
        >
          {t('seats.all', { count: countSeats(due) })}
        </Button>
      </div>
      {asked && (
        <EraseDialog
          title={t('seats.title-ask', { count: countSeats(asked) })}
          says={[t('seats.goes'), t('seats.stays'), t('erase.others'), t('erase.when')]}
          label={t('seats.run', { count: countSeats(asked) })}
          onErase={async () => {
            const erased = await erase({ people: asked.map(({ seats }) => seats) });
            if (erased.ok) setAsked(null);
            return erased;
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
