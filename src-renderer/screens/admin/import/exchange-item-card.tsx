/** One qualification of a file in the preview: what would happen with it, why, and what a person may still choose. */
import { Checkbox, Radio, Stack, Text } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExchangeChoice, ExchangeItem } from '../../../../shared/domain/decide-exchange';
import type { ToldExchangeItem } from '../../../import-desk/told-items';
import { StatusMark, type StatusTone } from '../../../ui/status-mark';
import { ContentsLine } from '../qualifications/contents-line';
import { ChangesText } from './changes-text';
import classes from './import-item-card.module.css';
import type { Exchange } from './use-exchange';
import { WarningList } from './warning-list';

/** Red only where it cannot be written at all; what a person may still decide is a warning. */
const tones: Readonly<Record<ExchangeItem['outcome'], StatusTone>> = {
  new: 'good',
  changed: 'info',
  unchanged: 'neutral',
  alike: 'attention',
  'too-large': 'bad',
};

type CardProps = {
  readonly item: ToldExchangeItem;
  /** What a person said of one that looks like another. */
  readonly choice: ExchangeChoice | undefined;
  readonly isLeft: boolean;
  readonly verbs: Exchange['verbs'];
};

/** Something here looks like it: is it that one? The answer can be changed until the import. */
function AlikeChoice({ item, choice, verbs }: Omit<CardProps, 'isLeft'>) {
  const { t } = useTranslation('import');
  if (item.outcome === 'too-large' || item.alike.length === 0) return null;
  const value = choice?.as === 'same' ? choice.qualificationId : (choice?.as ?? '');
  return (
    <Radio.Group
      label={t('exchange.alike')}
      value={value}
      onChange={(next) =>
        verbs.choose(item.key, next === 'new' ? { as: 'new' } : { as: 'same', qualificationId: next })
      }
    >
      <Stack gap={0} mt="xs">
        {item.alike.map(({ qualificationId, name, code, cohort }) => (
          <Radio
            key={qualificationId}
            value={qualificationId}
            classNames={{ body: classes.editionBody ?? '' }}
            label={t('exchange.alike-same', { name: [code, name, cohort].filter(Boolean).join(' · ') })}
          />
        ))}
        <Radio value="new" classNames={{ body: classes.editionBody ?? '' }} label={t('exchange.alike-new')} />
      </Stack>
    </Radio.Group>
  );
}

/** What is not going to be written has no box. */
export const ExchangeItemCard = memo(({ item, choice, isLeft, verbs }: CardProps) => {
  const { t } = useTranslation('import');
  const { qualification, outcome, key } = item;
  const name = qualification.name || t('exchange.no-name');
  const about = [
    qualification.cohort,
    qualification.level && t('edition.level', { level: qualification.level }),
  ];
  const isWritten = outcome === 'new' || outcome === 'changed' || outcome === 'alike';
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        {qualification.code !== '' && <span className={classes.code}>{qualification.code}</span>}
        <span className={classes.name}>{name}</span>
        <StatusMark tone={tones[outcome]}>{t(`outcome.${outcome}`)}</StatusMark>
        {isWritten && (
          <Checkbox
            classNames={{ root: classes.include ?? '', body: classes.includeBody ?? '' }}
            label={t('preview.include')}
            aria-label={t('preview.include-of', { code: qualification.code, name })}
            checked={!isLeft}
            onChange={(event) => verbs.setIncluded(key, event.currentTarget.checked)}
          />
        )}
      </div>
      <Text c="dimmed">
        {about.filter(Boolean).map((text) => `${text} · `)}
        <ContentsLine counts={item.counts} isLong />
      </Text>
      {outcome === 'new' && <Text>{t('explain.new')}</Text>}
      {outcome === 'too-large' && <Text>{t('explain.too-large')}</Text>}
      {outcome === 'changed' && <ChangesText changes={item.changes} />}
      <AlikeChoice item={item} choice={choice} verbs={verbs} />
      <WarningList warnings={item.warnings} />
    </li>
  );
});
