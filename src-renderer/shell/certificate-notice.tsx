/**
 * Until when the hub vouches for whoever works here: said well before it ends, and after. Work goes on either way; what is
 * given after the end the hub takes, and asks the centre about.
 */
import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconClockExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { StaffId } from '../../shared/kernel/ids';
import { useHostState } from '../queries/use-host-state';
import { useFormat } from '../ui/use-format';
import { useNow } from '../ui/use-now';

/** Three days: a weekend without a network, and a day to find one. */
const warnBeforeMs = 3 * 24 * 60 * 60_000;

/** Nothing while there is time enough, and nothing about somebody this device does not know. */
export function CertificateNotice({ staffId }: { readonly staffId: StaffId }) {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const nowMs = useNow(60_000);
  const person = useHostState((host) => host.people.people)?.persons.find((one) => one.staffId === staffId);
  if (!person) return null;
  const leftMs = new Date(person.validUntil).getTime() - nowMs;
  if (leftMs > warnBeforeMs) return null;
  const isOver = leftMs <= 0;
  return (
    <Alert
      role="status"
      color="yellow"
      icon={isOver ? <IconAlertTriangle aria-hidden /> : <IconClockExclamation aria-hidden />}
      title={t(isOver ? 'certificate.over-title' : 'certificate.soon-title')}
    >
      {t(isOver ? 'certificate.over' : 'certificate.soon', { moment: format.dayAndTime(person.validUntil) })}
    </Alert>
  );
}
