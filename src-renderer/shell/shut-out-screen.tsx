/**
 * The centre took this device its access, and what opened things on it is gone. Said before anything else: what was
 * recorded is handed in, and with a new code the device is one of the centre again.
 */
import { Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceProfile } from '../../shared/contract/device-contract';
import { EnrolForm } from '../screens/settings/enrol-form';
import { ScreenFrame } from '../ui/screen-frame';

/** What the page holds in memory is of before: it goes with everything else. */
export function useForgetWhenShutOut(isShutOut: boolean | undefined): void {
  const before = useRef<boolean | undefined>(undefined);
  useEffect(() => {
    if (before.current === false && isShutOut) window.location.reload();
    before.current = isShutOut;
  }, [isShutOut]);
}

/** What can be done from here is joining again; what lies on the device stays sealed until then. */
export function ShutOutScreen({ profile }: { readonly profile: DeviceProfile }) {
  const { t } = useTranslation('shell');
  const { hubUrl, deviceName, organisationName } = profile;
  return (
    <ScreenFrame title={t('shut-out.title')} width="reading">
      <Text>{t('shut-out.text', { organisation: organisationName ?? '' })}</Text>
      <Text>{t('shut-out.advice')}</Text>
      <EnrolForm before={{ hubUrl: hubUrl ?? '', deviceName }} />
    </ScreenFrame>
  );
}
