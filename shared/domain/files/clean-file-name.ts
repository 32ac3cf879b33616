/** What a file that was added is called from then on: its own name, without a folder and without signs that deceive. */
import { safeFileName } from '../../kernel/safe-file-name';

/** @param given as the system or a browser called it; a path is cut down to its last part */
export const cleanFileName = (given: string): string => safeFileName(given.split(/[\\/]/).at(-1) ?? '');
