/** How many documents wait for a decision, in the header of whoever may decide; leads to them. */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useConflicts } from '../queries/use-conflicts';
import { StatusMark } from '../ui/status-mark';
import classes from './conflict-mark.module.css';

/** Nothing while there is none. Beside the mark of handing in, because both ask a person for something. */
export function ConflictMark() {
  const { t } = useTranslation('conflicts');
  const count = useConflicts()?.open.length ?? 0;
  if (count === 0) return null;
  return (
    <Link to="/conflicts" className={classes.link}>
      <StatusMark tone="attention">{t('mark', { count })}</StatusMark>
    </Link>
  );
}
