/** What was odd in the file, behind a fold: where it stands and, in words, what the import made of it. */
import { IconAlertTriangle, IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FileWarning } from '../../../../shared/domain/qualification-file';
import classes from './warning-list.module.css';

type WarningListProps = {
  readonly title: string;
  readonly warnings: readonly FileWarning[];
};

/** What was odd in the file and what was made of it; none of it stops the import. */
export function WarningList({ title, warnings }: WarningListProps) {
  const { t } = useTranslation('import');
  if (warnings.length === 0) return null;
  return (
    <details className={classes.fold}>
      <summary className={classes.summary}>
        <IconAlertTriangle size={18} aria-hidden />
        {title}
        <IconChevronDown size={18} aria-hidden className={classes.chevron} />
      </summary>
      <ul className={classes.list}>
        {warnings.map((warning, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is shown
          <li key={index}>
            <span className={classes.place}>
              {[warning.at, t('warnings.line', { line: warning.line })].filter(Boolean).join(' · ')}
            </span>
            <span>{t(`warning.${warning.code}`, { about: warning.about })}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
