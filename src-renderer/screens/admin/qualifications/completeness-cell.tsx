/**
 * How far the tree is: a bar in four steps, how many indicators it holds, and in words what is missing. What keeps it from
 * activation is red *and* said (M49, M50); the rest is only said.
 */
import { useTranslation } from 'react-i18next';
import { completenessSteps, missingSteps } from '../../../../shared/domain/completeness';
import type { QualificationHead } from '../../../../shared/records/qualification';
import tableClasses from '../../../ui/dense-table.module.css';
import { StatusMark } from '../../../ui/status-mark';
import classes from './completeness-cell.module.css';
import { findMissingParts } from './missing-parts';

export function CompletenessCell({ head }: { readonly head: QualificationHead }) {
  const { t } = useTranslation(['overview', 'qualification']);
  const { coreTasks, workProcesses, indicators, criticalIndicators } = head.about;
  const missing = missingSteps(head);
  const red = findMissingParts(head);
  const done = completenessSteps.length - missing.length;
  const contents = [
    t('qualification:contents.core-tasks', { count: coreTasks }),
    t('qualification:contents.work-processes', { count: workProcesses }),
    t('qualification:contents.indicators', { count: indicators }),
    ...(criticalIndicators > 0 ? [t('qualification:contents.critical', { count: criticalIndicators })] : []),
  ].join(' · ');
  const next = missing.find((step) => step === 'indicators' || step === 'competences');
  return (
    <div className={classes.cell}>
      <div className={classes.counts} title={contents}>
        <span className={classes.bar} aria-hidden>
          {completenessSteps.map((step, index) => (
            <span key={step} data-done={index < done || undefined} />
          ))}
        </span>
        <span className={tableClasses.unseen}>
          {t('completeness.steps', { done, total: completenessSteps.length })} {contents}
        </span>
        <span aria-hidden className={classes.number}>
          {t('qualification:contents.indicators', { count: indicators })}
        </span>
      </div>
      {red ? (
        <StatusMark tone={red.kind === 'partly' ? 'attention' : 'bad'}>
          {t(`qualification:missing.${red.kind}`)}
        </StatusMark>
      ) : (
        next && <span className={classes.next}>{t(`completeness.missing.${next}`)}</span>
      )}
    </div>
  );
}
