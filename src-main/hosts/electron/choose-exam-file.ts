/** The dialog that asks which exam file to look at. It begins in the folder where one was found last. */
import { dirname } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import type { Language } from '../../../shared/texts/languages';
import { hostTexts } from '../../services/host-texts';
import type { DesktopMemory } from './desktop-memory';

/** @returns the file, or null when the user cancelled */
export async function chooseExamFile(
  window: BrowserWindow | null,
  language: Language,
  memory: DesktopMemory,
): Promise<string | null> {
  const texts = hostTexts(language);
  const folder = memory.folder('open');
  const question = {
    title: texts('host:dialog.openTitle'),
    filters: [{ name: texts('host:dialog.examFiles'), extensions: ['vakproef', 'json'] }],
    properties: ['openFile' as const],
    ...(folder === null ? {} : { defaultPath: folder }),
  };
  const chosen = await (window ? dialog.showOpenDialog(window, question) : dialog.showOpenDialog(question));
  const [file] = chosen.filePaths;
  if (chosen.canceled || file === undefined) return null;
  memory.rememberFolder('open', dirname(file));
  return file;
}
