/** What was odd in the file and needs no look, behind a fold: where it stands and, in words, what the import made of it. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileWarning } from '../../../../shared/domain/qualification-file';
import classes from './warning-list.module.css';

type WarningListProps = {
  /** Of the file as a whole, and of no code in it. */
  readonly isGeneral?: boolean;
  readonly warnings: readonly FileWarning[];
};

/** One file may have thousands; what lies beyond is drawn when asked for. */
const pageSize = 50;

/** What was odd and what was made of it. Guesses stand in the open, beside their source text (`GuessList`). */
export function WarningList({ isGeneral = false, warnings: all }: WarningListProps) {
  const { t } = useTranslation('import');
  const [shown, setShown] = useState(0);
  const warnings = all.filter((warning) => !warning.guess);
  const rest = warnings.length - shown;
  if (warnings.length === 0) return null;
  return (
    <details
      className={classes.fold}
      onToggle={(event) => event.currentTarget.open && setShown((before) => before || pageSize)}
    >
      <summary className={classes.summary}>
        <IconAlertTriangle size={18} aria-hidden />
        {t(isGeneral ? 'warnings.general' : 'warnings.of-item', { count: warnings.length })}
        <IconChevronDown size={18} aria-hidden className={classes.chevron} />
      </summary>
      <ul className={classes.list}>
        {warnings.slice(0, shown).map((warning, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is shown
          <li key={index}>
            <span className={classes.place}>
              {[warning.at, warning.line > 0 && t('warnings.line', { line: warning.line })]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span>{t(`warning.${warning.code}`, { about: warning.about })}</span>
          </li>
        ))}
      </ul>
      {shown > 0 && rest > 0 && (
        <Button variant="default" onClick={() => setShown(shown + pageSize)}>
          {t('preview.more', { count: Math.min(rest, pageSize) })}
        </Button>
      )}
    </details>
  );
}
