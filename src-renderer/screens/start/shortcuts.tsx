/** What an administrator begins often, one press away; the words are those of the screens themselves. */
import { Button } from '@mantine/core';
import {
  IconCalendarPlus,
  IconCloudSearch,
  IconPrinter,
  IconTableImport,
  IconUserPlus,
  IconUsersPlus,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './start.module.css';

const ways = [
  { to: '/planning/new', Icon: IconCalendarPlus, words: 'planning:plan' },
  { to: '/planning/bulk', Icon: IconTableImport, words: 'shell:finder.bulk' },
  { to: '/planning/lists', Icon: IconPrinter, words: 'lists:title' },
  { to: '/participants/import', Icon: IconUsersPlus, words: 'shell:finder.import-people' },
  { to: '/participants/new', Icon: IconUserPlus, words: 'participants:add.open' },
  { to: '/qualifications/catalogue', Icon: IconCloudSearch, words: 'shell:finder.catalogue' },
] as const;

export function Shortcuts() {
  const { t } = useTranslation(['start', 'planning', 'shell', 'lists', 'participants']);
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={classes.heading}>
        {t('start:shortcuts')}
      </h2>
      <ul className={classes.ways}>
        {ways.map(({ to, Icon, words }) => (
          <li key={to}>
            <Button
              variant="default"
              leftSection={<Icon size={20} aria-hidden />}
              renderRoot={(props) => <Link to={to} {...props} />}
            >
              {t(words)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
