/**
 * The desktop around the page, put together: the menu follows what the page shows, the display stays awake while
 * somebody is marking, the end is asked for in the middle of an exam, sleep locks. Each of these is a file of its own.
 */
import { app, BrowserWindow, Menu, shell } from 'electron';
import type { OpenRequest, PageView } from '../../../shared/contract/desktop-contract';
import type { World } from '../../../shared/kernel/world';
import type { Language } from '../../../shared/texts/languages';
import type { Desktop as DesktopOfServices } from '../../services/desktop-service';
import { hostTexts } from '../../services/host-texts';
import type { MainServices } from '../../services/main-services';
import { showAbout } from './about-panel';
import { chooseExamFile } from './choose-exam-file';
import { composeContextMenu } from './compose-context-menu';
import { offeredNow } from './compose-menu';
import type { DesktopMemory } from './desktop-memory';
import { createKeepAwake } from './keep-awake';
import { lockDevice } from './lock-device';
import { createMenu } from './menu';
import { createOpenPreviews } from './open-previews';
import type { OpenRequests } from './open-requests';
import { showPreview } from './preview-window';
import { createQuitGuard } from './quit-guard';
import { watchPower } from './watch-power';
import { zoomWindow } from './window';

export type DesktopOptions = {
  readonly memory: DesktopMemory;
  readonly requests: OpenRequests;
  readonly exportFolder: string;
  readonly systemLanguage: () => Language;
  readonly currentWindow: () => BrowserWindow | null;
  readonly services: () => MainServices | null;
  readonly world: World;
};

export type Desktop = DesktopOfServices & {
  /** Language of menus and dialogs: that of the page, once it said so. */
  readonly language: () => Language;
  /** Shows the menu and follows the power; called after Electron is ready. */
  readonly start: () => void;
  /** Follows a window of the application from its beginning. */
  readonly watch: (window: BrowserWindow) => void;
  /** Follows in whose hands the device is, from the moment that main knows. */
  readonly follow: (services: Pick<MainServices, 'onNotice'>) => void;
  /** Shows a PDF in a window from where it can be printed; not to a candidate who has the device. */
  readonly preview: (name: string, bytes: Uint8Array) => Promise<void>;
};

export function createDesktop(options: DesktopOptions): Desktop {
  const { memory, requests, currentWindow } = options;
  const previews = createOpenPreviews(() => refreshMenu());
  let view: PageView | null = null;
  const language = (): Language => view?.language ?? options.systemLanguage();

  const isHandedOver = (): boolean => options.services()?.isHandedOver() ?? false;
  const openFile = async (): Promise<void> => {
    const file = await chooseExamFile(currentWindow(), language(), memory);
    if (file !== null) await requests.open([{ kind: 'file', file }]);
  };
  const showMenu = createMenu({
    run: (command, window) => {
      if (command === 'print' && window instanceof BrowserWindow && previews.has(window))
        window.webContents.print();
      else options.services()?.tell('desktop.run', { command });
    },
    openFile: () => {
      if (!isHandedOver()) void openFile();
    },
    openExports: () => {
      if (!isHandedOver()) void shell.openPath(options.exportFolder);
    },
    zoom: (step) => {
      const window = currentWindow();
      if (window) zoomWindow(window, step, memory);
    },
    toggleFullScreen: () => {
      const window = currentWindow();
      window?.setFullScreen(!window.isFullScreen());
    },
    about: () => showAbout(language()),
  });
  const refreshMenu = (): void => {
    const state = { hasPreview: previews.isAny(), isHandedOver: isHandedOver() };
    showMenu({ language: language(), offered: offeredNow(view?.commands ?? [], state), ...state });
  };
  const keepAwake = createKeepAwake();
  const guard = createQuitGuard({
    isSessionOpen: () => view !== null && view.screen !== 'other',
    language,
    currentWindow,
  });
  const see = (next: PageView | null): void => {
    view = next;
    refreshMenu();
    keepAwake(next?.screen === 'marking');
  };
  const endUnasked = (): void => {
    guard.allow();
    app.quit();
  };

  return {
    language,
    pageShows: see,
    takeRequest: (): OpenRequest | null => requests.take(),
    start: () => {
      refreshMenu();
      watchPower({
        lock: () => {
          const services = options.services();
          if (services) void lockDevice(services, options.world);
        },
        end: endUnasked,
      });
    },
    watch: (window) => {
      guard.watch(window);
      // Windows says so to windows, and waits for none of them.
      window.on('session-end', endUnasked);
      window.on('closed', () => see(null));
      window.webContents.on('context-menu', (_event, place) => {
        const template = composeContextMenu(hostTexts(language()), place);
        if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
      });
      // What a crashed page showed is not shown any more.
      window.webContents.on('render-process-gone', () => see(null));
    },
    follow: previews.follow,
    preview: async (name, bytes) => {
      if (!isHandedOver()) await showPreview(name, bytes, options.world, previews.add);
    },
  };
}
