/** Another PIN for whoever works here, and after how long a device that nobody touches locks itself. */
import { Button, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/kernel/problem';
import { changePin } from '../../actions/sign-in';
import { useActor } from '../../queries/use-actor';
import { lockTimes, usePreferences } from '../../ui/preferences';
import { ProblemNotice } from '../../ui/problem-notice';
import { StatusMark } from '../../ui/status-mark';
import { useAction } from '../../ui/use-action';
import { PinField } from '../sign-in/pin-field';
import { Choice } from './choice';
import { SettingGroup } from './setting-group';

const empty = { pin: '', newPin: '', repeated: '' };

function ChangePin() {
  const { t } = useTranslation('settings');
  const actor = useActor();
  const change = useAction(changePin);
  const [typed, setTyped] = useState(empty);
  const [outcome, setOutcome] = useState<Problem | 'changed' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { pin, newPin, repeated } = typed;
  const differs = repeated !== '' && repeated !== newPin;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!actor || isBusy || repeated !== newPin) return;
    setBusy(true);
    const changed = await change({ staffId: actor.staffId, pin, newPin });
    setBusy(false);
    setTyped(empty);
    setOutcome(changed.ok ? 'changed' : changed.problem);
  };
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack maw="28rem">
        <PinField
          label={t('pin.old')}
          value={pin}
          onChange={(value) => setTyped((now) => ({ ...now, pin: value }))}
        />
        <PinField
          label={t('pin.new')}
          hint={t('sign-in.new-pin-hint')}
          value={newPin}
          onChange={(value) => setTyped((now) => ({ ...now, newPin: value }))}
        />
        <PinField
          label={t('sign-in.repeat-pin')}
          value={repeated}
          onChange={(value) => setTyped((now) => ({ ...now, repeated: value }))}
          error={differs ? t('sign-in.pins-differ') : null}
        />
        {outcome && outcome !== 'changed' && <ProblemNotice problem={outcome} />}
        <div role="status">
          {outcome === 'changed' && <StatusMark tone="good">{t('pin.changed')}</StatusMark>}
        </div>
        <div>
          <Button type="submit" loading={isBusy}>
            {t('pin.change')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

export function PinSettings() {
  const { t } = useTranslation('settings');
  const { lockAfterMinutes, change } = usePreferences();
  return (
    <SettingGroup title={t('pin.title')}>
      <Choice
        label={t('pin.lock-after')}
        description={t('pin.lock-after-hint')}
        value={String(lockAfterMinutes)}
        options={lockTimes.map((minutes) => ({
          value: String(minutes),
          label: t('pin.minutes', { count: minutes }),
        }))}
        onChange={(value) => change({ lockAfterMinutes: Number(value) })}
      />
      <ChangePin />
    </SettingGroup>
  );
}
