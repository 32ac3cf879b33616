/** One code in the preview: what would happen with it, why, and what a person may still choose. */
import { Button, Checkbox, Radio, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportItem } from '../../../../shared/domain/decide-import';
import type { ToldImportItem } from '../../../import-desk/told-items';
import { StatusMark, type StatusTone } from '../../../ui/status-mark';
import { useFormat } from '../../../ui/use-format';
import { ContentsLine } from '../qualifications/contents-line';
import { ChangesText } from './changes-text';
import { DateQuestions } from './date-questions';
import { editionText } from './edition-text';
import classes from './import-item-card.module.css';
import type { Import } from './use-import';
import { WarningList } from './warning-list';

type CardProps = {
  readonly item: ToldImportItem;
  /** The edition that was chosen; undefined: none was asked. */
  readonly chosen: string | undefined;
  readonly isLeft: boolean;
  readonly typedDates: Import['typedDates'];
  readonly verbs: Import['verbs'];
};

/** Red only where the file cannot give what was asked; what a person may still decide is a warning. */
const tones: Readonly<Record<ImportItem['outcome'], StatusTone>> = {
  new: 'good',
  changed: 'info',
  unchanged: 'neutral',
  'made-by-hand': 'neutral',
  unknown: 'bad',
  'outside-validity': 'bad',
  ambiguous: 'attention',
  'dates-unread': 'attention',
  'file-code': 'attention',
};

/**
 * The name in the file where there is one edition, of the stored one where a person made it, blank where neither is
 * known.
 */
const nameOf = (item: ToldImportItem): string => {
  if ('edition' in item) return item.edition.name;
  if (item.outcome === 'made-by-hand') return item.qualification.name;
  if ('editions' in item) return item.editions[0]?.name ?? '';
  return item.outcome === 'file-code' ? item.fileTitle : '';
};

/** Why this happens with the code, in words; a choice that is still open explains itself. */
function Explanation({ item, verbs }: Pick<CardProps, 'item' | 'verbs'>) {
  const { t } = useTranslation('import');
  const format = useFormat();
  switch (item.outcome) {
    case 'new':
      return <Text>{t('explain.new')}</Text>;
    case 'changed':
      return <ChangesText changes={item.changes} />;
    case 'unchanged':
      return null;
    case 'outside-validity':
      return (
        <>
          {item.editions.map((edition) => (
            <Text key={edition.editionKey}>{editionText(t, format, edition)}</Text>
          ))}
          <Text>{t('explain.outside-validity')}</Text>
        </>
      );
    case 'ambiguous':
    case 'dates-unread':
      return null;
    case 'file-code':
      return (
        <>
          <Text>{t('explain.file-code', { title: item.fileTitle, codes: item.codes.join(', ') })}</Text>
          {item.codes.length > 0 && (
            <Button
              variant="default"
              className={classes.use}
              onClick={() => verbs.replaceCode(item.code, item.codes)}
            >
              {t('explain.file-code-use', { count: item.codes.length })}
            </Button>
          )}
        </>
      );
    default:
      return <Text>{t(`explain.${item.outcome}`)}</Text>;
  }
}

/** The editions of a code that has several, also after one was chosen, so that the choice can be changed. */
function EditionChoice({ item, chosen, verbs }: Pick<CardProps, 'item' | 'chosen' | 'verbs'>) {
  const { t } = useTranslation('import');
  const format = useFormat();
  if (item.outcome !== 'ambiguous') return null;
  return (
    <Radio.Group
      label={t('explain.ambiguous')}
      value={chosen ?? ''}
      onChange={(editionKey) => verbs.chooseEdition(item.code, editionKey)}
    >
      <Stack gap={0} mt="xs">
        {item.editions.map((edition) => (
          <Radio
            key={edition.editionKey}
            value={edition.editionKey}
            classNames={{ body: classes.editionBody ?? '' }}
            label={editionText(t, format, edition)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** What is not going to be written has no box: leaving out what is not in would say that something happens. */
export const ImportItemCard = memo(({ item, chosen, isLeft, typedDates, verbs }: CardProps) => {
  const { t } = useTranslation('import');
  const format = useFormat();
  const name = nameOf(item);
  const head = useRef<HTMLDivElement>(null);
  const isWritten = item.outcome === 'new' || item.outcome === 'changed';
  const wasChosen = chosen !== undefined && 'edition' in item;
  return (
    <li className={classes.card}>
      <div className={classes.head} ref={head} tabIndex={-1}>
        <span className={classes.code}>{item.code}</span>
        {name !== '' && (
          <span className={classes.name}>
            {item.outcome === 'unchanged' || item.outcome === 'made-by-hand' ? (
              <Link
                to="/qualifications/$qualificationId"
                params={{ qualificationId: item.qualification.qualificationId }}
              >
                {name}
              </Link>
            ) : (
              name
            )}
          </span>
        )}
        <StatusMark tone={tones[item.outcome]}>{t(`outcome.${item.outcome}`)}</StatusMark>
        {isWritten && (
          <Checkbox
            classNames={{ root: classes.include ?? '', body: classes.includeBody ?? '' }}
            label={t('preview.include')}
            aria-label={t('preview.include-of', { code: item.code, name })}
            checked={!isLeft}
            onChange={(event) => verbs.setIncluded(item.code, event.currentTarget.checked)}
          />
        )}
      </div>
      {'counts' in item && (
        <Text c="dimmed">
          <ContentsLine counts={item.counts} isLong />
        </Text>
      )}
      {wasChosen && 'edition' in item && (
        <div className={classes.chosen}>
          <Text>{editionText(t, format, item.edition)}</Text>
          <Button variant="default" onClick={() => verbs.chooseEdition(item.code, '')}>
            {t('outcome.ambiguous')}
          </Button>
        </div>
      )}
      <Explanation item={item} verbs={verbs} />
      {item.outcome === 'dates-unread' && (
        <DateQuestions {...{ item, isLeft, typedDates, verbs }} onAnswered={() => head.current?.focus()} />
      )}
      <EditionChoice item={item} chosen={chosen} verbs={verbs} />
      {'warnings' in item && <WarningList warnings={item.warnings} />}
    </li>
  );
});
