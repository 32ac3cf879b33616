/** Keeps the display awake while an examiner is marking: both hands may be at the work bench for a long time. */
import { powerSaveBlocker } from 'electron';

/** @returns how to say whether somebody is marking now */
export function createKeepAwake(): (isMarking: boolean) => void {
  let running: number | null = null;
  return (isMarking) => {
    if (isMarking && running === null) running = powerSaveBlocker.start('prevent-display-sleep');
    if (isMarking || running === null) return;
    powerSaveBlocker.stop(running);
    running = null;
  };
}
