/** One device: who has a key on it, when the hub saw it last and what waits on it, and whether it may speak with the hub. */
import { Button, Group, Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeviceAccess } from '../../../../shared/records/device-access';
import type { PlannedExam } from '../../../../shared/records/exam';
import { useStaffNames } from '../../../queries/use-staff-names';
import { useSubjectHandIn } from '../../../queries/use-subject-hand-ins';
import { StatusMark } from '../../../ui/status-mark';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { useExamFormat } from '../../../ui/use-exam-format';
import { useFormat } from '../../../ui/use-format';
import { FactList } from '../../settings/fact-list';
import { AccessForm } from './access-form';
import classes from './device-card.module.css';
import type { DeviceRow } from './device-rows';

const tones = { allowed: 'good', suspended: 'attention', revoked: 'bad' } as const;
/** What an administrator may decide next. */
const nextOf: Readonly<Record<DeviceAccess['access'], readonly DeviceAccess['access'][]>> = {
  allowed: ['suspended', 'revoked'],
  suspended: ['allowed', 'revoked'],
  revoked: [],
};

type DeviceCardProps = {
  readonly device: DeviceRow;
  readonly isThis: boolean;
  readonly onDecided: () => void;
};

/** More than these are counted. */
const examsShown = 3;

function ExamLine({ exam }: { readonly exam: PlannedExam }) {
  const { t } = useTranslation('devices');
  const format = useExamFormat(exam);
  return <div>{t('exam', { title: exam.title, moment: format.dayAndTime(exam.plannedAt) })}</div>;
}

function Exams({ exams }: Pick<DeviceRow, 'exams'>) {
  const { t } = useTranslation('devices');
  if (exams.length === 0) return t('no-exams');
  const more = exams.length - examsShown;
  return (
    <>
      {exams.slice(0, examsShown).map((exam) => (
        <ExamLine key={exam.examId} exam={exam} />
      ))}
      {more > 0 && <div>{t('more-exams', { count: more })}</div>}
    </>
  );
}

function Facts({ device }: { readonly device: DeviceRow }) {
  const { t } = useTranslation('devices');
  const format = useFormat();
  const nameOf = useStaffNames();
  const { told, keys, exams } = device;
  const unknown = t('not-known');
  return (
    <FactList
      facts={[
        {
          term: t('fact.people'),
          fact:
            keys.length === 0
              ? t('nobody')
              : keys.map(({ staffId, validUntil }) => (
                  <div key={staffId}>
                    {t('key', { name: nameOf(staffId) ?? unknown, day: format.dayAndTime(validUntil) })}
                  </div>
                )),
        },
        { term: t('fact.exams'), fact: <Exams exams={exams} /> },
        { term: t('fact.seen'), fact: told?.lastSeenAt ? format.dayAndTime(told.lastSeenAt) : unknown },
        { term: t('fact.waiting'), fact: told?.waiting == null ? unknown : format.number(told.waiting) },
        { term: t('fact.version'), fact: told?.program ?? unknown },
        { term: t('fact.joined'), fact: format.dayAndTime(device.enrolledAt) },
      ]}
    />
  );
}

export function DeviceCard({ device, isThis, onDecided }: DeviceCardProps) {
  const { t } = useTranslation('devices');
  // What was decided acts only when the hub has it.
  const isWaiting = (useSubjectHandIn(device.deviceId)?.waiting ?? 0) > 0;
  const [deciding, setDeciding] = useTypedForm<DeviceAccess['access'] | null>(
    `access ${device.deviceId}`,
    () => null,
  );
  const id = `device-${device.deviceId}`;
  return (
    <Paper withBorder p="lg" component="article" aria-labelledby={id}>
      <div className={classes.head}>
        <Title order={2} id={id} className={classes.name ?? ''}>
          {device.name}
        </Title>
        {isThis && <StatusMark tone="info">{t('this')}</StatusMark>}
        <StatusMark tone={tones[device.access]}>{t(`access.${device.access}`)}</StatusMark>
        {isWaiting && <StatusMark tone="waiting">{t('waits-for-hub')}</StatusMark>}
        {device.isSilent && <StatusMark tone="attention">{t('silent')}</StatusMark>}
      </div>
      {device.reason !== '' && <p>{t('reason-given', { reason: device.reason })}</p>}
      <Facts device={device} />
      {deciding ? (
        <AccessForm
          device={device}
          access={deciding}
          onDone={() => {
            setDeciding(null);
            onDecided();
          }}
          onCancel={() => setDeciding(null)}
        />
      ) : (
        <Group mt="md">
          {nextOf[device.access].map((access) => (
            <Button
              key={access}
              variant="default"
              aria-label={t(`decide-for.${access}`, { name: device.name })}
              onClick={() => setDeciding(access)}
            >
              {t(`decide.${access}`)}
            </Button>
          ))}
        </Group>
      )}
    </Paper>
  );
}
