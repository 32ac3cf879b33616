/**
 * The devices of the centre: what the hub tells of them, who has a key on each, a code for a new one, and access that can
 * be taken away. Without a network it shows what was known last, and says so.
 */
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocuments } from '../../queries/use-documents';
import { useHostState } from '../../queries/use-host-state';
import { ProblemNotice } from '../../ui/problem-notice';
import { ScreenFrame } from '../../ui/screen-frame';
import { useFormat } from '../../ui/use-format';
import { useNow } from '../../ui/use-now';
import { AdministratorsOnly } from './administrators-only';
import { DeviceCard } from './devices/device-card';
import classes from './devices/device-card.module.css';
import { composeDeviceRows } from './devices/device-rows';
import { LinkDevice } from './devices/link-device';
import { type HubDevices, useHubDevices } from './devices/use-hub-devices';

function useDeviceRows(told: HubDevices['told']) {
  const devices = useDocuments('device');
  const accesses = useDocuments('device-access');
  const certificates = useDocuments('person-certificate');
  const exams = useDocuments('exam');
  const skewMs = useHostState((host) => host.sync.status)?.clockSkewMs ?? 0;
  const nowMs = useNow(60_000) - skewMs;
  return useMemo(
    () =>
      devices &&
      accesses &&
      certificates &&
      exams &&
      composeDeviceRows(
        {
          devices: devices.map(({ document }) => document),
          accesses: accesses.map(({ document }) => document),
          certificates: certificates.map(({ document }) => document),
          exams: exams.map(({ document }) => document),
          told,
        },
        nowMs,
      ),
    [devices, accesses, certificates, exams, told, nowMs],
  );
}

function DeviceList() {
  const { t } = useTranslation('devices');
  const format = useFormat();
  const { told, at, problem, ask } = useHubDevices();
  const rows = useDeviceRows(told);
  const here = useHostState((host) => host.device.profile)?.deviceId;
  if (!rows) return null;
  return (
    <>
      {problem && <ProblemNotice problem={problem} onRetry={() => void ask()} />}
      <Text role="status">
        {at ? t(problem ? 'known-at' : 'asked-at', { moment: format.dayAndTime(at) }) : t('never-asked')}
      </Text>
      <div className={classes.cards}>
        {rows.map((device) => (
          <DeviceCard
            key={device.deviceId}
            device={device}
            isThis={device.deviceId === here}
            onDecided={() => void ask()}
          />
        ))}
      </div>
    </>
  );
}

export function DevicesScreen() {
  const { t } = useTranslation('devices');
  return (
    <ScreenFrame title={t('title')} subtitle={t('subtitle')} width="reading">
      <AdministratorsOnly>
        <LinkDevice />
        <DeviceList />
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
