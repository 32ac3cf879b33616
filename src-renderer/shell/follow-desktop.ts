/**
 * Ties the page to the desktop around it: the menu's commands come in, what the page shows goes out, and what the system
 * wants opened is taken and shown. In a browser there is no such desktop, and nothing is said.
 */
import type { OpenRequest, PageView } from '../../shared/contract/desktop-contract';
import type { HostClients } from '../../shared/contract/host';
import type { StaffId } from '../../shared/kernel/ids';
import { sameValue } from '../../shared/kernel/same-value';
import { useOpenedFile } from '../ui/opened-file';
import { onPageView, readPageView, runPageCommand } from '../ui/page-view';
import { usePreferences } from '../ui/preferences';

/** Tells the desktop what is shown, at every change and never twice. */
function tellView({ desktop }: HostClients): void {
  let told: PageView | null = null;
  const tell = (): void => {
    const view = { ...readPageView(), language: usePreferences.getState().language };
    if (sameValue(view, told)) return;
    told = view;
    void desktop.pageShows(view);
  };
  onPageView(tell);
  usePreferences.subscribe(tell);
  tell();
}

/** Opens what the system asked for, one after the other. */
function takeRequests({ desktop, device }: HostClients, go: (path: string) => void): void {
  const open = (request: OpenRequest, openedBy: StaffId | null): void => {
    if (request.kind === 'screen') {
      go(request.path);
      return;
    }
    const content = request.kind === 'file' ? request.bytes : request.problem;
    useOpenedFile.getState().open({ name: request.name, content, openedBy });
    go('/file');
  };
  const take = async (): Promise<void> => {
    for (;;) {
      const answer = await desktop.takeRequest({});
      if (!answer.ok || answer.value.request === null) return;
      const profile = await device.profile.read();
      open(answer.value.request, profile.ok ? profile.value.actorId : null);
    }
  };
  desktop.on('requested', () => void take());
  // What came while a candidate had the device waits until they gave it back.
  let handedTo = device.profile.get()?.handedTo ?? null;
  device.profile.subscribe(() => {
    const now = device.profile.get()?.handedTo ?? null;
    if (handedTo !== null && now === null) void take();
    handedTo = now;
  });
  void take();
}

/**
 * @param go shows another screen
 */
export async function followDesktop(host: HostClients, go: (path: string) => void): Promise<void> {
  const profile = await host.device.profile.read();
  if (!profile.ok || profile.value.host !== 'electron') return;
  host.desktop.on('run', ({ command }) => runPageCommand(command));
  tellView(host);
  takeRequests(host, go);
}
