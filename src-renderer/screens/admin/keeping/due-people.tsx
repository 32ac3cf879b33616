/** Those of whom the time is over, and the button that erases exactly these. */
import { Button, Text } from '@mantine/core';
import { IconEraser } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Kept } from '../../../../shared/domain/retention';
import type { PlannedExam } from '../../../../shared/records/exam';
import { erasePeople } from '../../../actions/erase-people';
import { useExamStates } from '../../../queries/use-exam-states';
import { useAction } from '../../../ui/use-action';
import { EraseDialog } from '../participants/erase-dialog';
import { PeopleKept } from './people-kept';

type DueProps = {
  readonly due: readonly Kept[];
  /** Whom the id of a candidate means by now. */
  readonly meantId: (participantId: string) => string;
};

/** What goes with them is counted when it is asked, for those who were shown. */
function EraseDue({ due, meantId, onClose }: DueProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('keeping');
  const erase = useAction(erasePeople);
  const ids = new Set<string>(due.map(({ person }) => person.participantId));
  const key = [...ids].join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same people are the same choice
  const choose = useCallback(
    ({ candidates }: PlannedExam) => candidates.some(({ participantId }) => ids.has(meantId(participantId))),
    [key, meantId],
  );
  const states = (useExamStates(choose) ?? []).filter(({ candidate }) =>
    ids.has(meantId(candidate.participantId)),
  );
  const signed = states.filter(({ assessment }) => assessment.signed).length;
  return (
    <EraseDialog
      participantIds={due.map(({ person }) => person.participantId)}
      title={t('erase.title-many', { count: due.length })}
      says={[
        t('erase.goes'),
        t('erase.exams', { count: states.length }),
        ...(signed > 0 ? [t('erase.signed', { count: signed })] : []),
        ...(states.length > 0 ? [t('erase.others')] : []),
        t('erase.when'),
      ]}
      label={t('erase.run', { count: due.length })}
      // Exactly those who were shown, whoever became due while somebody read.
      onErase={async () => {
        const participantIds = due.map(({ person }) => person.participantId);
        const erased = await erase({ participantIds, ground: 'retention' });
        if (erased.ok) onClose();
        return erased;
      }}
      onClose={onClose}
    />
  );
}

/** Who is due at the moment of the press is who goes: nobody is added while it is asked. */
export function DuePeople({ due, meantId }: DueProps) {
  const { t } = useTranslation('keeping');
  const [asked, setAsked] = useState<readonly Kept[] | null>(null);
  return (
    <>
      {due.length === 0 ? (
        <Text role="status">{t('due.none')}</Text>
      ) : (
        <>
          <PeopleKept kept={due} />
          <div>
            <Button
              variant="default"
              leftSection={<IconEraser size={20} aria-hidden />}
              onClick={() => setAsked(due)}
            >
              {t('erase.all', { count: due.length })}
            </Button>
          </div>
        </>
      )}
      {asked && <EraseDue due={asked} meantId={meantId} onClose={() => setAsked(null)} />}
    </>
  );
}
