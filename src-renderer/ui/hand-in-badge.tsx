/** How far something made on this device has come. "Received" is said only with the receipt of the hub in hand. */
import { useTranslation } from 'react-i18next';
import { decideHandIn, type HandInKnown } from './decide-hand-in';
import tableClasses from './dense-table.module.css';
import { StatusMark } from './status-mark';
import { useExamFormat } from './use-exam-format';
import type { Format } from './use-format';

type HandInMarkProps = HandInKnown & {
  readonly t: ReturnType<typeof useTranslation<'sync'>>['t'];
  /** Of the exam that it is of. */
  readonly format: Format;
  /** For a cell of a table: when and with what receipt stands under the mark, small. */
  readonly isInTable?: boolean;
};

/** For the rows of a list, which ask once for all of them how things are told; by `decideHandIn`. Nothing where there is nothing. */
export function HandInMark(props: HandInMarkProps) {
  const { t, format, handIn, waiting = 0, filesWaiting, isInTable = false } = props;
  const word = decideHandIn(props);
  if (word === 'refused') return <StatusMark tone="attention">{t('hand-in.refused')}</StatusMark>;
  if (word === 'files-waiting') {
    const files = { count: filesWaiting?.count ?? 0, size: format.bytes(filesWaiting?.bytes ?? 0) };
    return <StatusMark tone="waiting">{t('hand-in.files-waiting', files)}</StatusMark>;
  }
  if (word === 'waiting-count')
    return <StatusMark tone="waiting">{t('hand-in.waiting-count', { count: waiting })}</StatusMark>;
  if (word === 'waiting') return <StatusMark tone="waiting">{t('hand-in.waiting')}</StatusMark>;
  if (handIn?.state !== 'received') return null;
  const receipt = { time: format.dayAndTime(handIn.receivedAt), number: handIn.receiptNumber };
  if (!isInTable) return <StatusMark tone="good">{t('hand-in.received', receipt)}</StatusMark>;
  return (
    <>
      <StatusMark tone="good">{t('hand-in.received-short')}</StatusMark>
      <div className={tableClasses.quiet}>{t('hand-in.receipt', receipt)}</div>
    </>
  );
}

type HandInBadgeProps = HandInKnown & {
  /** The exam that it is of, told by its clock; absent for what belongs to none. */
  readonly exam?: { readonly timeZone?: string | undefined };
};

/** Where it stands by itself. */
export function HandInBadge({ exam, ...props }: HandInBadgeProps) {
  const { t } = useTranslation('sync');
  const format = useExamFormat(exam ?? null);
  return <HandInMark t={t} format={format} {...props} />;
}
