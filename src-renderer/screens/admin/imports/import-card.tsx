/** One import: its file, when and by whom, what it wrote, and whether it can be taken back. */
import { Button, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { QualificationImport } from '../../../../shared/records/qualification-import';
import { useRegister } from '../../../queries/use-documents';
import type { ImportDone } from '../../../queries/use-imports';
import { useStaffNames } from '../../../queries/use-staff-names';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useFormat } from '../../../ui/use-format';
import { useUndoImport } from '../import/use-undo-import';
import classes from './imports.module.css';
import { useSourceName } from './use-source-name';

/** So many are named; the others are counted. */
const mostNames = 5;

/** What it wrote and is still here, each with a link. */
function Written({ qualifications }: Pick<QualificationImport, 'qualifications'>) {
  const { t } = useTranslation('imports');
  const heads = useRegister('qualification');
  const here = qualifications.flatMap(({ qualificationId }) => {
    const head = heads?.byId.get(qualificationId)?.document;
    return head && head.isRemoved !== true ? [head] : [];
  });
  const rest = here.length - mostNames;
  if (here.length === 0) return null;
  return (
    <Text className={classes.names}>
      {here.slice(0, mostNames).map(({ qualificationId, code, name }) => (
        <Link
          key={qualificationId}
          to="/qualifications/$qualificationId"
          params={{ qualificationId }}
          className={classes.name}
        >
          {[code, name].filter(Boolean).join(' ') || t('no-name')}
        </Link>
      ))}
      {rest > 0 && <span>{t('others', { count: rest })}</span>}
    </Text>
  );
}

/** The words that say where it stands are there before and after; the focus goes to them when the button goes. */
export function ImportCard({ done: { imported, touched, stayed } }: { readonly done: ImportDone }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const nameOf = useStaffNames();
  const { state, failure, closeFailure, undo } = useUndoImport();
  const standing = useRef<HTMLDivElement>(null);
  const { importId, importedAt, importedBy, qualifications, undone } = imported;
  const isStayed = ({ qualificationId }: { readonly qualificationId: string }): boolean =>
    stayed.made.includes(qualificationId) || stayed.changed.includes(qualificationId);
  const isOpen = undone === undefined && touched === 0;
  const wasPressed = state === 'undone';
  useEffect(() => {
    if (wasPressed) standing.current?.focus();
  }, [wasPressed]);
  const name = useSourceName()(imported);
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <span className={classes.source}>{name}</span>
        <div ref={standing} tabIndex={-1} role="status" className={classes.standing}>
          {undone && (
            <StatusMark tone="neutral">{t('undone', { moment: format.dayAndTime(undone.at) })}</StatusMark>
          )}
          {stayed.made.length > 0 && (
            <StatusMark tone="attention">{t('stayed', { count: stayed.made.length })}</StatusMark>
          )}
          {stayed.changed.length > 0 && (
            <StatusMark tone="attention">{t('stayed-changed', { count: stayed.changed.length })}</StatusMark>
          )}
          {!undone && touched > 0 && <StatusMark tone="good">{t('in-use', { count: touched })}</StatusMark>}
        </div>
      </div>
      <Text c="dimmed">
        {[
          format.dayAndTime(importedAt),
          nameOf(importedBy) ?? t('somebody'),
          t('count', { count: qualifications.length }),
        ].join(' · ')}
      </Text>
      <Written qualifications={undone ? qualifications.filter(isStayed) : qualifications} />
      {failure && <ProblemNotice problem={failure} onClose={closeFailure} />}
      {isOpen && (
        <Button
          variant="default"
          className={classes.undo}
          loading={state === 'busy'}
          leftSection={<IconArrowBackUp size={20} aria-hidden />}
          aria-label={t('undo-of', { name })}
          onClick={() => void undo(importId)}
        >
          {t('undo')}
        </Button>
      )}
    </li>
  );
}
