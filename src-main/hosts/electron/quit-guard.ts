/**
 * Asks once before the program ends in the middle of an exam. Nothing would be lost; but a window closed by accident
 * costs the examiner's attention. When the system itself ends, there is no question.
 */
import { app, type BrowserWindow, dialog } from 'electron';
import type { Language } from '../../../shared/texts/languages';
import { hostTexts } from '../../services/host-texts';

export type QuitGuard = {
  /** Lets the window be closed only after the question. */
  readonly watch: (window: BrowserWindow) => void;
  /** From now on the end needs no answer. */
  readonly allow: () => void;
};

export function createQuitGuard(now: {
  readonly isSessionOpen: () => boolean;
  readonly language: () => Language;
  readonly currentWindow: () => BrowserWindow | null;
}): QuitGuard {
  let isAllowed = false;
  let isAsking = false;
  const ask = async (): Promise<void> => {
    const texts = hostTexts(now.language());
    const question = {
      type: 'question' as const,
      message: texts('host:dialog.quitQuestion'),
      detail: texts('host:dialog.quitDetail'),
      buttons: [texts('host:dialog.quitYes'), texts('host:dialog.quitNo')],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    };
    const window = now.currentWindow();
    const { response } = await (window
      ? dialog.showMessageBox(window, question)
      : dialog.showMessageBox(question));
    if (response !== 0) return;
    isAllowed = true;
    app.quit();
  };
  const guard = (event: { preventDefault: () => void }): void => {
    if (isAllowed || !now.isSessionOpen()) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    void ask().finally(() => {
      isAsking = false;
    });
  };
  app.on('before-quit', guard);
  return {
    watch: (window) => void window.on('close', guard),
    allow: () => {
      isAllowed = true;
    },
  };
}
