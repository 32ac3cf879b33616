/**
 * A new device takes the national set from the hub: from the code to the moment when an exam opens and a search finds
 * somebody, in a real browser, while marks go on being given. Beside it Dexie, and the least there is.
 */
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { greetHost } from '../../../shared/contract/greet-host';
import { ticketSchema } from '../../../shared/contract/host-ticket';
import { realWorld } from '../../../shared/kernel/real-world';
import { bringKit, callKit, openBrowser, takeLongTasks } from '../harness/chromium';
import { cpuSecondsOf, peakMemoryOf } from '../harness/cpu-time';
import { composeTable, measureInRounds, type Reading } from '../harness/figures';
import { type BuiltProgram, connectHostByHttp, startHost } from '../harness/host-process';
import { startMarkProbe } from '../harness/mark-probe';
import type { BenchOptions } from '../harness/options';
import { profilePage } from '../harness/page-profile';
import { startPeerServer } from '../harness/peer-server';
import { bytesBelow, freshFolder, removeFolder, root } from '../harness/place';
import { percentile } from '../harness/statistics';
import { readTopFunctions } from '../harness/top-functions';
import { takeMarks } from '../workload/national-drafts';
import {
  joinAsAdministrator,
  type NationalHub,
  nationalHub,
  newEnrolmentCode,
  startHub,
} from '../workload/national-hub';
import type { NationalSet } from '../workload/national-set';

/** What does not come by then does not come: the page says what is wrong. */
const patienceMs = 60_000;
const anotherTryMs = 5000;

const diskOf = (profile: string): number => bytesBelow(join(profile, 'Default', 'IndexedDB')) / 1e6;

/** The new device: a host without a journal, its page at the first screen, and calls with the page's ticket. */
async function openNewDevice(run: string, nodeWords: readonly string[]) {
  const host = await startHost(join(run, 'device'), { nodeWords });
  const browser = await openBrowser(join(run, 'profile'));
  await browser.page.goto(host.url);
  await browser.page.getByRole('textbox').first().waitFor();
  const tab = ticketSchema.parse(
    JSON.parse(await browser.page.evaluate(() => sessionStorage['vakproef-tab'])),
  );
  const { origin } = new URL(browser.page.url());
  const greeting = await greetHost(origin, tab, realWorld);
  if (greeting.kind !== 'met') throw new Error(`the host does not know its page: ${greeting.kind}`);
  const clients = connectHostByHttp(origin, greeting.pass.token);
  await takeLongTasks(browser.page);
  return { host, clients, ...browser, cpuSeconds: () => browser.cpuSeconds() + cpuSecondsOf(host.pid) };
}

/** Goes there until it is shown: a page that has just joined may send its user to its first screen once more. */
async function showAt(page: Page, hash: string, shown: Locator, sought = ''): Promise<void> {
  for (let leftMs = patienceMs; leftMs > 0; leftMs -= anotherTryMs) {
    await goTo(page, hash);
    if (sought) await page.getByRole('textbox').first().fill(sought);
    const isThere = await shown
      .first()
      .waitFor({ timeout: anotherTryMs })
      .then(
        () => true,
        () => false,
      );
    if (isThere) return;
  }
  throw new Error(`nothing is shown at ${hash}`);
}

const goTo = (page: Page, hash: string): Promise<void> =>
  page.evaluate((next) => {
    location.hash = next;
  }, hash);

/** Waits until the last exam opens, and then until the last participant is found by number; seconds of both. */
async function findInSet(page: Page, set: NationalSet, start: number) {
  const [exam, person] = [set.exams.at(-1), set.participants.at(-1)];
  const candidate = exam?.candidates[0];
  if (!exam || !person || !candidate) throw new Error('the set is empty');
  const place = `#/exam/${exam.examId}/candidate/${candidate.assessmentId}`;
  await showAt(page, place, page.getByText(candidate.name));
  const examSeconds = (performance.now() - start) / 1000;
  await showAt(
    page,
    '#/participants',
    page.getByRole('row').filter({ hasText: person.number }),
    person.number,
  );
  return { examSeconds, seconds: (performance.now() - start) / 1000 };
}

