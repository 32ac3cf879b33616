/** A host over a device's folder with its page open in a browser, whole and ready to be measured. */
import { askRunningHost } from '../../../src-main/hosts/node/running-host';
import { loadKeyFile } from '../../../src-main/keys/key-file';
import { value } from '../../builders/value';
import { type BenchBrowser, bringKit, callKit, openBrowser } from './chromium';
import { cpuSecondsOf } from './cpu-time';
import { enterHost, startHost } from './host-process';

export type BenchPage = BenchBrowser & {
  /** Entries in the journal. */
  readonly position: number;
  /** What it cost from the opening of the page until its cache was whole. */
  readonly build: {
    readonly browserCpuSeconds: number;
    readonly hostCpuSeconds: number;
    readonly seconds: number;
  };
};

/** A fixed port: a profile holds its data per address. */
const benchPort = 47_991;

/** A link opens the application once, so whoever comes second asks for one, as a second start of the program does. */
async function anotherLink(folder: string): Promise<string> {
  const running = await askRunningHost(benchPort, value(await loadKeyFile(folder)));
  if (running.kind !== 'ours') throw new Error(`another program listens on port ${benchPort}`);
  return running.launchUrl;
}

/** Opens the page over this profile and waits until its cache has the whole journal. */
export async function openBenchPage(folder: string, profile: string): Promise<BenchPage> {
  const host = await startHost(folder, { port: benchPort });
  const { position } = value(await (await enterHost(host.url)).journal.head({}));
  const link = await anotherLink(folder);
  const browser = await openBrowser(profile);
  const before = { browser: browser.cpuSeconds(), host: cpuSecondsOf(host.pid), at: performance.now() };
  await browser.page.goto(link);
  await bringKit(browser.page);
  await callKit(browser.page, 'waitForCache', { position });
  return {
    ...browser,
    position,
    build: {
      browserCpuSeconds: browser.cpuSeconds() - before.browser,
      hostCpuSeconds: cpuSecondsOf(host.pid) - before.host,
      seconds: (performance.now() - before.at) / 1000,
    },
    close: async () => {
      await browser.close();
      await host.stop();
    },
  };
}
