/** Every file that stood in a document, the latest first: each can be opened, and shows the fingerprint of its bytes. */
import { useTranslation } from 'react-i18next';
import { standingVersion } from '../../../../shared/domain/accountability';
import type { AccountabilityDocument } from '../../../../shared/records/accountability-document';
import { useStaffNames } from '../../../queries/use-staff-names';
import { useSubjectHandIn } from '../../../queries/use-subject-hand-ins';
import { StatusMark } from '../../../ui/status-mark';
import { useFormat } from '../../../ui/use-format';
import { FileLine } from '../../files/file-line';
import type { FileStates } from '../../files/use-file-states';
import type { OpenFile } from '../../files/use-open-file';
import classes from './accountability.module.css';

type DocumentHistoryProps = {
  readonly document: AccountabilityDocument;
  readonly files: OpenFile;
  readonly told: FileStates;
};

export function DocumentHistory({ document, files, told }: DocumentHistoryProps) {
  const { t } = useTranslation('accountability');
  const format = useFormat();
  const nameOf = useStaffNames();
  const handIn = useSubjectHandIn(document.accountabilityDocumentId);
  const standing = standingVersion(document);
  const versions = document.versions.toSorted((a, b) => b.addedAt.localeCompare(a.addedAt));
  return (
    <ol reversed className={classes.history} aria-label={t('history-of', { title: document.title })}>
      {versions.map(({ versionId, file, addedAt, addedBy }) => (
        <li key={versionId}>
          <FileLine
            file={file}
            told={told(file.digest, handIn)}
            isOpening={files.opening === file.digest}
            onOpen={files.open}
          >
            <span className={classes.quiet}>
              {t('added', { moment: format.dayAndTime(addedAt), name: nameOf(addedBy) ?? t('somebody') })}
            </span>
            {versionId === standing.versionId && <StatusMark tone="info">{t('counts')}</StatusMark>}
            <span className={classes.quiet}>{t('fingerprint')}</span>
            <code className={classes.digest}>{file.digest}</code>
          </FileLine>
        </li>
      ))}
    </ol>
  );
}
