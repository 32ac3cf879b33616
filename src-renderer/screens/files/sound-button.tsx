/** Records sound, such as a talk after the work: begins at a tap, and is added as a file when it is stopped. */
import { Button } from '@mantine/core';
import { IconMicrophone, IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../ui/problem-notice';
import { useFormat } from '../../ui/use-format';
import classes from './files.module.css';
import { canRecordSound, useSoundRecorder } from './use-sound-recorder';

type SoundButtonProps = { readonly onRecorded: (sound: File) => void };

const ends: readonly (readonly [RegExp, string])[] = [
  [/webm/, 'webm'],
  [/ogg/, 'ogg'],
  [/mp4/, 'm4a'],
];

/** Minutes and seconds, e.g. `1:07`. */
const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** Draws nothing where the device records no sound. */
export function SoundButton({ onRecorded }: SoundButtonProps) {
  const { t } = useTranslation('files');
  const format = useFormat();
  const { seconds, problem, start, stop } = useSoundRecorder((sound, at) => {
    const end = ends.find(([pattern]) => pattern.test(sound.type))?.[1] ?? 'audio';
    const name = `${t('sound-name', { moment: format.dayAndTime(at.toISOString()) })}.${end}`;
    onRecorded(new File([sound], name, { type: sound.type, lastModified: at.getTime() }));
  });
  if (!canRecordSound()) return null;
  const isOn = seconds !== null;
  return (
    <>
      <Button
        variant={isOn ? 'filled' : 'default'}
        {...(isOn && { color: 'red' })}
        leftSection={
          isOn ? <IconPlayerStop size={20} aria-hidden /> : <IconMicrophone size={20} aria-hidden />
        }
        onClick={isOn ? stop : start}
      >
        {t(isOn ? 'sound-stop' : 'sound')}
        {isOn && (
          <span className={classes.clock} aria-hidden>
            {clock(seconds)}
          </span>
        )}
      </Button>
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}
