/** From an exam to the accountability documents of its qualification; nothing where it has none. */
import { IconPaperclip } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { documentsOf } from '../../../../shared/domain/accountability';
import type { ExamHead } from '../../../../shared/domain/exam';
import { useDocuments } from '../../../queries/use-documents';
import classes from './exam-card.module.css';

export function DocumentsLink({ exam: { about } }: { readonly exam: Pick<ExamHead, 'about'> }) {
  const { t } = useTranslation('accountability');
  const stored = useDocuments('accountability-document') ?? [];
  const { qualificationId } = about;
  const count = documentsOf(
    stored.map(({ document }) => document),
    qualificationId,
  ).length;
  if (count === 0) return null;
  return (
    <Link
      to="/qualifications/$qualificationId/documents"
      params={{ qualificationId }}
      className={classes.documents}
    >
      <IconPaperclip size={18} aria-hidden /> {t('for-exam', { count })}
    </Link>
  );
}
