/** Asks whether it is meant, and why: what is taken from a device stops whoever stands before it. */
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/kernel/problem';
import type { DeviceAccess } from '../../../../shared/records/device-access';
import { setDeviceAccess } from '../../../actions/device-access';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';
import { useKeptOverLock } from '../../../ui/use-kept-over-lock';
import type { DeviceRow } from './device-rows';

type AccessFormProps = {
  readonly device: DeviceRow;
  readonly access: DeviceAccess['access'];
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

export function AccessForm({ device, access, onDone, onCancel }: AccessFormProps) {
  const { t } = useTranslation('devices');
  const decide = useAction(setDeviceAccess);
  const [reason, setReason] = useKeptOverLock(`access reason ${device.deviceId}`, () => '');
  const [problem, setProblem] = useState<Problem | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const decided = await decide({ deviceId: device.deviceId, access, reason });
    if (decided.ok) onDone();
    else setProblem(decided.problem);
  };
  return (
    <form onSubmit={submit}>
      <Stack mt="md" maw="36rem">
        <Text fw={600}>{t(`decide-text.${access}`, { name: device.name })}</Text>
        <Textarea
          ref={field}
          label={t('reason')}
          description={t('reason-hint')}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {problem && <ProblemNotice problem={problem} />}
        <Group>
          <Button type="submit" {...(access === 'revoked' ? { color: 'brick' } : {})}>
            {t(`confirm.${access}`)}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
