/** On the overview: what was imported last, as long as it can be taken back there; also after a reload, a lock, or elsewhere. */
import { Button, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportId } from '../../../../shared/kernel/ids';
import { useWorld } from '../../../queries/query-source';
import { useImports } from '../../../queries/use-imports';
import { useStaffNames } from '../../../queries/use-staff-names';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useFormat } from '../../../ui/use-format';
import { useUndoImport } from '../import/use-undo-import';
import classes from './imports.module.css';
import { useSourceName } from './use-source-name';

/** Older ones stand in the list of imports only. */
const daysTold = 7;
const dayMs = 86_400_000;

/** Nothing where there is nothing to take back. */
export function LastImport() {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const nameOf = useStaffNames();
  const sourceName = useSourceName();
  const world = useWorld();
  const [now] = useState(() => world.now());
  const [last] = useImports(now) ?? [];
  const { state, failure, closeFailure, undo } = useUndoImport();
  const told = useRef<HTMLDivElement>(null);
  const [pressed, press] = useState<ImportId | null>(null);
  // A colleague's may come in behind it: that one is not taken back.
  const isUndone = state === 'undone' && pressed !== null && pressed === last?.imported.importId;
  useEffect(() => {
    if (isUndone) told.current?.focus();
  }, [isUndone]);
  if (!last) return null;
  const { importId, importedAt, importedBy, qualifications, undone } = last.imported;
  const isOld = now.getTime() - Date.parse(importedAt) > daysTold * dayMs;
  const isOpen = !undone && last.touched === 0 && !isOld;
  if (!isOpen && !isUndone) return null;
  const words = {
    name: sourceName(last.imported),
    count: qualifications.length,
    moment: format.dayAndTime(importedAt),
    who: nameOf(importedBy) ?? t('somebody'),
  };
  return (
    <>
      {failure && <ProblemNotice problem={failure} onClose={closeFailure} />}
      <div ref={told} tabIndex={-1} role="status" className={classes.last}>
        {isUndone && <StatusMark tone="neutral">{t('undone-mark')}</StatusMark>}
        <Text className={classes.words}>{t(isUndone ? 'last-undone' : 'last', words)}</Text>
        {!isUndone && (
          <Button
            variant="default"
            loading={state === 'busy'}
            leftSection={<IconArrowBackUp size={20} aria-hidden />}
            onClick={() => {
              press(importId);
              void undo(importId);
            }}
          >
            {t('undo')}
          </Button>
        )}
        <Link to="/qualifications/imports" className={classes.link}>
          {t('all')}
        </Link>
      </div>
    </>
  );
}
