/** The processes of this computer with their parents and command lines, to see what a program left behind. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export type ListedProcess = {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
};

/** From /proc, because small Linux systems have no `ps`; ended ones that nobody has collected do not count. */
function listLinux(): ListedProcess[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const [state, parent] = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      if (state === 'Z') return [];
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return [{ pid: Number(name), parent: Number(parent), command }];
    } catch {
      // It ended while it was read.
      return [];
    }
  });
}

function listByPs(): ListedProcess[] {
  return execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
    });
}

export const listProcesses = (): ListedProcess[] => (process.platform === 'linux' ? listLinux() : listByPs());

/** The processes below that one, and all whose command line names the folder. */
export function processesOf(pid: number, folder: string): ListedProcess[] {
  const all = listProcesses();
  const found = new Set(all.filter(({ command }) => command.includes(folder)).map((one) => one.pid));
  found.add(pid);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const one of all) if (found.has(one.parent)) found.add(one.pid);
  }
  return all.filter((one) => found.has(one.pid));
}
