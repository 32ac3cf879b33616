/** What the import of a CASE package, a data file or a table would do, before anything is written. */
import { Button, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useHeightVariable } from '../../../ui/use-height-variable';
import { ExchangeItemCard } from './exchange-item-card';
import { GuessList } from './guess-list';
import { LevelChoice } from './level-choice';
import classes from './preview-step.module.css';
import { StepHeading } from './step-heading';
import { type Exchange, exchangePageSize } from './use-exchange';
import type { Import, ReadExchange } from './use-import';
import { WarningList } from './warning-list';

/** The course of the screen, what was read, and what is decided of it so far. */
type ExchangePreviewProps = {
  readonly course: Import;
  readonly exchange: ReadExchange;
  readonly state: Exchange;
};

/** The bar at the foot: back, and on where no choice waits any more; in words what holds it up. */
function Actions({ course, state }: Pick<ExchangePreviewProps, 'course' | 'state'>) {
  const { t } = useTranslation('import');
  const bar = useHeightVariable<HTMLDivElement>('--vp-import-bar');
  const { waiting, isBusy, count: known } = state;
  const count = known ?? 0;
  return (
    <div className={classes.actions} ref={bar}>
      <Button variant="default" onClick={() => course.go('file')}>
        {t('previous')}
      </Button>
      {waiting === 0 && count > 0 && (
        <Button
          loading={isBusy}
          leftSection={<IconFileImport size={20} aria-hidden />}
          onClick={() => void state.importNow()}
        >
          {t('preview.import', { count })}
        </Button>
      )}
      <output className={classes.busy}>
        {isBusy && t('preview.busy', { count })}
        {!isBusy && waiting > 0 && t('exchange.waiting', { count: waiting })}
        {!isBusy && known === 0 && waiting === 0 && t('exchange.nothing')}
      </output>
    </div>
  );
}

/** Nothing is written yet: each says what would happen, and can be left out. */
export function ExchangePreview({ course, exchange, state }: ExchangePreviewProps) {
  const { t } = useTranslation('import');
  const { file, summary } = exchange;
  const { checked, brings, revives } = state;
  const { lines, items } = checked;
  const rest = (lines?.length ?? 0) - items.length;
  return (
    <section className={classes.step} data-import-preview>
      <StepHeading takesFocus>{t('preview.title')}</StepHeading>
      <Text>
        {t(`exchange.read-${summary.format}`, { name: file.name, count: summary.count })}{' '}
        {t('exchange.nothing-yet')}
      </Text>
      <LevelChoice course={course} exchange={exchange} />
      <WarningList isGeneral warnings={summary.general} />
      <GuessList guesses={checked.guesses} />
      {brings.length > 0 && (
        <Text>{t('exchange.competences', { count: brings.length, codes: brings.join(', ') })}</Text>
      )}
      {revives.length > 0 && <Text>{t('exchange.revives', { codes: revives.join(', ') })}</Text>}
      <ul className={classes.list} aria-label={t('exchange.list')}>
        {items.map((item) => (
          <ExchangeItemCard
            key={item.key}
            item={item}
            choice={state.choices[item.key]}
            isLeft={state.left.has(item.key)}
            verbs={state.verbs}
          />
        ))}
      </ul>
      {rest > 0 && (
        <Button variant="default" className={classes.more} onClick={state.showMore}>
          {t('preview.more', { count: Math.min(rest, exchangePageSize) })}
        </Button>
      )}
      <Actions course={course} state={state} />
    </section>
  );
}
