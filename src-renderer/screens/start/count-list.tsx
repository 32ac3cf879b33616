/** Numbers that lead to their lists: what asks for somebody first, then what there is. */
import { IconAlertTriangle, IconChevronRight, IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/use-format';
import type { Count } from './compose-counts';
import classes from './start.module.css';

/** A task by its sign as well as by its place: a triangle while there is one, a tick while there is none. */
function CountLink({ count: { key, count, to, search, isTask } }: { readonly count: Count }) {
  const { t } = useTranslation('start');
  const format = useFormat();
  const Sign = isTask ? (count > 0 ? IconAlertTriangle : IconCircleCheck) : IconChevronRight;
  return (
    <Link to={to} search={search} className={classes.count} data-asks={isTask && count > 0}>
      <span className={classes.number}>{format.number(count)}</span>
      <span className={classes.words}>{t(`count.${key}`, { count })}</span>
      <Sign size={20} aria-hidden className={classes.sign} />
    </Link>
  );
}

export function CountList({ counts }: { readonly counts: readonly Count[] }) {
  const { t } = useTranslation('start');
  const id = useId();
  const inOrder = [...counts.filter(({ isTask }) => isTask), ...counts.filter(({ isTask }) => !isTask)];
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={classes.heading}>
        {t('counts')}
      </h2>
      <ul className={classes.counts}>
        {inOrder.map((one) => (
          <li key={one.key}>
            <CountLink count={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}
