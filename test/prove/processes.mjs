/** Processes below a process, where the system shows them in /proc. */
import { readdirSync, readFileSync } from 'node:fs';

const read = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** Ids of the processes that show pages, below the given one; none on a system without /proc. */
export function pageProcessesBelow(root) {
  if (process.platform !== 'linux') return [];
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), Number(/^\d+ \(.*\) \S (\d+)/s.exec(read(`/proc/${name}/stat`))?.[1])]),
  );
  const isBelow = (pid) => {
    for (let at = pid; at > 1; at = parents.get(at)) if (at === root) return true;
    return false;
  };
  return [...parents.keys()].filter(
    (pid) => isBelow(pid) && read(`/proc/${pid}/cmdline`).includes('--type=renderer'),
  );
}

export const isRunning = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
