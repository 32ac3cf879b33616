/** How far something made on this device has come. "Received" is said only with the receipt of the hub in hand. */
import { useTranslation } from 'react-i18next';
import type { FilesWaiting } from '../cache/query-cache';
import type { HandIn } from '../cache/read-cache';
import tableClasses from './dense-table.module.css';
import { StatusMark } from './status-mark';
import { useExamFormat } from './use-exam-format';
import type { Format } from './use-format';

type HandInProps = {
  /** Null when it was not made on this device; then nothing is shown. */
  readonly handIn: HandIn | null;
  /** Changes that still wait, when more than one counts. */
  readonly waiting?: number;
  /** Files that these still lack at the hub. */
  readonly filesWaiting?: FilesWaiting | null;
};

type HandInMarkProps = HandInProps & {
  readonly t: ReturnType<typeof useTranslation<'sync'>>['t'];
  /** Of the exam that it is of. */
  readonly format: Format;
  /** For a cell of a table: when and with what receipt stands under the mark, small. */
  readonly isInTable?: boolean;
};

/**
 * For the rows of a list, which ask once for all of them how things are told. "Received" with its number only after a checked
 * receipt (Y7) and with all files at the hub (Y26); `waiting` counts changes of this device.
 */
export function HandInMark(props: HandInMarkProps) {
  const { t, format, handIn, waiting = 0, filesWaiting = null, isInTable = false } = props;
  if (handIn?.state === 'refused') return <StatusMark tone="attention">{t('hand-in.refused')}</StatusMark>;
  // The hub holds every change, and nothing but files is on its way.
  if (filesWaiting && waiting <= filesWaiting.changes) {
    const { count, bytes } = filesWaiting;
    return (
      <StatusMark tone="waiting">
        {t('hand-in.files-waiting', { count, size: format.bytes(bytes) })}
      </StatusMark>
    );
  }
  if (waiting > 0)
    return <StatusMark tone="waiting">{t('hand-in.waiting-count', { count: waiting })}</StatusMark>;
  if (handIn?.state === 'waiting') return <StatusMark tone="waiting">{t('hand-in.waiting')}</StatusMark>;
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

type HandInBadgeProps = HandInProps & {
  /** The exam that it is of, told by its clock; absent for what belongs to none. */
  readonly exam?: { readonly timeZone?: string | undefined };
};

/** Where it stands by itself. */
export function HandInBadge({ exam, ...props }: HandInBadgeProps) {
  const { t } = useTranslation('sync');
  const format = useExamFormat(exam ?? null);
  return <HandInMark t={t} format={format} {...props} />;
}
