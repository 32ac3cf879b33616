/** The documents in their order; whoever may puts them in another by buttons or with Alt and an arrow. */
import type { KeyboardEvent } from 'react';
import { standingVersion } from '../../../../shared/domain/accountability';
import type { Result } from '../../../../shared/kernel/result';
import type { AccountabilityDocument } from '../../../../shared/records/accountability-document';
import { moveAccountabilityDocument } from '../../../actions/save-accountability';
import { useAction } from '../../../ui/use-action';
import type { FileStates } from '../../files/use-file-states';
import type { OpenFile } from '../../files/use-open-file';
import classes from './accountability.module.css';
import { DocumentCard } from './document-card';

export type DocumentListProps = {
  readonly documents: readonly AccountabilityDocument[];
  readonly files: OpenFile;
  readonly told: FileStates;
  readonly mayWrite: boolean;
  /** Hears how a change ended, so that what was refused is said above the list. */
  readonly onDone: (done: Result<unknown>) => void;
};

const steps: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 };

export function DocumentList({ documents, files, told, mayWrite, onDone }: DocumentListProps) {
  const move = useAction(moveAccountabilityDocument);
  const shift = (document: AccountabilityDocument, by: -1 | 1): void => {
    const documentId = document.accountabilityDocumentId;
    void move({ documentId, by }).then(onDone);
  };
  const byKey = (event: KeyboardEvent, document: AccountabilityDocument): void => {
    const by = event.altKey && !event.ctrlKey && !event.metaKey ? steps[event.key] : undefined;
    if (!by || !mayWrite) return;
    event.preventDefault();
    shift(document, by);
  };
  return (
    <ol className={classes.list}>
      {documents.map((document, index) => (
        <li
          key={document.accountabilityDocumentId}
          className={classes.card}
          onKeyDown={(event) => byKey(event, document)}
        >
          <DocumentCard
            document={document}
            standing={standingVersion(document)}
            told={told}
            files={files}
            mayWrite={mayWrite}
            canGo={{ up: index > 0, down: index < documents.length - 1 }}
            onShift={(by) => shift(document, by)}
            onDone={onDone}
          />
        </li>
      ))}
    </ol>
  );
}
