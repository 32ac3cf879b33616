/** Shown while the overview is built from the journal: on a first start, after an update, or after damage. */
import { Progress, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CacheState } from '../cache/query-cache';
import { ScreenFrame } from '../ui/screen-frame';
import { useFormat } from '../ui/use-format';

/** Counts entries of the journal: the one thing of which the whole is known before it is read. */
export function BuildingScreen({ state }: { readonly state: CacheState }) {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const { position, journalPosition } = state;
  const percent = journalPosition === 0 ? 0 : Math.round((position * 100) / journalPosition);
  return (
    <ScreenFrame title={t('building.title')} width="reading">
      <Text>{t('building.text')}</Text>
      <Progress value={percent} size="lg" aria-label={t('building.title')} />
      <Text c="dimmed">
        {t('building.progress', { done: format.number(position), total: format.number(journalPosition) })}
      </Text>
    </ScreenFrame>
  );
}
