/**
 * Which version runs and how a newer one comes in. In its own window the program updates itself, but only with what was
 * checked; elsewhere a sentence says who does it.
 */
import { Button, Group, Progress, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UpdateStatus } from '../../../shared/contract/update-contract';
import type { Problem } from '../../../shared/kernel/problem';
import { textIn } from '../../../shared/values/text-in';
import { runUpdateStep, type UpdateStep } from '../../actions/run-update-step';
import { useHostState } from '../../queries/use-host-state';
import { usePreferences } from '../../ui/preferences';
import { ProblemNotice } from '../../ui/problem-notice';
import { StatusMark, type StatusTone } from '../../ui/status-mark';
import { useAction } from '../../ui/use-action';
import { useFormat } from '../../ui/use-format';
import { FactList } from './fact-list';
import { SettingGroup } from './setting-group';

const tones: Readonly<Record<UpdateStatus['phase'], StatusTone>> = {
  idle: 'neutral',
  looking: 'waiting',
  found: 'info',
  'up-to-date': 'good',
  taking: 'waiting',
  ready: 'good',
  installing: 'waiting',
};

type StepButtonsProps = { readonly status: UpdateStatus; readonly onStep: (step: UpdateStep) => void };

/** The steps that make sense now. While one runs there is nothing to press. */
function StepButtons({ status, onStep }: StepButtonsProps) {
  const { t } = useTranslation('settings');
  const { phase } = status;
  if (phase === 'looking' || phase === 'taking' || phase === 'installing') return null;
  return (
    <Group>
      {phase === 'found' && <Button onClick={() => onStep('take')}>{t('update.take')}</Button>}
      {phase === 'ready' && <Button onClick={() => onStep('install')}>{t('update.install')}</Button>}
      {status.hasAddress && (
        <Button variant="default" onClick={() => onStep('check')}>
          {t('update.check')}
        </Button>
      )}
      <Button variant="default" onClick={() => onStep('fromFolder')}>
        {t('update.from-folder')}
      </Button>
    </Group>
  );
}

/** Only where this program updates itself; an administrator's installer is told as such. */
function OwnUpdates({ status, onStep }: StepButtonsProps) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const language = usePreferences((p) => p.language);
  const { phase, offered } = status;
  return (
    <>
      <Text>{t(status.hasAddress ? 'update.explain' : 'update.explain-usb')}</Text>
      <div role="status">
        {phase !== 'idle' && (
          <StatusMark tone={tones[phase]}>
            {t(`update.phase.${phase}`, { version: offered?.version ?? '' })}
          </StatusMark>
        )}
        {status.isForNextStart && <Text mt="xs">{t('update.for-next-start')}</Text>}
      </div>
      {phase === 'taking' && offered && (
        <Progress
          value={(100 * status.takenBytes) / offered.bytes}
          aria-label={t('update.progress', {
            taken: format.bytes(status.takenBytes),
            whole: format.bytes(offered.bytes),
          })}
        />
      )}
      {offered && (
        <FactList
          facts={[
            { term: t('update.offered'), fact: offered.version },
            { term: t('update.released'), fact: format.day(offered.releasedAt) },
            { term: t('update.size'), fact: format.bytes(offered.bytes) },
            { term: t('update.notes'), fact: textIn(offered.notes, language) },
          ]}
        />
      )}
      {status.problem && <ProblemNotice problem={status.problem} />}
      <StepButtons status={status} onStep={onStep} />
      {phase === 'ready' && <Text c="dimmed">{t('update.install-hint')}</Text>}
    </>
  );
}

export function UpdateSettings() {
  const { t } = useTranslation('settings');
  const status = useHostState((host) => host.update.status);
  const run = useAction(runUpdateStep);
  const [failure, setFailure] = useState<Problem | null>(null);
  if (!status) return null;
  const step = (wanted: UpdateStep): void =>
    void run(wanted).then((answer) => setFailure(answer.ok ? null : answer.problem));
  return (
    <SettingGroup title={t('update.title')}>
      <FactList facts={[{ term: t('update.version'), fact: status.version }]} />
      {status.way === 'itself' ? (
        <OwnUpdates status={status} onStep={step} />
      ) : (
        <Text>{t(`update.way.${status.way}`)}</Text>
      )}
      {failure && <ProblemNotice problem={failure} onClose={() => setFailure(null)} />}
    </SettingGroup>
  );
}
