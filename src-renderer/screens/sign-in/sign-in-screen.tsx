/**
 * Who works on this device? A tap on a name and the PIN of that person; whoever worked here last needs no tap. Every later
 * change carries that name. A device that was linked for somebody lets them choose their PIN at once.
 */
import { Paper, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffId } from '../../../shared/kernel/ids';
import { compareNames } from '../../../shared/kernel/person-name';
import { isFoundIn } from '../../../shared/kernel/search-index';
import type { Staff } from '../../../shared/records/staff';
import { useDocuments } from '../../queries/use-documents';
import { useHostState } from '../../queries/use-host-state';
import { usePeopleAtDevice } from '../../ui/people-at-device';
import { ScreenFrame } from '../../ui/screen-frame';
import { ChoosePinForm } from './choose-pin-form';
import { PinCard } from './pin-card';
import { RefusedPeople } from './refused-people';
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

/**
 * The device was just linked for somebody: the code is there, only the PIN is asked. That needs no network any more once the
 * centre is on it.
 */
function FirstPin({ code, isReady }: { readonly code: string; readonly isReady: boolean }) {
  const { t } = useTranslation('settings');
  const forgetCode = usePeopleAtDevice((state) => state.keepPersonalCode);
  return (
    <ScreenFrame title={t('sign-in.first-pin')} width="reading">
      <Paper withBorder p="lg" maw="32rem">
        <Text role="status" mb="md">
          {t(isReady ? 'sign-in.first-pin-ready' : 'sign-in.first-pin-wait')}
        </Text>
        <ChoosePinForm
          staffId={null}
          way={{ by: 'code', known: code }}
          reason={t('sign-in.first-pin-text')}
          onBack={() => forgetCode(null)}
        />
      </Paper>
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

type PeopleListProps = {
  readonly staff: readonly Staff[];
  readonly onChoose: (staffId: StaffId) => void;
};

function PeopleList({ staff, onChoose }: PeopleListProps) {
  const { t } = useTranslation('settings');
  const [search, setSearch] = useState('');
  const found = staff.filter((one) => isFoundIn(one.name, search));
  return (
    <>
      {staff.length >= searchFrom && (
        <TextInput
          label={t('sign-in.search')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      )}
      <ul className={classes.people}>
        {found.map((one) => (
          <li key={one.staffId}>
            <Person staff={one} onChoose={() => onChoose(one.staffId)} />
          </li>
        ))}
      </ul>
      {found.length === 0 && <Text role="status">{t('sign-in.nobody')}</Text>}
    </>
  );
}

export function SignInScreen() {
  const { t } = useTranslation('settings');
  const stored = useDocuments('staff');
  const people = useHostState((host) => host.people.people);
  const isSample = useDocuments('organisation')?.some(({ document }) => document.isSample) ?? false;
  const { personalCode, lastWorker } = usePeopleAtDevice();
  const [chosenId, setChosenId] = useState<StaffId | null>(null);
  if (!stored || !people) return null;
  if (personalCode !== null && !people.session)
    return <FirstPin code={personalCode} isReady={stored.length > 0} />;
  if (stored.length === 0) return <FirstLoad />;

  const everybody = stored.map(({ document }) => document);
  const staff = everybody.filter((one) => !one.inactiveSince).sort((a, b) => compareNames(a.name, b.name));
  const atCard = staff.find(({ staffId }) => staffId === (chosenId ?? lastWorker));
  const card = atCard && (
    <PinCard
      key={atCard.staffId}
      staff={atCard}
      person={people.persons.find(({ staffId }) => staffId === atCard.staffId) ?? null}
      isSample={isSample}
      onBack={chosenId ? () => setChosenId(null) : null}
    />
  );
  if (card && chosenId)
    return (
      <ScreenFrame title={t('sign-in.title')} width="reading">
        {card}
      </ScreenFrame>
    );
  return (
    <ScreenFrame title={t('sign-in.title')} subtitle={t('sign-in.subtitle')} width="reading">
      <RefusedPeople refusals={people.refusals} staff={everybody} />
      {card}
      <PeopleList staff={staff} onChoose={setChosenId} />
    </ScreenFrame>
  );
}
