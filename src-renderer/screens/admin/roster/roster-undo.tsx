/** What an import of people did, in counts, and the way back with one press; said in its place when it is taken back. */
import { Button, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/kernel/problem';
import { undoRoster } from '../../../actions/undo-roster';
import { type LastRoster, useLastRoster } from '../../../ui/last-roster';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useAction } from '../../../ui/use-action';
import undoClasses from '../import/undo-import.module.css';

/** Taken back, the counts would not be true any more: they go. */
export function RosterUndo({ imported }: { readonly imported: LastRoster }) {
  const { t } = useTranslation('roster');
  const { tell } = useLastRoster();
  const [state, setState] = useState<'done' | 'busy' | 'undone'>('done');
  const [failure, setFailure] = useState<Problem | null>(null);
  const told = useRef<HTMLDivElement>(null);
  const takeBack = useAction(undoRoster);
  const { undo, summary } = imported;
  // The focus goes to the words that say so: the button it was on is gone.
  const press = async (): Promise<void> => {
    setState('busy');
    setFailure(null);
    const result = await takeBack(undo);
    setState(result.ok ? 'undone' : 'done');
    if (!result.ok) return setFailure(result.problem);
    tell(null);
    told.current?.focus();
  };
  const lines = (['participants', 'staff'] as const).flatMap((kind) =>
    (['new', 'changed', 'back', 'inactive'] as const).flatMap((outcome) => {
      const count = summary[kind][outcome] ?? 0;
      return count === 0 ? [] : [t(`done.${kind}-${outcome}`, { count })];
    }),
  );
  return (
    <>
      <div ref={told} tabIndex={-1} role="status" className={undoClasses.told}>
        {state === 'undone' && (
          <>
            <StatusMark tone="neutral">{t('done.undone')}</StatusMark>
            <Text>{t('done.undone-text')}</Text>
          </>
        )}
      </div>
      {failure && <ProblemNotice problem={failure} onClose={() => setFailure(null)} />}
      {state !== 'undone' && (
        <>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <Button
            variant="default"
            className={undoClasses.undo}
            loading={state === 'busy'}
            leftSection={<IconArrowBackUp size={20} aria-hidden />}
            onClick={() => void press()}
          >
            {t('done.undo')}
          </Button>
        </>
      )}
    </>
  );
}
