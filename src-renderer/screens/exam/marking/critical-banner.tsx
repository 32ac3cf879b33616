/** Stays as long as a critical indicator of this work process is insufficient: says which, and what that means. */
import { IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Marking } from '../use-marking';
import classes from './critical-banner.module.css';

/** Its place is there before it says anything: a status that is added with its text is not read out. */
export function CriticalBanner({ marking }: { readonly marking: Marking }) {
  const { t } = useTranslation('exam');
  const failing = marking.result.workProcesses.flatMap(({ workProcess, reasons }) =>
    reasons.flatMap((reason) =>
      reason.kind === 'critical-insufficient' ? [{ code: workProcess.code, numbers: reason.numbers }] : [],
    ),
  );
  return (
    <div role="status" className={classes.place}>
      {failing.map(({ code, numbers }) => (
        <p key={code} className={classes.banner}>
          <IconStarFilled size={18} aria-hidden />
          {t('critical-banner', { count: numbers.length, numbers: numbers.join(', '), code })}
        </p>
      ))}
    </div>
  );
}
