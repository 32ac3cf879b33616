/**
 * What happened to the storage while nobody looked, said once each: a torn journal put right, an overview built again.
 */
import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StorageHealth } from '../../shared/contract/device-contract';
import { loadStorageHealth } from '../actions/load-storage-health';
import { useRebuildNotice } from '../queries/use-rebuild-notice';
import { useAction } from '../ui/use-action';
import { useFormat } from '../ui/use-format';
import classes from './storage-notices.module.css';

/** Moment of the last recovery that the user has read about. */
const seenRecoveryKey = 'vakproef-seen-recovery';

/**
 * What opening the journal found, until the user has read it. Remembered by its moment, so that the next one is told
 * again.
 */
function useRecovered(): readonly [StorageHealth['recovered'], () => void] {
  const load = useAction(loadStorageHealth);
  const [recovered, setRecovered] = useState<StorageHealth['recovered']>(null);
  useEffect(() => {
    void load(null).then((health) => {
      if (!health.ok || health.value.recovered?.at === localStorage.getItem(seenRecoveryKey)) return;
      setRecovered(health.value.recovered);
    });
  }, [load]);
  const dismiss = (): void => {
    if (recovered) localStorage.setItem(seenRecoveryKey, recovered.at);
    setRecovered(null);
  };
  return [recovered, dismiss];
}

/** Good news, but said: whoever saw the computer go down wants to know that nothing is lost. */
export function StorageNotices() {
  const { t } = useTranslation(['shell', 'common']);
  const format = useFormat();
  const rebuilt = useRebuildNotice();
  const [recovered, dismissRecovered] = useRecovered();
  if (!rebuilt && !recovered) return null;
  return (
    <div className={classes.notices}>
      {recovered && (
        <Alert
          role="status"
          icon={<IconInfoCircle aria-hidden />}
          title={t('notice.recovered-title')}
          withCloseButton
          closeButtonLabel={t('common:close')}
          onClose={dismissRecovered}
        >
          {t('notice.recovered', {
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
