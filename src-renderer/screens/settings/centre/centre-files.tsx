/** How large the files may be that people add: one of them, and all of one candidate in one exam. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  megabyte,
  usualExamFilesGigabytes,
  usualFileMegabytes,
} from '../../../../shared/domain/files/file-limits-of';
import type { Organisation } from '../../../../shared/records/organisation';
import { useHostState } from '../../../queries/use-host-state';
import { useFormat } from '../../../ui/use-format';
import { Choice } from '../choice';
import { SettingGroup } from '../setting-group';
import type { Choices } from './centre-choices';

type CentreFilesProps = {
  readonly organisation: Organisation;
  readonly onChoose: (choices: Choices) => void;
};

/** In MiB: a photo, a recording, a film of minutes, a film of an hour. */
const ofOne = [25, 50, 100, 200, 500, 1000, 2000, 4000];
/** In GB. */
const ofExam = [1, 2, 5, 10, 20];

/** More than the hub takes is not offered; what stands already is. */
const offered = (sizes: readonly number[], standing: number, most: number): readonly number[] =>
  [...new Set([...sizes.filter((size) => size <= most), standing])].toSorted((a, b) => a - b);

export function CentreFiles({ organisation, onChoose }: CentreFilesProps) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const hubBytes = useHostState((host) => host.bodies.transfers)?.mostBytes;
  const most = hubBytes ? hubBytes / megabyte : Number.POSITIVE_INFINITY;
  const one = organisation.fileMegabytes ?? usualFileMegabytes;
  const exam = organisation.examFilesGigabytes ?? usualExamFilesGigabytes;
  const sizes = (from: readonly number[], unit: 'MB' | 'GB') =>
    from.map((size) => ({ value: String(size), label: `${format.number(size)} ${unit}` }));
  return (
    <SettingGroup title={t('files.title')}>
      <Text>{t('files.explain')}</Text>
      {hubBytes ? <Text>{t('files.hub', { limit: format.number(Math.floor(most)) })}</Text> : null}
      {one > most && <Text fw={600}>{t('files.above-hub')}</Text>}
      <Choice
        label={t('files.one')}
        value={String(one)}
        options={sizes(offered(ofOne, one, most), 'MB')}
        onChange={(size) => onChoose({ fileMegabytes: Number(size) })}
      />
      <Choice
        label={t('files.exam')}
        value={String(exam)}
        options={sizes(offered(ofExam, exam, Number.POSITIVE_INFINITY), 'GB')}
        onChange={(size) => onChoose({ examFilesGigabytes: Number(size) })}
      />
    </SettingGroup>
  );
}
