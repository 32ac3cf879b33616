/** Everything that stands between the assessment and its signature (S8); a tap on a line leads to where it is settled. */
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StillNeeded } from '../../../../shared/domain/decide-sign';
import type { Problem } from '../../../../shared/kernel/problem';
import type { SnapshotIndicator } from '../../../../shared/records/exam-definition';
import classes from './obstacles.module.css';
import type { holdingUp } from './to-do';
import type { TypedRemarks } from './use-typed-remarks';
import type { Need } from './use-wanted';

/** Those that are settled indicator by indicator. */
const needs: Partial<Record<Problem['code'], (typeof holdingUp)[number]>> = {
  'conflicts-open': 'conflicts',
  'remarks-stale': 'stale',
  'remarks-needed': 'remarks',
  'items-open': 'open',
};

export type Obstacle = { readonly need: Need; readonly at: readonly SnapshotIndicator[] } | Problem;

/**
 * What the rules say stands in the way, less what is typed already, and before it what was typed and could not be
 * recorded: whoever signs would miss it on the sheet.
 */
export function obstaclesOf(
  needed: StillNeeded,
  problems: readonly Problem[],
  { written, unrecorded }: TypedRemarks,
): readonly Obstacle[] {
  const left = (need: (typeof holdingUp)[number]): readonly SnapshotIndicator[] =>
    need === 'remarks' || need === 'stale'
      ? needed[need].filter((indicator) => !written.has(indicator))
      : needed[need];
  return [
    ...(unrecorded.length > 0 ? [{ need: 'unrecorded', at: unrecorded } as const] : []),
    ...problems.flatMap((problem): readonly Obstacle[] => {
      const need = needs[problem.code];
      if (!need) return [problem];
      const at = left(need);
      return at.length > 0 ? [{ need, at }] : [];
    }),
  ];
}

type ObstaclesProps = {
  readonly obstacles: readonly Obstacle[];
  readonly onLead: (need: Need, at: readonly SnapshotIndicator[]) => void;
};

/** What is not about an indicator, such as who it belongs to, is said in the words of the rule that refuses. */
export function Obstacles({ obstacles, onLead }: ObstaclesProps) {
  const { t } = useTranslation(['exam', 'problem']);
  return (
    <ul className={classes.obstacles}>
      {obstacles.map((obstacle) =>
        'need' in obstacle ? (
          <li key={obstacle.need}>
            <button
              type="button"
              className={classes.obstacle}
              onClick={() => onLead(obstacle.need, obstacle.at)}
            >
              <span>{t(`to-do.${obstacle.need}`, { count: obstacle.at.length })}</span>
              <IconArrowRight size={20} aria-hidden />
            </button>
          </li>
        ) : (
          <li key={obstacle.code}>{t(`problem:${obstacle.code}`, { ...obstacle.details })}</li>
        ),
      )}
    </ul>
  );
}