type Profiled = { readonly nodeWords: readonly string[]; readonly say: (topFunctions: string) => void };

async function syncOurs(
  hub: BuiltProgram,
  { folder, set }: NationalHub,
  profiled: Profiled | null = null,
): Promise<Reading> {
  const run = freshFolder('first-sync');
  const code = newEnrolmentCode(folder);
  const { host, clients, page, cpuSeconds, pageCpuSeconds, close } = await openNewDevice(
    run,
    profiled?.nodeWords ?? [],
  );
  const endProfile = profiled ? await profilePage(page) : null;
  const marks = takeMarks(set);
  const before = {
    cpu: cpuSeconds(),
    page: pageCpuSeconds(),
    host: cpuSecondsOf(host.pid),
    hub: cpuSecondsOf(hub.pid),
  };
  const start = performance.now();
  await joinAsAdministrator(clients, { hubUrl: hub.url, code, deviceName: 'bench' });
  const probe = startMarkProbe(clients, marks);
  const { examSeconds, seconds } = await findInSet(page, set, start).catch(async (error) => {
    throw new Error(`the page shows: ${await page.locator('body').innerText()}`, { cause: error });
  });
  const times = await probe.stop();
  if (endProfile) profiled?.say(await endProfile());
  const reading = {
    s: seconds,
    'exam opens s': examSeconds,
    'CPU s': cpuSeconds() - before.cpu,
    'of it page': pageCpuSeconds() - before.page,
    'of it host': cpuSecondsOf(host.pid) - before.host,
    'hub CPU s': cpuSecondsOf(hub.pid) - before.hub,
    'longest task ms': Math.max(0, ...(await takeLongTasks(page))),
    'slowest mark ms': Math.max(...times),
    'mark p50 ms': percentile(times, 0.5),
    'host peak MB': peakMemoryOf(host.pid),
  };
  await close();
  await host.stop();
  const disk = diskOf(join(run, 'profile'));
  removeFolder(run);
  return { ...reading, 'disk MB': disk };
}

async function syncPeer(
  name: 'syncIntoDexie' | 'syncIntoOneRow',
  origin: string,
  { set }: NationalHub,
): Promise<Reading> {
  const profile = freshFolder('first-sync-peer');
  const { page, cpuSeconds, close } = await openBrowser(profile);
  await page.goto(origin);
  await bringKit(page);
  const before = cpuSeconds();
  const start = performance.now();
  if (name === 'syncIntoDexie')
    await callKit(page, name, {
      url: `${origin}/documents`,
      examId: set.exams.at(-1)?.examId ?? '',
      number: set.participants.at(-1)?.number ?? '',
    });
  else await callKit(page, name, { url: `${origin}/packed` });
  const reading = {
    s: (performance.now() - start) / 1000,
    'CPU s': cpuSeconds() - before,
    'longest task ms': Math.max(0, ...(await takeLongTasks(page))),
  };
  await close();
  const disk = diskOf(profile);
  removeFolder(profile);
  return { ...reading, 'disk MB': disk };
}

export async function runBenchmark({ rounds, scale, isProfiled }: BenchOptions): Promise<string> {
  const national = await nationalHub(scale);
  const hub = await startHub(national.folder);
  const peers = await startPeerServer(national.set);
  const figures = await measureInRounds(rounds, {
    ours: () => syncOurs(hub, national),
    'peer: Dexie bulkPut': () => syncPeer('syncIntoDexie', peers.origin, national),
    'limit: download and one put': () => syncPeer('syncIntoOneRow', peers.origin, national),
  });
  const topFunctions: string[] = [];
  if (isProfiled) {
    const profiles = join(root, 'out', 'profiles');
    const nodeWords = ['--cpu-prof', `--cpu-prof-dir=${profiles}`];
    await syncOurs(hub, national, { nodeWords, say: (text) => void topFunctions.push(text) });
    topFunctions.push(`host: ${readTopFunctions(profiles)}`);
  }
  peers.close();
  await hub.stop();
  return [composeTable(figures, 'CPU s'), composeTable(figures, 's'), ...topFunctions].join('\n\n');
}
