/**
 * The accountability documents of a qualification (M30): administrators attach them, put them in order and describe them;
 * everybody of the centre reads them, without a network where they were fetched before.
 */
import { Text, Title } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { documentsOf } from '../../../shared/domain/accountability';
import type { Problem } from '../../../shared/kernel/problem';
import type { Result } from '../../../shared/kernel/result';
import type { AccountabilityDocument } from '../../../shared/records/accountability-document';
import type { QualificationHead } from '../../../shared/records/qualification';
import { addAccountabilityDocument } from '../../actions/save-accountability';
import { useActor } from '../../queries/use-actor';
import { useDocument, useDocuments } from '../../queries/use-documents';
import { EmptyState } from '../../ui/empty-state';
import { OverviewLink } from '../../ui/overview-link';
import { ProblemNotice } from '../../ui/problem-notice';
import { ScreenFrame } from '../../ui/screen-frame';
import { useAction } from '../../ui/use-action';
import { FileAdder } from '../files/file-adder';
import { FileViewer } from '../files/file-viewer';
import { useOpenFile } from '../files/use-open-file';
import classes from './accountability/accountability.module.css';
import { DocumentList } from './accountability/document-list';
import { NotHereYet } from './accountability/not-here-yet';
import { RemovedDocuments } from './accountability/removed-documents';

type BodyProps = {
  readonly head: QualificationHead;
  readonly all: readonly AccountabilityDocument[];
  readonly mayWrite: boolean;
};

function Documents({ head: { qualificationId }, all, mayWrite }: BodyProps) {
  const { t } = useTranslation('accountability');
  const add = useAction(addAccountabilityDocument);
  const files = useOpenFile();
  const [problem, setProblem] = useState<Problem | null>(null);
  const listed = documentsOf(all, qualificationId);
  const onDone = (done: Result<unknown>): void => setProblem(done.ok ? null : done.problem);
  const list = { files, onDone, mayWrite };
  return (
    <div className={classes.screen}>
      <Text className={classes.text}>{t(mayWrite ? 'explain' : 'explain-reader')}</Text>
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
      {mayWrite && <FileAdder onAdded={(file) => add({ qualificationId, file })} />}
      <NotHereYet documents={listed} />
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
      {mayWrite && (
        <RemovedDocuments documents={documentsOf(all, qualificationId, { isRemoved: true })} {...list} />
      )}
      <FileViewer files={files} />
    </div>
  );
}

export function AccountabilityScreen() {
  const { t } = useTranslation(['accountability', 'qualification', 'shell']);
  const { qualificationId } = useParams({ strict: false });
  const stored = useDocument('qualification', qualificationId);
  const all = useDocuments('accountability-document');
  const actor = useActor();
  if (stored === undefined || all === undefined || actor === undefined) return null;
  const mayWrite = actor?.roles.includes('administrator') ?? false;
  return (
    <ScreenFrame
      title={t('title')}
      subtitle={stored?.document.name}
      back={
        mayWrite ? (
          <OverviewLink tab={stored?.document.status}>{t('qualification:detail.back')}</OverviewLink>
        ) : (
          <Link to="/">{t('shell:way-back.today')}</Link>
        )
      }
    >
      {stored && (
        <Documents head={stored.document} all={all.map(({ document }) => document)} mayWrite={mayWrite} />
      )}
    </ScreenFrame>
  );
}
