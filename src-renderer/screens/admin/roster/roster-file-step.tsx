/** First step: choose the files or drop them, a whole folder too. Reading them changes nothing. */
import { Button, FileButton, Loader, Text, Title } from '@mantine/core';
import { IconUsersPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { droppedFiles } from '../../../ui/dropped-files';
import { useLastRoster } from '../../../ui/last-roster';
import classes from '../import/file-step.module.css';
import { StepHeading } from '../import/step-heading';
import { RosterUndo } from './roster-undo';
import type { Roster } from './use-roster';

/** Dropping and choosing do the same; several files are one set. */
export function RosterFileStep({ roster }: { readonly roster: Roster }) {
  const { t } = useTranslation(['roster', 'participants']);
  const [isOver, setOver] = useState(false);
  const reset = useRef<() => void>(null);
  // As it was when the step was opened: taken back, it says so in its place.
  const [before] = useState(useLastRoster.getState().last);
  const isBusy = roster.busy !== null;
  const take = (files: readonly File[]): void => {
    if (files.length > 0 && !isBusy) void roster.read(files);
    reset.current?.();
  };
  const over = (event: DragEvent, next: boolean): void => {
    event.preventDefault();
    setOver(next);
  };
  return (
    <section className={classes.step}>
      <StepHeading takesFocus={roster.opened !== null}>{t('file.title')}</StepHeading>
      <Text className={classes.text}>{t('file.text')}</Text>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same */}
      <div
        className={classes.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => over(event, true)}
        onDragLeave={(event) => over(event, false)}
        onDrop={(event) => {
          over(event, false);
          void droppedFiles(event.dataTransfer).then(take);
        }}
      >
        {isBusy ? (
          <Loader aria-hidden />
        ) : (
          <>
            <IconUsersPlus size={40} aria-hidden className={classes.icon} />
            <Text c="dimmed">{t('file.drop')}</Text>
            <FileButton multiple resetRef={reset} accept=".csv,.txt,.tsv,.xlsx,.zip" onChange={take}>
              {(props) => <Button {...props}>{t('file.choose')}</Button>}
            </FileButton>
          </>
        )}
        <output className={classes.output}>{isBusy && t('file.reading')}</output>
      </div>
      <Text className={classes.text} c="dimmed">
        {t('file.passwords')}
      </Text>
      <Link to="/participants/runs" className={classes.link}>
        {t('participants:runs.all')}
      </Link>
      {before && (
        <section aria-labelledby="roster-before" className={classes.step}>
          <Title order={3} id="roster-before">
            {t('file.before', { name: before.name })}
          </Title>
          <RosterUndo imported={before} />
        </section>
      )}
    </section>
  );
}
