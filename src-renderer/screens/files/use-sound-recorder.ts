/**
 * Records sound from the microphone of the device, until it is stopped, or its time is over, or its screen goes: what was said by
 * then is handed on as a file, and lost in no case.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Problem, problem } from '../../../shared/kernel/problem';
import { useQuerySource } from '../../queries/query-source';

/** Of which each second takes a few kilobytes: an hour is some thirty megabytes. */
export const longestSoundMs = 60 * 60_000;
const speechBitsPerSecond = 64_000;
const secondMs = 1000;

export type SoundRecorder = {
  /** Whole seconds since it began; null while nothing is recorded. */
  readonly seconds: number | null;
  readonly problem: Problem | null;
  readonly start: () => void;
  readonly stop: () => void;
};

/** Whether this device can at all. */
export const canRecordSound = (): boolean =>
  typeof MediaRecorder !== 'undefined' && Boolean(navigator.mediaDevices?.getUserMedia);

type Running = { readonly recorder: MediaRecorder; readonly stream: MediaStream; readonly beganMs: number };

const stopTracks = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

/** @param onRecorded told once per recording, with all of it */
export function useSoundRecorder(onRecorded: (sound: Blob, at: Date) => void): SoundRecorder {
  const { world, writer } = useQuerySource();
  const running = useRef<Running | null>(null);
  const latest = useRef(onRecorded);
  latest.current = onRecorded;
  const [seconds, setSeconds] = useState<number | null>(null);
  const [refused, setRefused] = useState<Problem | null>(null);
  const isBusy = useRef(false);
  const isOver = useRef(false);

  const stop = useCallback((): void => {
    const now = running.current;
    if (!now) return;
    running.current = null;
    setSeconds(null);
    // What it still holds comes before `stop` is told.
    if (now.recorder.state !== 'inactive') now.recorder.stop();
    stopTracks(now.stream);
  }, []);

  const record = (stream: MediaStream): void => {
    const recorder = new MediaRecorder(stream, { audioBitsPerSecond: speechBitsPerSecond });
    const at = world.now();
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => {
      if (data.size > 0) parts.push(data);
    };
    const isRunning = (): boolean => running.current?.recorder === recorder;
    recorder.onerror = () => {
      setRefused(problem('recording-broken'));
      if (isRunning()) stop();
    };
    // The microphone was pulled out, or the system took it away.
    for (const track of stream.getTracks()) track.onended = stop;
    recorder.start(secondMs);
    const came = writer.coming.begin(writer.actor.live.get()?.staffId ?? null);
    recorder.onstop = () => {
      // Nobody stopped it: it ended by itself.
      if (isRunning()) stop();
      // As a file it is coming, too: without a moment between the two.
      if (parts.length > 0) latest.current(new Blob(parts, { type: recorder.mimeType }), at);
      came();
    };
    running.current = { recorder, stream, beganMs: world.monotonicMs() };
    setSeconds(0);
  };
  const start = async (): Promise<void> => {
    setRefused(null);
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    // Its screen went while somebody was asked whether the microphone may be used.
    if (isOver.current) return stopTracks(stream);
    try {
      record(stream);
    } catch (error) {
      // Nothing records: its light must not stay on.
      stopTracks(stream);
      throw error;
    }
  };

  useEffect(
    () =>
      world.every(secondMs, () => {
        const now = running.current;
        if (!now) return;
        const lastedMs = world.monotonicMs() - now.beganMs;
        if (lastedMs >= longestSoundMs) stop();
        else setSeconds(Math.floor(lastedMs / secondMs));
      }),
    [world, stop],
  );
  useEffect(() => {
    isOver.current = false;
    return () => {
      isOver.current = true;
      stop();
    };
  }, [stop]);

  return {
    seconds,
    problem: refused,
    start: () => {
      if (isBusy.current || running.current) return;
      isBusy.current = true;
      start()
        .catch(() => setRefused(problem('microphone-refused')))
        .finally(() => {
          isBusy.current = false;
        });
    },
    stop,
  };
}
