/** Asks whether it is meant, and why: what is taken from a device stops whoever stands before it. */
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/kernel/problem';
import { lengthProblem } from '../../../../shared/kernel/typed-words';
import type { DeviceAccess } from '../../../../shared/records/device-access';
import { reasonLimit } from '../../../../shared/records/reason-limit';
import { setDeviceAccess } from '../../../actions/device-access';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { useAction } from '../../../ui/use-action';
import type { DeviceRow } from './device-rows';

type AccessFormProps = {
  readonly device: DeviceRow;
  readonly access: DeviceAccess['access'];
  readonly onDone: () => void;
  readonly onCancel: () => void;
};

export function AccessForm({ device, access, onDone, onCancel }: AccessFormProps) {
  const { t } = useTranslation('devices');
  const lengthError = useLengthError();
  const decide = useAction(setDeviceAccess);
  const [reason, setReason] = useTypedForm(`access reason ${device.deviceId}`, () => '');
  const [problem, setProblem] = useState<Problem | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const tooLong = lengthProblem(reason, reasonLimit);
    if (tooLong) return setProblem(tooLong);
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
          error={lengthError(reason, reasonLimit)}
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
