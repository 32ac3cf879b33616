/** Health of the storage: where it is, how full, how its key is kept, and what opening it found. */
import { Alert, Button, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StorageHealth } from '../../../shared/contract/device-contract';
import type { Problem } from '../../../shared/kernel/problem';
import type { Result } from '../../../shared/kernel/result';
import { loadStorageHealth } from '../../actions/load-storage-health';
import { ProblemNotice } from '../../ui/problem-notice';
import { StatusMark } from '../../ui/status-mark';
import { useAction } from '../../ui/use-action';
import { useFormat } from '../../ui/use-format';
import { FactList } from './fact-list';
import { SettingGroup } from './setting-group';

/** `recovered` tells of the last opening only; what it found before that stands in the log. */
function Health({ health }: { readonly health: StorageHealth }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { recovered, keyProtection } = health;
  return (
    <>
      <StatusMark tone={health.mayStartExam ? 'good' : 'attention'}>
        {t(health.mayStartExam ? 'storage.room-enough' : 'storage.room-short')}
      </StatusMark>
      <FactList
        facts={[
          { term: t('storage.free'), fact: format.bytes(health.freeBytes) },
          {
            term: t('storage.journal'),
            fact: t('storage.journal-size', {
              count: health.journalEntries,
              entries: format.number(health.journalEntries),
              bytes: format.bytes(health.journalBytes),
            }),
          },
          { term: t('storage.folder'), fact: health.folder },
          { term: t('storage.export-folder'), fact: health.exportFolder },
          { term: t('storage.key'), fact: t(`storage.key-protection.${keyProtection}`) },
          ...(health.countsOutside ? [] : [{ term: t('storage.tries'), fact: t('storage.tries-inside') }]),
        ]}
      />
      {recovered && (
        <Alert title={t('storage.recovered-title')}>
          {t('storage.recovered', {
            count: recovered.keptEntries,
            entries: format.number(recovered.keptEntries),
            bytes: format.bytes(recovered.tornBytes),
            moment: format.dayAndTime(recovered.at),
            file: recovered.tornFile,
          })}
        </Alert>
      )}
    </>
  );
}

/** Asked once and on request: free space changes by itself, and a number that moves says nothing more. */
export function StorageSettings() {
  const { t } = useTranslation(['settings', 'common']);
  const load = useAction(loadStorageHealth);
  const [answer, setAnswer] = useState<Result<StorageHealth, Problem> | null>(null);
  const look = (): void => void load(null).then(setAnswer);
  useEffect(() => {
    void load(null).then(setAnswer);
  }, [load]);
  return (
    <SettingGroup title={t('storage.title')}>
      <Text>{t('storage.explain')}</Text>
      {!answer && <Text c="dimmed">{t('common:loading')}</Text>}
      {answer?.ok && <Health health={answer.value} />}
      {answer && !answer.ok && <ProblemNotice problem={answer.problem} onRetry={look} />}
      <div>
        <Button variant="default" onClick={look}>
          {t('storage.look-again')}
        </Button>
      </div>
    </SettingGroup>
  );
}
