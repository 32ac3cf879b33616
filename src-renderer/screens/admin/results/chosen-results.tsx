/** Results that are ticked: what is exported or printed is those, or all that the list shows where nothing is ticked. */
import { Button, Checkbox } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssessmentId } from '../../../../shared/kernel/ids';
import classes from './chosen-results.module.css';
import type { ResultRow } from './result-rows';

export type ChosenResults = {
  readonly chosen: ReadonlySet<AssessmentId>;
  readonly choose: (chosen: ReadonlySet<AssessmentId>) => void;
  /** Of one; the same function all the time, so that ticking one box draws one row. */
  readonly tick: (assessmentId: AssessmentId, isOn: boolean) => void;
};

/** As long as the list is on the screen. */
export function useChosenResults(): ChosenResults {
  const [chosen, choose] = useState<ReadonlySet<AssessmentId>>(new Set());
  const tick = useCallback<ChosenResults['tick']>((assessmentId, isOn) => {
    choose((before) => {
      const next = new Set(before);
      if (isOn) next.add(assessmentId);
      else next.delete(assessmentId);
      return next;
    });
  }, []);
  return { chosen, choose, tick };
}

const idOf = ({ state }: ResultRow): AssessmentId => state.candidate.assessmentId;

/** What is to be taken of what was found. */
export const taken = (found: readonly ResultRow[], chosen: ChosenResults['chosen']): readonly ResultRow[] =>
  chosen.size === 0 ? found : found.filter((row) => chosen.has(idOf(row)));

type ChooseResultProps = {
  readonly label: string;
  readonly isChosen: boolean;
  readonly onTick: (isOn: boolean) => void;
};

/** A plain box: a list draws a hundred of them. */
export function ChooseResult({ label, isChosen, onTick }: ChooseResultProps) {
  return (
    <label className={classes.target}>
      <input
        type="checkbox"
        className={classes.box}
        aria-label={label}
        checked={isChosen}
        onChange={({ currentTarget }) => onTick(currentTarget.checked)}
      />
    </label>
  );
}

/** Ticks everybody who is found, also those further down that are not drawn yet; once more clears them. */
export function ChooseAllResults({
  found,
  chosen,
  choose,
}: Pick<ChosenResults, 'chosen' | 'choose'> & { readonly found: readonly ResultRow[] }) {
  const { t } = useTranslation('results');
  const count = found.filter((row) => chosen.has(idOf(row))).length;
  const isAll = found.length > 0 && count === found.length;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box stands in it, made by Mantine
    <label className={classes.target}>
      <Checkbox
        aria-label={t('choose-all')}
        title={t('choose-all')}
        checked={isAll}
        indeterminate={count > 0 && !isAll}
        onChange={() => {
          const next = new Set(chosen);
          for (const row of found)
            if (isAll) next.delete(idOf(row));
            else next.add(idOf(row));
          choose(next);
        }}
      />
    </label>
  );
}

/** How many are ticked, and of how many that does not count because the filter hides them. */
export function ChosenLine({
  found,
  chosen,
  choose,
}: Pick<ChosenResults, 'chosen' | 'choose'> & { readonly found: readonly ResultRow[] }) {
  const { t } = useTranslation('results');
  const hidden = chosen.size - taken(found, chosen).length;
  return (
    <div role="status" className={classes.line}>
      {chosen.size > 0 && <span>{t('chosen', { count: chosen.size })}</span>}
      {chosen.size > 0 && hidden > 0 && <span>{t('chosen-hidden', { count: hidden })}</span>}
      {chosen.size > 0 && (
        <Button variant="subtle" onClick={() => choose(new Set())}>
          {t('choose-none')}
        </Button>
      )}
    </div>
  );
}
