/** Shows a file over the screen: a picture, sound or film; of anything else it says that it can be saved. */
import { Button, Group, Modal, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NamedFile } from '../../../shared/values/named-file';
import type { OpenedFile } from '../../actions/open-file';
import { ProblemNotice } from '../../ui/problem-notice';
import { StatusMark } from '../../ui/status-mark';
import classes from './files.module.css';
import type { OpenFile } from './use-open-file';

/** The address of bytes in memory, for as long as they are shown. */
function useAddress(content: Blob | null): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!content) return undefined;
    const made = URL.createObjectURL(content);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [content]);
  return content && address;
}

type ContentProps = { readonly opened: OpenedFile; readonly name: string; readonly maySave: boolean };

function Content({ opened, name, maySave }: ContentProps) {
  const { t } = useTranslation('files');
  const address = useAddress('content' in opened ? opened.content : null);
  const [isBroken, setBroken] = useState(false);
  if (opened.how === 'save') return <Text>{t(maySave ? 'viewer.only-save' : 'viewer.not-here')}</Text>;
  if (isBroken) return <Text role="status">{t(maySave ? 'viewer.cannot-show' : 'viewer.not-here')}</Text>;
  if (opened.how === 'viewer') {
    return (
      <a href={opened.url ?? ''} target="_blank" rel="noreferrer">
        {t('viewer.in-tab')}
      </a>
    );
  }
  if (!address) return null;
  // By its first bytes it is one of these; whether it can be played, only the browser knows.
  const of = { src: address, className: classes.shown, onError: () => setBroken(true) };
  if (opened.how === 'image') return <img {...of} alt={name} />;
  // What a candidate or a centre recorded has no captions.
  if (opened.how === 'audio') return <audio {...of} controls aria-label={name} />;
  return <video {...of} controls aria-label={name} />;
}

type WarnedProps = { readonly files: OpenFile; readonly file: NamedFile; readonly maySave: boolean };

/** What a virus scanner found in it, and what to do; the way out is the first button. */
function Warned({ files, file, found, maySave }: WarnedProps & { readonly found: string }) {
  const { t } = useTranslation(['files', 'common']);
  return (
    <>
      <StatusMark tone="attention">{t('warned.short', { found })}</StatusMark>
      <Text mt="sm">{t('warned.explain')}</Text>
      <Text mt="sm">{t('warned.do')}</Text>
      <Group mt="md">
        <Button data-autofocus onClick={files.close}>
          {t('warned.leave')}
        </Button>
        <Button
          variant="default"
          loading={files.opening === file.digest}
          onClick={() => files.openAnyway(file)}
        >
          {t('warned.open')}
        </Button>
        {maySave && <Saving files={files} file={file} label={t('warned.save')} />}
      </Group>
    </>
  );
}

/** Saves it where its user says, and says where that was. */
function Saving({ files, file, label }: Omit<WarnedProps, 'maySave'> & { readonly label: string }) {
  const { t } = useTranslation('files');
  const { save, savedAt } = files;
  return (
    <>
      <Button variant="default" onClick={() => save(file)}>
        {label}
      </Button>
      <output>
        {savedAt !== null && <StatusMark tone="good">{t('saved', { place: savedAt })}</StatusMark>}
      </output>
    </>
  );
}

type ViewerProps = {
  readonly files: OpenFile;
  /** False: nothing leaves the device from here, and no other window is opened. */
  readonly maySave?: boolean;
};

/** Stands once beside a list of files that shares one `useOpenFile`. */
export function FileViewer({ files, maySave = true }: ViewerProps) {
  const { t } = useTranslation(['files', 'common']);
  const { shown, problem, open, close } = files;
  return (
    <Modal
      opened={shown !== null}
      onClose={close}
      size={shown?.opened?.how === 'image' || shown?.opened?.how === 'video' ? '95%' : 'xl'}
      title={<bdi className={classes.title}>{shown?.file.name}</bdi>}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {shown?.opened && (
        <>
          {shown.found !== null && (
            <StatusMark tone="attention">{t('warned.short', { found: shown.found })}</StatusMark>
          )}
          <Content key={shown.file.digest} opened={shown.opened} name={shown.file.name} maySave={maySave} />
          {problem && <ProblemNotice problem={problem} />}
          {maySave && (
            <Group mt="md">
              <Saving files={files} file={shown.file} label={t('save')} />
            </Group>
          )}
        </>
      )}
      {shown && !shown.opened && shown.found !== null && (
        <>
          <Warned files={files} file={shown.file} found={shown.found} maySave={maySave} />
          {problem && <ProblemNotice problem={problem} />}
        </>
      )}
      {shown && !shown.opened && shown.found === null && problem && (
        <ProblemNotice problem={problem} onRetry={() => open(shown.file)} />
      )}
    </Modal>
  );
}
