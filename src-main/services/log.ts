/**
 * The technical log: one JSON line per event, with ids, codes and counts only. What a thrown error says in words is
 * left out, because messages may quote what a user typed; its place in the code is kept.
 */
import { randomHex, type World } from '../../shared/kernel/world';

export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

export type Log = {
  readonly info: (event: string, fields?: LogFields) => void;
  readonly warn: (event: string, fields?: LogFields) => void;
  /** Notes a bug and returns the id under which it stands in the log; users see only that id. */
  readonly bug: (place: string, error: unknown) => string;
};

const stackOf = (error: unknown): string =>
  error instanceof Error && error.stack
    ? error.stack
        .split('\n')
        .filter((line) => line.trimStart().startsWith('at '))
        .slice(0, 8)
        .map((line) => line.trim())
        .join(' < ')
    : '';

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

const logIdBytes = 4;

/** @param writeLine where a finished line goes */
export function createLog(writeLine: (line: string) => void, world: World): Log {
  const write = (level: string, event: string, fields: LogFields): void =>
    writeLine(JSON.stringify({ at: world.now().toISOString(), level, event, ...fields }));
  return {
    info: (event, fields = {}) => write('info', event, fields),
    warn: (event, fields = {}) => write('warn', event, fields),
    bug: (place, error) => {
      const logId = randomHex(world, logIdBytes);
      const kind = error instanceof Error ? error.name : typeof error;
      write('bug', place, { logId, kind, code: codeOf(error), stack: stackOf(error) });
      return logId;
    },
  };
}
