/** What was removed from the list: folded away, and each can be opened and brought back. */
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { removeAccountabilityDocument } from '../../../actions/save-accountability';
import { useAction } from '../../../ui/use-action';
import classes from './accountability.module.css';
import { DocumentHistory } from './document-history';
import type { DocumentListProps } from './document-list';

export function RemovedDocuments({ documents, files, told, onDone }: DocumentListProps) {
  const { t } = useTranslation('accountability');
  const bringBack = useAction(removeAccountabilityDocument);
  const [isOpen, setOpen] = useState(false);
  if (documents.length === 0) return null;
  return (
    <section>
      <Button variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('removed', { count: documents.length })}
      </Button>
      {isOpen && (
        <ul className={classes.list}>
          {documents.map((document) => (
            <li key={document.accountabilityDocumentId} className={classes.card}>
              <div className={classes.head}>
                <Text fw={600} className={classes.title}>
                  {document.title}
                </Text>
                <Button
                  variant="default"
                  aria-label={t('bring-back-of', { title: document.title })}
                  onClick={() => {
                    const documentId = document.accountabilityDocumentId;
                    void bringBack({ documentId, isRemoved: false }).then(onDone);
                  }}
                >
                  {t('bring-back')}
                </Button>
              </div>
              <DocumentHistory document={document} files={files} told={told} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
