/** A built Node program as a child process: ready when it says so, and ended by a signal. */
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

type ReadyMessage = { readonly type: 'ready'; readonly url: string; readonly enrolmentCode?: string };

/** Starts a built program and waits until it says it is ready. */
export async function startProgram(
  entry: string,
  env: Record<string, string>,
): Promise<{ child: ChildProcess; ready: ReadyMessage }> {
  const child = fork(path.join(root, 'out/node', entry), [], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
  });
  let output = '';
  const collect = (data: Buffer) => {
    output = (output + data.toString()).slice(-4000);
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const ready = await new Promise<ReadyMessage>((resolve, reject) => {
    child.on('message', (message) => {
      if ((message as ReadyMessage).type === 'ready') resolve(message as ReadyMessage);
    });
    child.once('exit', (code) =>
      reject(new Error(`${entry} ended with ${code} before it was ready\n${output}`)),
    );
  });
  return { child, ready };
}

export async function stopProgram(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  await ended;
}
