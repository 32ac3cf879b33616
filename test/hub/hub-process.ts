/** The built hub as a program of its own, so that it can be killed like one. */
import { type ChildProcess, execFile, fork } from 'node:child_process';
import { promisify } from 'node:util';

export type HubProgram = {
  /** Its script, for Node. */
  readonly entry: string;
  readonly start: (env: Record<string, string>) => Promise<HubProcess>;
  /** Runs a command of the program and gives what it printed. */
  readonly command: (env: Record<string, string>, words: readonly string[]) => Promise<string>;
};

export type HubProcess = {
  readonly url: string;
  readonly enrolmentCode: string | null;
  /** Ends it with the signal and waits until it is gone; resolves to its exit code. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
  readonly child: ChildProcess;
  readonly output: () => string;
};

/** @param entry its script, as `builtPrograms` has it */
export function hubProgram(entry: string): HubProgram {
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
  };
}
