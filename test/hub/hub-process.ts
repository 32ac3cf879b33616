/** The hub as a program of its own, built from the source as it is now, so that it can be killed like one. */
import { type ChildProcess, execFile, fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');

export type HubProgram = {
  /** Its script, for Node. */
  readonly entry: string;
  readonly start: (env: Record<string, string>) => Promise<HubProcess>;
  /** Runs a command of the program and gives what it printed. */
  readonly command: (env: Record<string, string>, words: readonly string[]) => Promise<string>;
  readonly remove: () => void;
};

export type HubProcess = {
  readonly url: string;
  readonly enrolmentCode: string | null;
  /** Ends it with the signal and waits until it is gone; resolves to its exit code. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
  readonly child: ChildProcess;
  readonly output: () => string;
};

/** Builds the program; for `beforeAll`. */
export async function buildHubProgram(): Promise<HubProgram> {
  const folder = path.join(root, '.cache', `hub-${process.pid}`);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { ssr: path.join(root, 'src-hub/main.ts'), outDir: folder, emptyOutDir: true },
  });
  const entry = path.join(folder, 'main.js');
  const environment = (env: Record<string, string>) => ({ ...process.env, VAKPROEF_HUB_LOG: 'on', ...env });

  const start = async (env: Record<string, string>): Promise<HubProcess> => {
    const child = fork(entry, [], {
      env: environment({ VAKPROEF_HUB_PORT: '0', ...env }),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      execArgv: [],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data: Buffer) => {
        output += data.toString();
      });
    const ready = await new Promise<{ url: string; enrolmentCode: string | null }>((resolve, reject) => {
      child.once('message', (message) => resolve(message as { url: string; enrolmentCode: string | null }));
      child.once('exit', (code) => reject(new Error(`hub ended with ${code}: ${output}`)));
    });
    return {
      ...ready,
      child,
      output: () => output,
      end: (signal) =>
        new Promise((resolve) => {
          if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
          else child.once('exit', (code) => resolve(code));
          child.kill(signal);
        }),
    };
  };
  return {
    entry,
    start,
    command: async (env, words) => {
      const { stdout } = await promisify(execFile)(process.execPath, [entry, ...words], {
        env: environment({ ...env, VAKPROEF_HUB_LOG: 'off' }),
      });
      return stdout.trim();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
