/** A host over a device's folder with its page open in a browser, whole and ready to be measured. */
import { createHash } from 'node:crypto';
import { realWorld } from '../../../shared/kernel/real-world';
import { askRunningHost } from '../../../src-main/hosts/node/running-host';
import { joinedPin } from '../../builders/join-centre';
import { value } from '../../builders/value';
import { type BenchBrowser, bringKit, callKit, openBrowser } from './chromium';
import { cpuSecondsOf } from './cpu-time';
import { enterHost, startHost } from './host-process';
import { profilePage } from './page-profile';

/** Its CPU seconds are those of browser and host together. */
export type BenchPage = BenchBrowser & {
  /** Entries in the journal. */
  readonly position: number;
  /** What it cost from the opening of the page until its cache was whole. */
  readonly build: {
    readonly browserCpuSeconds: number;
    readonly hostCpuSeconds: number;
    readonly seconds: number;
  };
  /** Where the page spent that time; blank unless profiled. */
  readonly topFunctions: string;
};

/** The same port for the same folder: a profile holds its data per address. */
const portOf = (folder: string): number =>
  47_700 + (createHash('sha256').update(folder).digest().readUInt16BE() % 800);

/** A link opens the application once, so whoever comes second asks for one, as a second start of the program does. */
async function anotherLink(folder: string): Promise<string> {
  const running = await askRunningHost(folder, portOf(folder), realWorld);
  if (running.kind !== 'ours') throw new Error(`another program listens on port ${portOf(folder)}`);
  return running.launchUrl;
}

/** Opens the page over this profile and waits until its cache has the whole journal. */
export async function openBenchPage(
  folder: string,
  profile: string,
  { isProfiled = false } = {},
): Promise<BenchPage> {
  const host = await startHost(folder, { port: portOf(folder) });
  const clients = await enterHost(host.url);
  const [person] = value(await clients.people.people.read()).persons;
  if (person) value(await clients.people.unlock({ staffId: person.staffId, pin: joinedPin }));
  const { position } = value(await clients.journal.head.read());
  const link = await anotherLink(folder);
  const browser = await openBrowser(profile);
  const before = { browser: browser.cpuSeconds(), host: cpuSecondsOf(host.pid), at: performance.now() };
  const endProfile = isProfiled ? await profilePage(browser.page) : null;
  await browser.page.goto(link);
  await bringKit(browser.page);
  await callKit(browser.page, 'waitForCache', { position });
  const build = {
    browserCpuSeconds: browser.cpuSeconds() - before.browser,
    hostCpuSeconds: cpuSecondsOf(host.pid) - before.host,
    seconds: (performance.now() - before.at) / 1000,
  };
  const topFunctions = endProfile === null ? '' : await endProfile();
  return {
    ...browser,
    cpuSeconds: () => browser.cpuSeconds() + cpuSecondsOf(host.pid),
    position,
    build,
    topFunctions,
    close: async () => {
      await browser.close();
      await host.stop();
    },
  };
}
