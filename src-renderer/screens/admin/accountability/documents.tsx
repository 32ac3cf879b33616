/** All documents of a qualification: added, listed, and what was removed; what is not on this device yet stands first. */
import { Text, Title } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { documentsOf } from '../../../../shared/domain/accountability';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Result } from '../../../../shared/kernel/result';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { addAccountabilityDocument } from '../../../actions/save-accountability';
import { useDocuments } from '../../../queries/use-documents';
import { EmptyState } from '../../../ui/empty-state';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';
import { FileAdder } from '../../files/file-adder';
import { FileViewer } from '../../files/file-viewer';
import { useFileStates } from '../../files/use-file-states';
import { useOpenFile } from '../../files/use-open-file';
import classes from './accountability.module.css';
import { DocumentList } from './document-list';
import { NotHereYet } from './not-here-yet';
import { RemovedDocuments } from './removed-documents';

type BodyProps = {
  readonly head: QualificationHead;
  readonly mayWrite: boolean;
};

export function Documents({ head: { qualificationId }, mayWrite }: BodyProps) {
  const { t } = useTranslation('accountability');
  const add = useAction(addAccountabilityDocument);
  const stored = useDocuments('accountability-document');
  const files = useOpenFile();
  const [fetched, setFetched] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const all = (stored ?? []).map(({ document }) => document);
  const listed = documentsOf(all, qualificationId);
  const removed = documentsOf(all, qualificationId, { isRemoved: true });
  const digests = [...listed, ...(mayWrite ? removed : [])].flatMap(({ versions }) =>
    versions.map(({ file }) => file.digest),
  );
  const told = useFileStates(digests, `${fetched} ${files.opening}`);
  if (!stored) return null;
  const onDone = (done: Result<unknown>): void => setProblem(done.ok ? null : done.problem);
  const list = { files, told, onDone, mayWrite };
  return (
    <div className={classes.screen}>
      <Text className={classes.text}>{t(mayWrite ? 'explain' : 'explain-reader')}</Text>
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
      {mayWrite && (
        <FileAdder
          keptAs={`documents ${qualificationId}`}
          onAdded={(file) => add({ qualificationId, file })}
        />
      )}
      <NotHereYet documents={listed} told={told} onFetched={() => setFetched(fetched + 1)} />
      {listed.length === 0 ? (
        <EmptyState title={t('empty-title')} icon={<IconPaperclip size={40} />}>
          {t(mayWrite ? 'empty-text' : 'empty-reader')}
        </EmptyState>
      ) : (
        <section aria-labelledby="documents">
          <Title order={2} id="documents" className={classes.heading}>
            {t('count', { count: listed.length })}
          </Title>
          <DocumentList documents={listed} {...list} />
        </section>
      )}
      {mayWrite && <RemovedDocuments documents={removed} {...list} />}
      <FileViewer files={files} />
    </div>
  );
}
