/** Where one is in the import: words in a row, the present one marked by weight, shape and `aria-current`. */
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './import-steps.module.css';
import type { ImportStep } from './use-import';

type ImportStepsProps = { readonly step: ImportStep; readonly steps: readonly ImportStep[] };

/** It leads nowhere, because a step needs the one before. */
export function ImportSteps({ step, steps }: ImportStepsProps) {
  const { t } = useTranslation('import');
  const at = steps.indexOf(step);
  return (
    <ol aria-label={t('steps')} className={classes.steps}>
      {steps.map((name, index) => (
        <li
          key={name}
          className={classes.step}
          data-state={index < at ? 'past' : index === at ? 'present' : 'coming'}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className={classes.number} aria-hidden>
            {index < at ? <IconCheck size={16} /> : index + 1}
          </span>
          {t(`step.${name}`)}
        </li>
      ))}
    </ol>
  );
}
