/** Stays as long as a critical indicator is insufficient or was not observed: says which, and what that means. */
import { IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Marking } from '../use-marking';
import classes from './critical-banner.module.css';

/** Its place is there before it says anything: a status that is added with its text is not read out. */
export function CriticalBanner({ marking }: { readonly marking: Marking }) {
  const { t } = useTranslation('exam');
  const failing = marking.result.workProcesses.flatMap(({ workProcess, reasons }) =>
    reasons.flatMap((reason) =>
      reason.kind === 'critical-insufficient' || reason.kind === 'critical-not-observed'
        ? [{ ...reason, code: workProcess.code }]
        : [],
    ),
  );
  return (
    <div role="status" className={classes.place}>
      {failing.map(({ kind, code, numbers }) => (
        <p key={`${kind} ${code}`} className={classes.banner}>
          <IconStarFilled size={18} aria-hidden />
          {t(kind === 'critical-insufficient' ? 'critical-banner' : 'critical-unseen-banner', {
            count: numbers.length,
            numbers,
            code,
          })}
        </p>
      ))}
    </div>
  );
}
