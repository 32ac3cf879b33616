/** Which documents do not lie on this device yet, so that nobody stands in a hall without them; and fetches them at once. */
import { Alert, Button, Text } from '@mantine/core';
import { IconCloudDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { standingVersion } from '../../../../shared/domain/accountability';
import type { Problem } from '../../../../shared/kernel/problem';
import type { AccountabilityDocument } from '../../../../shared/records/accountability-document';
import { fetchFiles } from '../../../actions/fetch-files';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';
import { useFormat } from '../../../ui/use-format';
import type { FileStates } from '../../files/use-file-states';
import classes from './accountability.module.css';

type NotHereYetProps = {
  readonly documents: readonly AccountabilityDocument[];
  readonly told: FileStates;
  readonly onFetched: () => void;
};

export function NotHereYet({ documents, told, onFetched }: NotHereYetProps) {
  const { t } = useTranslation('accountability');
  const format = useFormat();
  const fetch = useAction(fetchFiles);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const files = documents.map((document) => standingVersion(document).file);
  const missing = files.filter(({ digest }) => ['away', 'fetching'].includes(told(digest, null).state));
  if (missing.length === 0) return null;
  const bytes = missing.reduce((sum, file) => sum + file.bytes, 0);
  const fetchAll = async (): Promise<void> => {
    setBusy(true);
    const done = await fetch(missing.map(({ digest }) => digest));
    setBusy(false);
    setProblem(done.ok ? null : done.problem);
    onFetched();
  };
  return (
    <>
      <Alert role="note" icon={<IconCloudDownload aria-hidden />} color="gray">
        <div className={classes.missing}>
          <Text>{t('missing', { count: missing.length, size: format.bytes(bytes) })}</Text>
          <Button variant="default" loading={isBusy} onClick={() => void fetchAll()}>
            {t('fetch')}
          </Button>
        </div>
      </Alert>
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
    </>
  );
}
