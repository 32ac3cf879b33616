/**
 * An exam file to look at: about whom it is, what was examined, when and with which result, and plainly how far that can
 * be believed. Nothing is imported and nothing can be changed here. Of a file that is not whole no result is shown.
 */
import { Alert, Button, FileButton, Text } from '@mantine/core';
import { IconEye, IconFileSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Problem, problem } from '../../../shared/kernel/problem';
import type { ExamFile } from '../../actions/read-exam-file';
import { useHostState } from '../../queries/use-host-state';
import { EmptyState } from '../../ui/empty-state';
import { useOpenedFile } from '../../ui/opened-file';
import { ProblemNotice } from '../../ui/problem-notice';
import { ScreenFrame } from '../../ui/screen-frame';
import { FileFacts } from './file-facts';
import { FileTrust } from './file-trust';
import { SheetDetailsView } from './sheet-details-view';
import sheetClasses from './sheet-view.module.css';
import { useExamFile } from './use-exam-file';

const mostBytes = 20_000_000;

/** A file that cannot be read (moved, no right) is a problem to tell, no bug. */
function readFile(file: File): Promise<Uint8Array | Problem> {
  if (file.size > mostBytes) return Promise.resolve(problem('file-too-large'));
  return file.arrayBuffer().then(
    (bytes) => new Uint8Array(bytes),
    () => problem('file-unreadable'),
  );
}

function ChooseFile() {
  const { t } = useTranslation('file');
  const open = useOpenedFile((state) => state.open);
  const openedBy = useHostState((host) => host.device.profile)?.actorId ?? null;
  const reset = useRef<() => void>(null);
  return (
    <FileButton
      accept=".vakproef,.json,application/json"
      resetRef={reset}
      onChange={(file) => {
        // The same name may be chosen again: the file can have come anew.
        reset.current?.();
        if (file) void readFile(file).then((content) => open({ name: file.name, content, openedBy }));
      }}
    >
      {(props) => (
        <Button {...props} leftSection={<IconFileSearch size={20} aria-hidden />}>
          {t('choose')}
        </Button>
      )}
    </FileButton>
  );
}

function Content({ file }: { readonly file: ExamFile }) {
  const { t } = useTranslation('file');
  const { content, details, differs } = file;
  return (
    <>
      <FileTrust file={file} />
      <FileFacts content={content} isWhole={differs === null} />
      {details && (
        <section className={sheetClasses.sheet} aria-label={t('marks')}>
          <SheetDetailsView details={details} />
        </section>
      )}
    </>
  );
}

/** Looks only: nothing of the file is kept, and nothing here is changed by it. */
export function FileScreen() {
  const { t } = useTranslation('file');
  const shown = useExamFile();
  return (
    <ScreenFrame
      title={t('title')}
      subtitle={shown?.name ?? t('subtitle')}
      back={<Link to="/">{t('back')}</Link>}
      actions={<ChooseFile />}
      width="reading"
    >
      {shown === undefined && <Text role="status">{t('reading')}</Text>}
      {shown === null && <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>}
      {shown && (
        <>
          <Alert color="gray" icon={<IconEye aria-hidden />}>
            {t('read-only')}
          </Alert>
          {shown.read.ok ? (
            <Content file={shown.read.value} />
          ) : (
            <ProblemNotice problem={shown.read.problem} />
          )}
        </>
      )}
    </ScreenFrame>
  );
}
