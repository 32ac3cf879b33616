/**
 * What the system asks the application to open, from whichever way it comes: arguments of this start or of a second
 * one, events of macOS, the dialog of the menu. Waits here until a page takes it.
 */
import { app } from 'electron';
import type { OpenRequest } from '../../../shared/contract/desktop-contract';
import { parseLink } from './parse-link';
import { isExamFileName, parseStartArguments, type StartRequest } from './parse-start-arguments';
import { readHandedFile } from './read-handed-file';

/** What nobody takes must not fill the memory. */
const mostWaiting = 10;

export type OpenRequests = {
  /** Gives the oldest request, once. */
  readonly take: () => OpenRequest | null;
  readonly open: (requests: readonly StartRequest[]) => Promise<void>;
};

/**
 * Must be called before Electron is ready: macOS says which file was double-clicked before that.
 * @param onAdded called when there is something to take
 */
export function createOpenRequests(onAdded: () => void): OpenRequests {
  const waiting: OpenRequest[] = [];
  const open = async (requests: readonly StartRequest[]): Promise<void> => {
    for (const request of requests) {
      if (waiting.length >= mostWaiting) return;
      waiting.push(request.kind === 'file' ? await readHandedFile(request.file) : request);
      onAdded();
    }
  };
  app.on('second-instance', (_event, argv, workingDirectory) => {
    void open(parseStartArguments(argv, workingDirectory));
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    if (isExamFileName(file)) void open([{ kind: 'file', file }]);
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    const path = parseLink(url);
    if (path !== null) void open([{ kind: 'screen', path }]);
  });
  return { take: () => waiting.shift() ?? null, open };
}
