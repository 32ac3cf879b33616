/**
 * A page that goes hands over first what was typed and edited in it: hidden, left, reloaded or closed. One that comes back
 * asks what another window kept meanwhile.
 */
import type { Writer } from '../writer/writer';

/**
 * @param asksToStay a browser may ask before it leaves a page whose host cannot keep what was typed; the desktop's window
 * would only not close
 * @returns how to stop
 */
export function keepTyped(
  { typed, drafts }: Pick<Writer, 'typed' | 'drafts'>,
  page: Window,
  asksToStay: boolean,
): () => void {
  const shelf = () => typed.current.get();
  const handOver = (): void => {
    void shelf().flush();
    void drafts.flush();
  };
  const turn = (): void => (page.document.visibilityState === 'hidden' ? handOver() : comeBack());
  const comeBack = (): void => void shelf().refresh();
  const leave = (event: Event): void => {
    handOver();
    if (asksToStay && (shelf().state.get().isSlow || drafts.isStuck())) event.preventDefault();
  };
  const listeners: readonly [EventTarget, string, (event: Event) => void][] = [
    [page, 'pagehide', handOver],
    [page, 'beforeunload', leave],
    [page, 'blur', handOver],
    [page, 'focus', comeBack],
    [page.document, 'visibilitychange', turn],
    [page.document, 'freeze', handOver],
  ];
  for (const [target, name, listener] of listeners) target.addEventListener(name, listener);
  return () => {
    for (const [target, name, listener] of listeners) target.removeEventListener(name, listener);
  };
}
