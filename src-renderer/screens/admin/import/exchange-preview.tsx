/** What the import of a CASE package, a data file or a table would do, before anything is written. */
import { Button, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHeightVariable } from '../../../ui/use-height-variable';
import { ExchangeItemCard } from './exchange-item-card';
import { GuessList } from './guess-list';
import { guessesOf } from './guesses';
import { LevelChoice } from './level-choice';
import classes from './preview-step.module.css';
import { StepHeading } from './step-heading';
import type { Exchange } from './use-exchange';
import type { Import, ReadExchange } from './use-import';
import { WarningList } from './warning-list';

/** A file of a whole school may hold hundreds; what lies beyond is drawn when asked for. */
const pageSize = 50;

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
  const { plan, waiting, isBusy } = state;
  const count = plan?.toWrite.length ?? 0;
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
        {!isBusy && plan && waiting === 0 && count === 0 && t('exchange.nothing')}
      </output>
    </div>
  );
}

/** Nothing is written yet: each says what would happen, and can be left out. */
export function ExchangePreview({ course, exchange, state }: ExchangePreviewProps) {
  const { t } = useTranslation('import');
  const { file, readout } = exchange;
  const { plan } = state;
  const [shown, setShown] = useState(pageSize);
  const rest = (plan?.items.length ?? 0) - shown;
  const general = readout.warnings.filter(({ fileKey }) => fileKey === null);
  // What is told of a reading names what it is about, because that may have to be left out.
  const named = plan?.items.map(({ qualification, warnings }) => ({
    code: qualification.code || qualification.name.slice(0, 40),
    warnings,
  }));
  return (
    <section className={classes.step} data-import-preview>
      <StepHeading takesFocus>{t('preview.title')}</StepHeading>
      <Text>
        {t(`exchange.read-${readout.format}`, { name: file.name, count: readout.qualifications.length })}{' '}
        {t('exchange.nothing-yet')}
      </Text>
      <LevelChoice course={course} exchange={exchange} />
      <WarningList isGeneral warnings={general} />
      <GuessList guesses={guessesOf(general, named ? { items: named } : null)} />
      {plan && plan.newCompetences.length > 0 && (
        <Text>
          {t('exchange.competences', {
            count: plan.newCompetences.length,
            codes: plan.newCompetences.map(({ code }) => code).join(', '),
          })}
        </Text>
      )}
      <ul className={classes.list} aria-label={t('exchange.list')}>
        {plan?.items.slice(0, shown).map((item) => (
          <ExchangeItemCard key={item.key} item={item} state={state} />
        ))}
      </ul>
      {rest > 0 && (
        <Button variant="default" className={classes.more} onClick={() => setShown(shown + pageSize)}>
          {t('preview.more', { count: Math.min(rest, pageSize) })}
        </Button>
      )}
      <Actions course={course} state={state} />
    </section>
  );
}
