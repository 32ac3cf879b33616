/** Says that two devices said different things, and where one chooses. */
import { useTranslation } from 'react-i18next';
import type { ExamPlace } from '../use-exam-place';
import classes from './conflict-notice.module.css';

export function ConflictNotice({ place }: { readonly place: ExamPlace }) {
  const { t } = useTranslation('exam');
  const count = place.assessment.conflicts.length;
  return count > 0 && <p className={classes.conflicts}>{t('conflicts-here', { count })}</p>;
}
