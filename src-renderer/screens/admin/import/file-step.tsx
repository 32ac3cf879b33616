/** First step: choose the file with a button or drop it. Reading it changes nothing. */
import { Button, FileButton, Loader, Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './file-step.module.css';
import { StepHeading } from './step-heading';
import { TemplateOffer } from './template-offer';
import { useHandedFiles } from './use-handed-files';
import type { Import } from './use-import';

/** Dropping and choosing do the same. Several at once are refused: codes and cohort are asked per file. */
export function FileStep({ course }: { readonly course: Import }) {
  const { t } = useTranslation(['import', 'catalogue', 'imports']);
  const [isOver, setOver] = useState(false);
  const [hasMany, setHasMany] = useState(false);
  const reset = useRef<() => void>(null);
  const { busyWith } = course;
  const take = (files: readonly File[]): void => {
    const [file, ...others] = files;
    setHasMany(others.length > 0);
    if (file && others.length === 0 && busyWith === null) void course.readFile(file);
    reset.current?.();
  };
  useHandedFiles(take);
  const over = (event: DragEvent, next: boolean): void => {
    event.preventDefault();
    setOver(next);
  };
  return (
    <section className={classes.step}>
      <StepHeading takesFocus={course.file !== null || course.exchange !== null}>
        {t('file.title')}
      </StepHeading>
      <Text className={classes.text}>{t('file.text')}</Text>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same */}
      <div
        className={classes.drop}
        data-over={isOver || undefined}
        onDragOver={(event) => over(event, true)}
        onDragLeave={(event) => over(event, false)}
        onDrop={(event) => {
          over(event, false);
          take([...event.dataTransfer.files]);
        }}
      >
        {busyWith === null ? (
          <>
            <IconFileUpload size={40} aria-hidden className={classes.icon} />
            <Text c="dimmed">{t('file.drop')}</Text>
            <FileButton
              resetRef={reset}
              accept=".xml,.json,.csv,.txt,.xlsx,.zip"
              onChange={(file) => file && take([file])}
            >
              {(props) => <Button {...props}>{t('file.choose')}</Button>}
            </FileButton>
          </>
        ) : (
          <Loader aria-hidden />
        )}
        <output className={classes.output}>
          {busyWith !== null && t('file.reading', { name: busyWith })}
          {busyWith === null && hasMany && t('file.many')}
        </output>
      </div>
      <TemplateOffer course={course} />
      <Link to="/qualifications/catalogue" className={classes.link}>
        {t('catalogue:link')}
      </Link>
      <Link to="/qualifications/imports" className={classes.link}>
        {t('imports:all')}
      </Link>
    </section>
  );
}
