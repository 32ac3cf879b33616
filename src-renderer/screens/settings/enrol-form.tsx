/** Joins this device to an organisation with the address of its hub and a code that works once. */
import { Button, Paper, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/kernel/problem';
import { enrolDevice } from '../../actions/enrol-device';
import { usePeopleAtDevice } from '../../ui/people-at-device';
import { ProblemNotice } from '../../ui/problem-notice';
import { useAction } from '../../ui/use-action';

type EnrolFormProps = {
  /** As they were when the device was linked before. */
  readonly before?: { readonly hubUrl: string; readonly deviceName: string };
};

/** A code is asked for in any case: it works once, and nothing of it is kept. */
export function EnrolForm({ before }: EnrolFormProps) {
  const { t } = useTranslation('settings');
  const enrol = useAction(enrolDevice);
  const keepPersonalCode = usePeopleAtDevice((state) => state.keepPersonalCode);
  const [hubUrl, setHubUrl] = useState(before?.hubUrl ?? '');
  const [code, setCode] = useState('');
  const [deviceName, setDeviceName] = useState(before?.deviceName ?? '');
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const enrolled = await enrol({ hubUrl, code, deviceName });
    setBusy(false);
    // Whoever the code was made for chooses a PIN now; by then this form is no longer on screen.
    if (enrolled.ok) keepPersonalCode(enrolled.value.personalCode);
    setProblem(enrolled.ok ? null : enrolled.problem);
  };

  return (
    <Paper withBorder p="lg" component="form" onSubmit={submit}>
      <Stack>
        <TextInput
          label={t('enrol.hub')}
          description={t('enrol.hub-hint')}
          inputMode="url"
          autoComplete="url"
          spellCheck={false}
          required
          value={hubUrl}
          onChange={(event) => setHubUrl(event.currentTarget.value)}
        />
        <TextInput
          label={t('enrol.code')}
          description={t('enrol.code-hint')}
          autoComplete="one-time-code"
          spellCheck={false}
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <TextInput
          label={t('enrol.device-name')}
          description={t('enrol.device-name-hint')}
          autoComplete="off"
          required
          maxLength={200}
          value={deviceName}
          onChange={(event) => setDeviceName(event.currentTarget.value)}
        />
        {problem && <ProblemNotice problem={problem} />}
        <div>
          <Button type="submit" size="lg" loading={isBusy}>
            {t('enrol.submit')}
          </Button>
        </div>
      </Stack>
    </Paper>
  );
}
