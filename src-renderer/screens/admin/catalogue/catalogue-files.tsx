/** The files of SBB that the hub has: given once, for every administrator and device of the centre. */
import { Button, FileButton, Progress, Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueFile } from '../../../actions/catalogue-files';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useFormat } from '../../../ui/use-format';
import { SettingGroup } from '../../settings/setting-group';
import cardClasses from '../import/import-item-card.module.css';
import classes from './catalogue.module.css';
import { type Adding, useCatalogueFiles } from './use-catalogue-files';

function FileItem({ file, onRemove }: { readonly file: CatalogueFile; readonly onRemove: () => void }) {
  const { t } = useTranslation('catalogue');
  const format = useFormat();
  const facts = [
    t('files.dossiers', { count: file.dossiers }),
    t('files.codes', { count: file.codes }),
    file.warnings > 0 ? t('files.warnings', { count: file.warnings }) : '',
    format.bytes(file.bytes),
    t('files.added-at', { moment: format.dayAndTime(file.addedAt) }),
  ];
  return (
    <li className={cardClasses.card}>
      <div className={cardClasses.head}>
        <span className={classes.name}>{file.name}</span>
        {file.isForAll && <StatusMark tone="info">{t('files.for-all')}</StatusMark>}
      </div>
      <Text c="dimmed">{facts.filter(Boolean).join(' · ')}</Text>
      {!file.isForAll && (
        <div className={classes.actions}>
          <Button variant="default" aria-label={t('files.remove-of', { name: file.name })} onClick={onRemove}>
            {t('files.remove')}
          </Button>
        </div>
      )}
    </li>
  );
}

function AddFile({
  adding,
  onFile,
}: {
  readonly adding: Adding | null;
  readonly onFile: (file: File) => void;
}) {
  const { t } = useTranslation('catalogue');
  const format = useFormat();
  const [isOver, setOver] = useState(false);
  const reset = useRef<() => void>(null);
  const take = (file: File | null | undefined): void => {
    if (file && adding === null) onFile(file);
    reset.current?.();
  };
  const over = (event: DragEvent, next: boolean): void => {
    event.preventDefault();
    setOver(next);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => over(event, true)}
      onDragLeave={(event) => over(event, false)}
      onDrop={(event) => {
        over(event, false);
        take(event.dataTransfer.files[0]);
      }}
    >
      <FileButton resetRef={reset} accept=".xml,text/xml,application/xml" onChange={take}>
        {(props) => (
          <Button
            {...props}
            variant="default"
            disabled={adding !== null}
            leftSection={<IconFileUpload size={20} aria-hidden />}
          >
            {t('files.add')}
          </Button>
        )}
      </FileButton>
      {adding === null ? (
        <Text c="dimmed">{t('files.drop')}</Text>
      ) : (
        <div className={classes.progress}>
          <Text role="status">
            {adding.share < 1
              ? t('files.sending', {
                  name: adding.name,
                  share: format.percent(Math.floor(adding.share * 10) * 10),
                })
              : t('files.reading', { name: adding.name })}
          </Text>
          <Progress
            value={adding.share * 100}
            animated={adding.share === 1}
            aria-label={t('files.progress')}
          />
        </div>
      )}
    </div>
  );
}

/** Asks the hub when it is opened; without a network it says so, and nothing is lost. */
export function CatalogueFiles({ onAdded }: { readonly onAdded: () => void }) {
  const { t } = useTranslation('catalogue');
  const { files, failure, adding, added, ask, close, addFile, removeFile } = useCatalogueFiles(onAdded);
  const list = useRef<HTMLUListElement>(null);
  const remove = async (fileId: string): Promise<void> => {
    if (await removeFile(fileId)) list.current?.focus();
  };
  return (
    <SettingGroup title={t('files.title')}>
      <Text>{t('files.text')}</Text>
      {failure && <ProblemNotice problem={failure} onRetry={() => void ask()} onClose={close} />}
      <AddFile adding={adding} onFile={(file) => void addFile(file)} />
      <output className={classes.said}>
        {added && t('files.done', { name: added.name, count: added.codes })}
        {files?.length === 0 && t('files.none')}
      </output>
      {files !== null && (
        <ul className={classes.list} aria-label={t('files.title')} ref={list} tabIndex={-1}>
          {files.map((file) => (
            <FileItem key={file.fileId} file={file} onRemove={() => void remove(file.fileId)} />
          ))}
        </ul>
      )}
    </SettingGroup>
  );
}
