/**
 * Vakproef without Electron: the same services and the same page, for an ordinary browser on this computer.
 *
 *   VAKPROEF_DATA     folder of this device (default ~/.vakproef)
 *   VAKPROEF_EXPORTS  folder for exports (default ~/Vakproef)
 *   VAKPROEF_RESULTS  folder to fill with results where an administrator asks for that (default ~/Vakproef/results)
 *   VAKPROEF_PORT     default 47615; fixed, because a browser keeps its data per address and port
 *   VAKPROEF_STATE    folder for what must not come back with a copy of the device's folder
 *   VAKPROEF_SNAPSHOTS  folder for copies of the journal, best on another disk
 *   VAKPROEF_HUB_URL, VAKPROEF_ENROL_CODE  at the first start: link the device to this hub
 *
 * Prints the link, and tells a parent process `{ type: 'ready', url }`. Ends at SIGINT, SIGTERM, or with its parent.
 */
import { chmod, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { version } from '../../../package.json';
import { connect, type Handler } from '../../../shared/contract/contract';
import { deviceContract } from '../../../shared/contract/device-contract';
import type { Problem } from '../../../shared/kernel/problem';
import { realWorld } from '../../../shared/kernel/real-world';
import { systemLanguage } from '../../../shared/texts/languages';
import { loadKeyFile } from '../../keys/key-file';
import { enrolAtFirstStart } from '../../services/enrol-at-first-start';
import { hostTexts, problemSentence, terminalLocale } from '../../services/host-texts';
import { createLog } from '../../services/log';
import { createMainServices, type MainServices } from '../../services/main-services';
import { stateFolderOf } from '../../services/state-folder';
import { type HttpServer, startHttpServer } from './http-server';
import { createNodePlatform } from './node-platform';
import { createPreviews } from './previews';
import { createRunKeeper, readRunFile } from './run-file';
import { askRunningHost } from './running-host';
import { createSession } from './session';

const { env } = process;
const language = systemLanguage([terminalLocale(env)]);
const texts = hostTexts(language);
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const snapshots = env.VAKPROEF_SNAPSHOTS ? { snapshotFolder: resolve(env.VAKPROEF_SNAPSHOTS) } : {};
const world = realWorld;
const log = createLog((line) => void process.stderr.write(`${line}\n`), world);

const folder = resolve(env.VAKPROEF_DATA || join(homedir(), '.vakproef'));
const exportFolder = resolve(env.VAKPROEF_EXPORTS || join(homedir(), 'Vakproef'));
const resultFolder = resolve(env.VAKPROEF_RESULTS || join(exportFolder, 'results'));
const stateFolder = stateFolderOf(env, process.platform, homedir());
const port = Number(env.VAKPROEF_PORT || 47_615);

function giveUp(found: Problem): never {
  log.warn('start-failed', { code: found.code });
  say(problemSentence(language, found));
  process.exit(1);
}

function announce(sentence: string, launchUrl: string, running: boolean): void {
  say(`\n${sentence}\n\n  ${launchUrl}\n`);
  process.send?.({ type: 'ready', url: launchUrl, running });
}

/** The port is taken: by our own running host, whose link is printed instead, or by something in the way. */
async function deferToRunningHost(): Promise<never> {
  const running = await askRunningHost(folder, port, world);
  if (running.kind === 'ours') {
    announce(texts('host:running'), running.launchUrl, true);
    process.exit(0);
  }
  say(texts(running.kind === 'other-program' ? 'host:portTaken' : 'host:portTakenByOther', { port }));
  process.exit(1);
}

async function enrol(handler: Handler): Promise<void> {
  const enrolled = await enrolAtFirstStart(handler, env);
  if (!enrolled) return;
  say(
    enrolled.ok
      ? texts('host:enrolled', { organisation: enrolled.value.organisationName })
      : problemSentence(language, enrolled.problem),
  );
}

async function tellRecovery(handler: Handler): Promise<void> {
  const direct = { request: handler, onNotice: () => () => undefined };
  const health = await connect(deviceContract, direct).storageHealth({});
  if (!health.ok) return;
  if (health.value.isReadOnly) say(texts('host:full'));
  if (!health.value.recovered) return;
  const { keptEntries, tornBytes, missingFiles } = health.value.recovered;
  if (missingFiles) say(texts('host:missing', { entries: keptEntries, files: missingFiles }));
  else say(texts('host:recovered', { entries: keptEntries, bytes: tornBytes }));
}

function endWith(server: HttpServer, services: MainServices): void {
  let ending = false;
  const end = async (): Promise<void> => {
    if (ending) return;
    ending = true;
    await run.end();
    await services.close();
    await server.close();
    say(texts('host:stopped'));
    process.exit(0);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.on('disconnect', end);
}

await mkdir(folder, { recursive: true, mode: 0o700 });
const key = await loadKeyFile(folder, world);
if (!key.ok) giveUp(key.problem);
const earlier = await readRunFile(folder);
const session = createSession(world, earlier?.tabs);
const run = createRunKeeper(folder, session);
const previews = createPreviews(world);
const server = await startHttpServer({
  port,
  rendererFolder: join(import.meta.dirname, '..', 'renderer'),
  session,
  previews,
  onEntered: run.keep,
  log,
  world,
}).catch((error) => {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return deferToRunningHost();
  throw error;
});
// One of an earlier version may be open to other accounts. A folder that somebody chose is theirs to set.
if (!env.VAKPROEF_EXPORTS) await chmod(exportFolder, 0o700).catch(() => undefined);
const platform = createNodePlatform({
  ...{ folder, exportFolder, resultFolder },
  ...{ appVersion: version, previews, world },
});
const opened = await createMainServices({ folder, stateFolder, platform, log, world, ...snapshots });
if (!opened.ok) giveUp(opened.problem);
const services = opened.value;
// Not before the journal is ours: until then the file may be another host's.
await run.begin(server.origin);
endWith(server, services);
server.serve(services);
await tellRecovery(services.handler);
await enrol(services.handler);
announce(texts('host:ready'), server.launchUrl(), false);
