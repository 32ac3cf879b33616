/** Who works on this device? One tap on a name; nothing to remember. Every later change carries that name. */
import { Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/kernel/problem';
import type { Staff } from '../../../shared/records/staff';
import { signIn } from '../../actions/sign-in';
import { useDocuments } from '../../queries/use-documents';
import { useHostState } from '../../queries/use-host-state';
import { ProblemNotice } from '../../ui/problem-notice';
import { ScreenFrame } from '../../ui/screen-frame';
import { useAction } from '../../ui/use-action';
import { useFormat } from '../../ui/use-format';
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
  const choose = useAction(signIn);
  const format = useFormat();
  const [search, setSearch] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  if (!stored) return null;
  if (stored.length === 0) return <FirstLoad />;

  const wanted = search.trim().toLocaleLowerCase();
  const people = stored
    .map(({ document }) => document)
    .filter((staff) => staff.name.toLocaleLowerCase().includes(wanted))
    .sort((a, b) => format.compare(a.name, b.name));
  const chooseStaff = async (staff: Staff): Promise<void> => {
    const signedIn = await choose(staff.staffId);
    setProblem(signedIn.ok ? null : signedIn.problem);
  };

  return (
    <ScreenFrame title={t('sign-in.title')} subtitle={t('sign-in.subtitle')} width="reading">
      {problem && <ProblemNotice problem={problem} />}
      {stored.length >= searchFrom && (
        <TextInput
          label={t('sign-in.search')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <ul className={classes.people}>
        {people.map((staff) => (
          <li key={staff.staffId}>
            <Person staff={staff} onChoose={() => void chooseStaff(staff)} />
          </li>
        ))}
      </ul>
      {people.length === 0 && <Text role="status">{t('sign-in.nobody')}</Text>}
    </ScreenFrame>
  );
}
