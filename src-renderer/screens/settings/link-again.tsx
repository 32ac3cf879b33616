/**
 * The hub no longer knows this device: it was taken off, or the hub was put back to before it joined. With a new code it
 * joins again, and everything that waits is handed in.
 */
import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useHostState } from '../../queries/use-host-state';
import { EnrolForm } from './enrol-form';
import classes from './hand-in-table.module.css';

/** For a device that the hub no longer knows; what it recorded stays and is sent then. */
export function LinkAgain() {
  const { t } = useTranslation('settings');
  const profile = useHostState((host) => host.device.profile);
  const isUnknown = useHostState((host) => host.sync.status)?.problem?.code === 'device-unknown';
  if (!isUnknown || !profile?.hubUrl) return null;
  return (
    <section className={classes.section} aria-labelledby="link-again">
      <Title order={2} id="link-again">
        {t('enrol.again')}
      </Title>
      <EnrolForm before={{ hubUrl: profile.hubUrl, deviceName: profile.deviceName }} />
    </section>
  );
}
