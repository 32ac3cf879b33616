/** Takes an import back with one press, and says so in its place. What went on from it meanwhile is never taken back. */
import { Button, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportId } from '../../../../shared/kernel/ids';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import classes from './undo-import.module.css';
import { useUndoImport } from './use-undo-import';

type UndoImportProps = {
  readonly importId: ImportId;
  /** How many it wrote. */
  readonly count: number;
  readonly children: ReactNode;
};

/** The children say what was imported; once it is taken back they would not be true. */
export function UndoImport({ importId, count, children }: UndoImportProps) {
  const { t } = useTranslation('import');
  const { state, failure, closeFailure, undo } = useUndoImport();
  const told = useRef<HTMLDivElement>(null);
  // The focus goes to the words that say so: the button it was on is gone.
  const press = async (): Promise<void> => {
    if (await undo(importId)) told.current?.focus();
  };
  return (
    <>
      <div ref={told} tabIndex={-1} role="status" className={classes.told}>
        {state === 'undone' && (
          <>
            <StatusMark tone="neutral">{t('undo.done')}</StatusMark>
            <Text>{t('undo.done-text', { count })}</Text>
          </>
        )}
      </div>
      {failure && <ProblemNotice problem={failure} onClose={closeFailure} />}
      {state !== 'undone' && (
        <>
          {children}
          <Button
            variant="default"
            className={classes.undo}
            loading={state === 'busy'}
            leftSection={<IconArrowBackUp size={20} aria-hidden />}
            onClick={() => void press()}
          >
            {t('undo.press')}
          </Button>
        </>
      )}
    </>
  );
}
