/** Whether what stands at an indicator is on disk. The tick comes only after the journal's answer. */
import { IconAlertTriangle, IconCheck, IconLoader2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RowState } from './paint-assessment';
import classes from './row-tick.module.css';

const icons = { saved: IconCheck, saving: IconLoader2, unsaved: IconAlertTriangle } as const;

/** A tick means: in the journal, flushed. Nothing less, and it waits for nothing more. */
export function RowTick({ state }: { readonly state: RowState }) {
  const { t } = useTranslation('exam');
  if (state === 'open') return null;
  const Icon = icons[state];
  return (
    <span className={classes.tick} data-state={state}>
      <Icon size={18} stroke={2.5} aria-hidden />
      {t(`row.${state}`)}
    </span>
  );
}
