/** Makes an old version the one that counts: as a new version, so that the history stays what it was. */
import { Button, Group, Text } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/kernel/problem';
import type { QualificationHead } from '../../../../shared/records/qualification';
import type { QualificationVersion } from '../../../../shared/records/qualification-version';
import { publishVersion } from '../../../actions/publish-version';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';

type BringBackProps = {
  readonly head: QualificationHead;
  /** The one to bring back. */
  readonly version: QualificationVersion;
  readonly number: number;
};

export function BringBack({ head, version, number }: BringBackProps) {
  const { t } = useTranslation('versions');
  const publish = useAction(publishVersion);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { qualificationId, versionDigest: baseDigest } = head;
  const run = async (): Promise<void> => {
    setBusy(true);
    const note = t('brought-back', { number });
    const result = await publish({ qualificationId, baseDigest, coreTasks: version.coreTasks, note });
    setBusy(false);
    setProblem(result.ok ? null : result.problem);
  };
  return (
    <>
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
      <Group>
        <Button
          variant="default"
          loading={isBusy}
          leftSection={<IconRestore size={20} aria-hidden />}
          onClick={() => void run()}
        >
          {t('bring-back')}
        </Button>
        <Text c="dimmed">{t('bring-back-explain')}</Text>
      </Group>
    </>
  );
}
