/** A microphone for pages in tests: what it hears is the head of a recording, another one each time. */
import { vi } from 'vitest';

export type AMicrophone = {
  /** Whoever works here, or the system, does not let the page use it. */
  isRefused: boolean;
  /** The browser has it, and cannot record it. */
  isUnusable: boolean;
  /** How many recordings hold it. */
  readonly running: () => number;
  /** The recording ends though nobody stopped it. */
  readonly endByItself: () => void;
  /** The same, and it says that something went wrong. */
  readonly breakOff: () => void;
};

export function aMicrophone(): AMicrophone {
  let running = 0;
  let made = 0;
  let latest: { readonly stop: () => void; readonly fail: () => void } | null = null;
  const state = {
    isRefused: false,
    isUnusable: false,
    running: () => running,
    endByItself: () => latest?.stop(),
    breakOff: () => latest?.fail(),
  };
  const track = () => {
    running += 1;
    return {
      stop: () => {
        running -= 1;
      },
    };
  };
  const getUserMedia = async () => {
    if (state.isRefused) throw new DOMException('no', 'NotAllowedError');
    const tracks = [track()];
    return { getTracks: () => tracks };
  };
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia } });
  vi.stubGlobal(
    'MediaRecorder',
    class {
      state = 'inactive';
      mimeType = 'audio/webm;codecs=opus';
      ondataavailable: ((event: { data: Blob }) => void) | null = null;
      onstop: (() => void) | null = null;
      onerror: (() => void) | null = null;
      start(): void {
        if (state.isUnusable) throw new DOMException('no', 'NotSupportedError');
        latest = this;
        this.state = 'recording';
      }
      stop(): void {
        this.state = 'inactive';
        this.handOver();
      }
      /** As in a browser: it has stopped when it says what is wrong, and hands over what it still holds after that. */
      fail(): void {
        this.state = 'inactive';
        this.onerror?.();
        this.handOver();
      }
      handOver(): void {
        made += 1;
        const head = Uint8Array.from('\u001aE\u00df\u00a3\u0042\u0082\u0084webm..A_OPUS', (sign) =>
          sign.charCodeAt(0),
        );
        this.ondataavailable?.({ data: new Blob([head, Uint8Array.of(made)]) });
        this.onstop?.();
      }
    },
  );
  return state;
}
