/** From an exam to what it needs of this device. */
import { IconChecklist } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ExamId } from '../../../../shared/kernel/ids';
import classes from './exam-card.module.css';

export function ReadyLink({ examId }: { readonly examId: ExamId }) {
  const { t } = useTranslation('ready');
  return (
    <Link to="/exam/$examId/ready" params={{ examId }} className={classes.documents}>
      <IconChecklist size={18} aria-hidden /> {t('link')}
    </Link>
  );
}
