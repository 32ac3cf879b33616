/** Who works on this device? A tap on a name and the PIN of that person. Every later change carries that name. */
import { Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Staff } from '../../../shared/records/staff';
import { useDocuments } from '../../queries/use-documents';
import { useHostState } from '../../queries/use-host-state';
import { ScreenFrame } from '../../ui/screen-frame';
import { useFormat } from '../../ui/use-format';
import { PinCard } from './pin-card';
import classes from './sign-in-screen.module.css';

/** From this many names on, a search field helps. */
const searchFrom = 9;

function FirstLoad() {
  const { t } = useTranslation('shell');
  const profile = useHostState((host) => host.device.profile);
  const status = useHostState((host) => host.sync.status);
  return (
    <ScreenFrame title={t('first-load.title')} width="reading">
      <Text>{t('first-load.text', { organisation: profile?.organisationName ?? '' })}</Text>
      {status?.problem && <Text c="dimmed">{t('first-load.offline')}</Text>}
    </ScreenFrame>
  );
}

function Person({ staff, onChoose }: { readonly staff: Staff; readonly onChoose: () => void }) {
  const { t } = useTranslation('domain');
  return (
    <UnstyledButton className={classes.person} onClick={onChoose}>
      <span>
        <span className={classes.name}>{staff.name}</span>
        <span className={classes.roles}>
          {[staff.jobTitle, ...staff.roles.map((role) => t(`role.${role}`))].filter(Boolean).join(' · ')}
        </span>
      </span>
      <IconChevronRight aria-hidden />
    </UnstyledButton>
  );
}

export function SignInScreen() {
  const { t } = useTranslation('settings');
  const stored = useDocuments('staff');
  const people = useHostState((host) => host.people.people);
  const isSample = useDocuments('organisation')?.some(({ document }) => document.isSample) ?? false;
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<Staff | null>(null);
  if (!stored || !people) return null;
  if (stored.length === 0) return <FirstLoad />;

  const wanted = search.trim().toLocaleLowerCase();
  const staff = stored
    .map(({ document }) => document)
    .filter((one) => !one.inactiveSince && one.name.toLocaleLowerCase().includes(wanted))
    .sort((a, b) => format.compare(a.name, b.name));
  if (chosen)
    return (
      <ScreenFrame title={t('sign-in.title')} width="reading">
        <PinCard
          staff={chosen}
          hasPin={people.persons.some(({ staffId }) => staffId === chosen.staffId)}
          isSample={isSample}
          onBack={() => setChosen(null)}
        />
      </ScreenFrame>
    );

  return (
    <ScreenFrame title={t('sign-in.title')} subtitle={t('sign-in.subtitle')} width="reading">
      {stored.length >= searchFrom && (
        <TextInput
          label={t('sign-in.search')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <ul className={classes.people}>
        {staff.map((one) => (
          <li key={one.staffId}>
            <Person staff={one} onChoose={() => setChosen(one)} />
          </li>
        ))}
      </ul>
      {staff.length === 0 && <Text role="status">{t('sign-in.nobody')}</Text>}
    </ScreenFrame>
  );
}
