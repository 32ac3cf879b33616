/** Asked once of a CASE package that does not say what a qualification is in it: which level holds them. */
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Import, ReadExchange } from './use-import';

type LevelChoiceProps = { readonly course: Import; readonly exchange: ReadExchange };

/** Another level is another reading of the file. */
export function LevelChoice({ course, exchange }: LevelChoiceProps) {
  const { t } = useTranslation('import');
  // A package that names its types leaves nothing to choose.
  const { levels = [], level = 0 } = exchange.summary;
  if (levels.length < 2) return null;
  return (
    <NativeSelect
      label={t('exchange.level')}
      description={t('exchange.level-help')}
      value={String(level)}
      disabled={course.busyWith !== null}
      onChange={(event) => void course.readFile(exchange.file, Number(event.currentTarget.value))}
      data={levels.map(({ level: at, count, example }) => ({
        value: String(at),
        label: t(at === 0 ? 'exchange.level-whole' : 'exchange.level-items', { level: at, count, example }),
      }))}
    />
  );
}
