/**
 * The menu of sections, grouped by what one does there. The section on screen is marked by shape, weight and `aria-
 * current`.
 */
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Staff } from '../../shared/records/staff';
import classes from './navigation.module.css';
import { isVisible, sectionGroups } from './sections';

type NavigationProps = { readonly roles: Staff['roles']; readonly onGo: () => void };

/** `onGo` closes the menu where it lies over the page: on a narrow screen and during an exam. */
export function Navigation({ roles, onGo }: NavigationProps) {
  const { t } = useTranslation('shell');
  const groups = sectionGroups
    .map((group) => ({ ...group, sections: group.sections.filter((section) => isVisible(section, roles)) }))
    .filter((group) => group.sections.length > 0);
  return (
    <nav aria-label={t('sections')} className={classes.navigation}>
      {groups.map((group) => (
        <section key={group.key} aria-labelledby={`nav-${group.key}`}>
          <h2 id={`nav-${group.key}`} className={classes.group}>
            {t(`nav-group.${group.key}`)}
          </h2>
          <ul className={classes.list}>
            {group.sections.map(({ key, to, Icon }) => (
              <li key={key}>
                <Link to={to} activeOptions={{ exact: to === '/' }} className={classes.link} onClick={onGo}>
                  <Icon size={22} stroke={1.75} aria-hidden />
                  {t(`nav.${key}`)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
