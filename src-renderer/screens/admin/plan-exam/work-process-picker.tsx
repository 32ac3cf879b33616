/**
 * Chooses what will be assessed, as the tree of the qualification: everything, a core task, or single work processes.
 */
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Qualification } from '../../../../shared/domain/qualification';
import type { WorkProcessId } from '../../../../shared/kernel/ids';
import type { WorkProcess } from '../../../../shared/records/qualification-version';
import { examinableIds } from './plan-draft';
import classes from './plan-exam.module.css';
import { planPartIds } from './plan-part-ids';

type WorkProcessPickerProps = {
  readonly qualification: Qualification;
  readonly chosen: ReadonlySet<WorkProcessId>;
  readonly onChange: (chosen: ReadonlySet<WorkProcessId>) => void;
};

/** Without an indicator there is nothing to mark, and the result could never be known (R7). */
const isExaminable = (workProcess: WorkProcess): boolean => workProcess.indicators.length > 0;

type BranchProps = {
  readonly id?: string;
  readonly label: string;
  readonly ids: readonly WorkProcessId[];
  readonly chosen: ReadonlySet<WorkProcessId>;
  readonly onToggle: (ids: readonly WorkProcessId[], isChosen: boolean) => void;
};

/** A checkbox over several work processes: half filled while only some are chosen. */
function Branch({ id, label, ids, chosen, onToggle }: BranchProps) {
  const { t } = useTranslation('planning');
  const count = ids.filter((each) => chosen.has(each)).length;
  const isWhole = ids.length > 0 && count === ids.length;
  return (
    <Checkbox
      {...(id ? { id } : {})}
      className={classes.branch}
      label={label}
      description={t('form.work-processes.chosen', { chosen: count, total: ids.length })}
      checked={isWhole}
      indeterminate={count > 0 && !isWhole}
      disabled={ids.length === 0}
      onChange={() => onToggle(ids, !isWhole)}
    />
  );
}

/** One work process, with how much of it there is to mark. */
function Leaf({
  workProcess,
  isChosen,
  onToggle,
}: {
  readonly workProcess: WorkProcess;
  readonly isChosen: boolean;
  readonly onToggle: (ids: readonly WorkProcessId[], isChosen: boolean) => void;
}) {
  const { t } = useTranslation('planning');
  const { code, name, indicators } = workProcess;
  const critical = indicators.filter((indicator) => indicator.critical).length;
  const counts = [
    t('indicators', { count: indicators.length }),
    critical > 0 ? t('form.work-processes.critical', { count: critical }) : '',
  ].filter(Boolean);
  return (
    <Checkbox
      label={[code, name].filter(Boolean).join(' ')}
      description={
        isExaminable(workProcess) ? counts.join(', ') : t('form.work-processes.without-indicators')
      }
      checked={isChosen}
      disabled={!isExaminable(workProcess)}
      onChange={(event) => onToggle([workProcess.workProcessId], event.currentTarget.checked)}
    />
  );
}

/** `chosen` is a set: the order of the exam is that of the qualification, whatever was ticked first. */
export function WorkProcessPicker({ qualification, chosen, onChange }: WorkProcessPickerProps) {
  const { t } = useTranslation('planning');
  const toggle = (ids: readonly WorkProcessId[], isChosen: boolean): void => {
    const next = new Set(chosen);
    for (const id of ids) {
      if (isChosen) next.add(id);
      else next.delete(id);
    }
    onChange(next);
  };
  return (
    <div className={classes.tree}>
      <Branch
        id={planPartIds['work-processes']}
        label={t('form.work-processes.all')}
        ids={examinableIds(qualification)}
        chosen={chosen}
        onToggle={toggle}
      />
      <ul>
        {qualification.coreTasks.map((coreTask) => (
          <li key={coreTask.coreTaskId}>
            <Branch
              label={[coreTask.code, coreTask.name].filter(Boolean).join(' ')}
              ids={coreTask.workProcesses.filter(isExaminable).map((w) => w.workProcessId)}
              chosen={chosen}
              onToggle={toggle}
            />
            <ul>
              {coreTask.workProcesses.map((workProcess) => (
                <li key={workProcess.workProcessId}>
                  <Leaf
                    workProcess={workProcess}
                    isChosen={chosen.has(workProcess.workProcessId)}
                    onToggle={toggle}
                  />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  );
}
