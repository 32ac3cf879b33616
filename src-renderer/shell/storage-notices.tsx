/**
 * What happened to the storage while nobody looked, said once each: a torn journal put right, files that are gone, an
 * overview built again. And, for as long as it is so, that the disk is full.
 */
import { Alert, Button, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StorageHealth } from '../../shared/contract/device-contract';
import { loadStorageHealth } from '../actions/load-storage-health';
import { makeRoom } from '../actions/make-room';
import { useRebuildNotice } from '../queries/use-rebuild-notice';
import { useAction } from '../ui/use-action';
import { useFormat } from '../ui/use-format';
import classes from './storage-notices.module.css';

/** Moment of the last recovery that the user has read about. */
const seenRecoveryKey = 'vakproef-seen-recovery';

type Health = {
  readonly recovered: StorageHealth['recovered'];
  readonly isReadOnly: boolean;
};

const isSeen = ({ recovered }: Health): boolean => recovered?.at === localStorage.getItem(seenRecoveryKey);

/** What opening the journal found is remembered by its moment, so that the next one is told again. */
function useStorageHealth() {
  const load = useAction(loadStorageHealth);
  const make = useAction(makeRoom);
  const [health, setHealth] = useState<Health>({ recovered: null, isReadOnly: false });
  useEffect(() => {
    void load(null).then((answer) => answer.ok && setHealth(answer.value));
  }, [load]);
  return {
    isReadOnly: health.isReadOnly,
    recovered: isSeen(health) ? null : health.recovered,
    dismiss: () => {
      if (health.recovered) localStorage.setItem(seenRecoveryKey, health.recovered.at);
      setHealth({ ...health, recovered: null });
    },
    makeRoom: () => void make(null).then((answer) => answer.ok && setHealth(answer.value)),
  };
}

function FullDisk({ onMakeRoom }: { readonly onMakeRoom: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <Alert role="alert" color="red" icon={<IconInfoCircle aria-hidden />} title={t('notice.full-title')}>
      <Stack gap="xs" align="start">
        <Text>{t('notice.full')}</Text>
        <Button onClick={onMakeRoom}>{t('notice.full-make')}</Button>
      </Stack>
    </Alert>
  );
}

/** Good news, but said: whoever saw the computer go down wants to know that nothing is lost. */
export function StorageNotices() {
  const { t } = useTranslation(['shell', 'common']);
  const format = useFormat();
  const rebuilt = useRebuildNotice();
  const { recovered, dismiss, isReadOnly, makeRoom: free } = useStorageHealth();
  if (!rebuilt && !recovered && !isReadOnly) return null;
  return (
    <div className={classes.notices}>
      {isReadOnly && <FullDisk onMakeRoom={free} />}
      {recovered && (
        <Alert
          role="status"
          icon={<IconInfoCircle aria-hidden />}
          title={t(recovered.missingFiles ? 'notice.missing-title' : 'notice.recovered-title')}
          withCloseButton
          closeButtonLabel={t('common:close')}
          onClose={dismiss}
        >
          {recovered.missingFiles
            ? t('notice.missing', { count: recovered.keptEntries, files: recovered.missingFiles })
            : t('notice.recovered', {
                count: recovered.keptEntries,
                bytes: format.bytes(recovered.tornBytes),
              })}
        </Alert>
      )}
      {rebuilt && (
        <Alert
          role="status"
          icon={<IconInfoCircle aria-hidden />}
          title={t('notice.rebuilt-title')}
          withCloseButton
          closeButtonLabel={t('common:close')}
          onClose={rebuilt.dismiss}
        >
          {t(`notice.rebuilt.${rebuilt.reason}`)}
        </Alert>
      )}
    </div>
  );
}
