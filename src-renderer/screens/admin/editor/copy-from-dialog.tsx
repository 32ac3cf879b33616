/** Copies parts of another qualification into this one: which qualification, which parts, and they stand here. */
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { CopyFromList } from './copy-from-list';
import { CopyFromNodes } from './copy-from-nodes';
import classes from './forms.module.css';

/** One step back is to the list, with what was sought there. */
export function CopyFromDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation(['editor', 'common']);
  const [sought, seek] = useState('');
  const [head, choose] = useState<QualificationHead | null>(null);
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={head ? t('copy-from.title-of', { name: head.name }) : t('copy-from.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className={classes.form}>
        {head ? (
          <CopyFromNodes key={head.versionDigest} head={head} onBack={() => choose(null)} onDone={onClose} />
        ) : (
          <>
            <CopyFromList sought={sought} onSeek={seek} onChoose={choose} />
            <div>
              <Button variant="default" onClick={onClose}>
                {t('act.cancel')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Modal>
  );
}
