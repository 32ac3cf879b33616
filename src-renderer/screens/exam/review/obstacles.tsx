/** Everything that stands between the assessment and its signature (S8); a tap on a line leads to where it is settled. */
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Marking } from '../use-marking';
import classes from './obstacles.module.css';
import type { Need } from './use-wanted';

/** Those that are settled indicator by indicator. */
const needs: Partial<Record<Problem['code'], Need>> = {
  'conflicts-open': 'conflicts',
  'remarks-stale': 'stale',
  'remarks-needed': 'remarks',
  'items-open': 'open',
};

type ObstaclesProps = {
  readonly marking: Marking;
  readonly obstacles: readonly Problem[];
  readonly onLead: (need: Need) => void;
};

/** What is not about an indicator, such as who it belongs to, is said in the words of the rule that refuses. */
export function Obstacles({ marking, obstacles, onLead }: ObstaclesProps) {
  const { t } = useTranslation(['exam', 'problem']);
  return (
    <ul className={classes.obstacles}>
      {obstacles.map(({ code, details }) => {
        const need = needs[code];
        return (
          <li key={code}>
            {need ? (
              <button type="button" className={classes.obstacle} onClick={() => onLead(need)}>
                <span>{t(`to-do.${need}`, { count: marking.needed[need].length })}</span>
                <IconArrowRight size={20} aria-hidden />
              </button>
            ) : (
              t(`problem:${code}`, { ...details })
            )}
          </li>
        );
      })}
    </ul>
  );
}
