/** One document: what it is, its file, what stood there before, and what whoever may does with it. */
import { Text, Title } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconHistory, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../../../shared/kernel/result';
import type { AccountabilityDocument, FileVersion } from '../../../../shared/records/accountability-document';
import { removeAccountabilityDocument } from '../../../actions/save-accountability';
import { useStaffNames } from '../../../queries/use-staff-names';
import { useSubjectHandIn } from '../../../queries/use-subject-hand-ins';
import { RowButton } from '../../../ui/row-option';
import { useAction } from '../../../ui/use-action';
import { useFormat } from '../../../ui/use-format';
import { FileLine } from '../../files/file-line';
import type { FileStates } from '../../files/use-file-states';
import type { OpenFile } from '../../files/use-open-file';
import classes from './accountability.module.css';
import { DocumentForm } from './document-form';
import { DocumentHistory } from './document-history';

type DocumentCardProps = {
  readonly document: AccountabilityDocument;
  readonly standing: FileVersion;
  readonly told: FileStates;
  readonly files: OpenFile;
  readonly mayWrite: boolean;
  readonly canGo: { readonly up: boolean; readonly down: boolean };
  readonly onShift: (by: -1 | 1) => void;
  readonly onDone: (done: Result<unknown>) => void;
};

type Unfolded = 'form' | 'history' | null;

/** Whoever only reads gets what stood there before, and nothing that does something. */
function Options(
  props: Pick<DocumentCardProps, 'document' | 'mayWrite' | 'canGo' | 'onShift' | 'onDone'> & {
    readonly unfolded: Unfolded;
    readonly onUnfold: (next: Unfolded) => void;
  },
) {
  const { document, mayWrite, canGo, onShift, onDone, unfolded, onUnfold } = props;
  const { t } = useTranslation('accountability');
  const remove = useAction(removeAccountabilityDocument);
  const { title, accountabilityDocumentId: documentId } = document;
  const fold = (which: Exclude<Unfolded, null>) => ({
    of: title,
    'aria-expanded': unfolded === which,
    onClick: () => onUnfold(unfolded === which ? null : which),
  });
  return (
    <div className={classes.options}>
      {mayWrite && (
        <>
          <RowButton
            label={t('up')}
            of={title}
            icon={IconArrowUp}
            aria-disabled={!canGo.up}
            onClick={() => canGo.up && onShift(-1)}
          />
          <RowButton
            label={t('down')}
            of={title}
            icon={IconArrowDown}
            aria-disabled={!canGo.down}
            onClick={() => canGo.down && onShift(1)}
          />
          <RowButton label={t('edit')} icon={IconPencil} {...fold('form')} />
        </>
      )}
      <RowButton label={t('history')} icon={IconHistory} {...fold('history')} />
      {mayWrite && (
        <RowButton
          label={t('remove')}
          of={title}
          icon={IconTrash}
          onClick={() => void remove({ documentId, isRemoved: true }).then(onDone)}
        />
      )}
    </div>
  );
}

export function DocumentCard(props: DocumentCardProps) {
  const { document, standing, told, files, mayWrite } = props;
  const { t } = useTranslation('accountability');
  const format = useFormat();
  const nameOf = useStaffNames();
  const handIn = useSubjectHandIn(document.accountabilityDocumentId);
  const [unfolded, setUnfolded] = useState<Unfolded>(null);
  const { file, addedAt, addedBy } = standing;
  const added = { moment: format.dayAndTime(addedAt), name: nameOf(addedBy) ?? t('somebody') };
  return (
    <>
      <div className={classes.head}>
        <Title order={3} className={classes.title}>
          {document.title}
        </Title>
        <Options {...props} unfolded={unfolded} onUnfold={setUnfolded} />
      </div>
      {document.description !== '' && <Text className={classes.description}>{document.description}</Text>}
      <FileLine
        file={file}
        told={told(file.digest, handIn)}
        isOpening={files.opening === file.digest}
        onOpen={files.open}
      >
        <span className={classes.quiet}>{t('added', added)}</span>
      </FileLine>
      {unfolded === 'form' && mayWrite && (
        <DocumentForm document={document} onClose={() => setUnfolded(null)} />
      )}
      {unfolded === 'history' && <DocumentHistory document={document} files={files} told={told} />}
    </>
  );
}
