/** Where one is in an import: words in a row, the present one marked by weight, shape and `aria-current`. */
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './import-steps.module.css';

/** The names of the steps in their order, and which of them is the present one. */
type ImportStepsProps = { readonly names: readonly string[]; readonly at: number };

/** It leads nowhere, because a step needs the one before. */
export function ImportSteps({ names, at }: ImportStepsProps) {
  const { t } = useTranslation('import');
  return (
    <ol aria-label={t('steps')} className={classes.steps}>
      {names.map((name, index) => (
        <li
          key={name}
          className={classes.step}
          data-state={index < at ? 'past' : index === at ? 'present' : 'coming'}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className={classes.number} aria-hidden>
            {index < at ? <IconCheck size={16} /> : index + 1}
          </span>
          {name}
        </li>
      ))}
    </ol>
  );
}
