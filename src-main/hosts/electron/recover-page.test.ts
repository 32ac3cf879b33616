/** A page whose process is gone comes back by itself; one that keeps going is replaced by a page that says so. */
import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { realWorld } from '../../../shared/kernel/real-world';
import { languageCodes } from '../../../shared/texts/languages';
import { createLog } from '../../services/log';
import { recoverPage } from './recover-page';
import { answerStoppedPage } from './stopped-page';

class Contents extends EventEmitter {
  reload(): void {
    shown.push('page');
  }
}

let shown: string[];
let logLines: string[];
let now: number;
let isDestroyed: boolean;
let contents: Contents;

beforeEach(() => {
  shown = [];
  logLines = [];
  now = 1000;
  isDestroyed = false;
  contents = new Contents();
  const window = {
    webContents: contents,
    isDestroyed: () => isDestroyed,
    loadURL: async (address: string) => void shown.push(address),
  } as unknown as BrowserWindow;
  recoverPage(
    window,
    createLog((line) => logLines.push(line), realWorld),
    { ...realWorld, monotonicMs: () => now },
  );
});

const go = async (reason = 'crashed'): Promise<void> => {
  contents.emit('render-process-gone', {}, { reason, exitCode: 5 });
  await new Promise((resolve) => setImmediate(resolve));
};

describe('a page whose process is gone', () => {
  it.each(['crashed', 'killed', 'oom', 'abnormal-exit', 'launch-failed', 'memory-eviction'])(
    'by %s is loaded again, and the log says why',
    async (reason) => {
      await go(reason);
      expect(shown).toEqual(['page']);
      expect(logLines.join()).toContain(`"reason":"${reason}"`);
    },
  );

  it('as its window closed is left alone', async () => {
    await go('clean-exit');
    isDestroyed = true;
    await go();
    expect(shown).toEqual([]);
  });

  it('a third time within a minute is replaced by the page that says so', async () => {
    await go();
    now += 29_000;
    await go();
    now += 29_000;
    await go();
    expect(shown).toEqual(['page', 'page', 'app://vakproef/__stopped']);
  });

  it('now and then, over a day, always comes back', async () => {
    for (let times = 0; times < 20; times++) {
      await go();
      now += 31_000;
    }
    expect(shown).toEqual(Array.from({ length: 20 }, () => 'page'));
  });
});

it('the page that says so holds no script, and in every language one link', async () => {
  const answer = answerStoppedPage();
  const text = await answer.text();
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(text).not.toContain('<script');
  expect(text.match(/href="\/"/g)).toHaveLength(languageCodes.length);
  for (const language of languageCodes) expect(text).toContain(`<section lang="${language}">`);
});
