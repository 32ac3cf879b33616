/** What somebody asked the guide for from elsewhere, by the finder: it opens there. */
import { create } from 'zustand';

/** `part` null: the whole topic. */
type AskedGuide = { readonly topic: string; readonly part: string | null };

/** Null: nothing, or it was opened. */
export const useAskedGuide = create<{ readonly asked: AskedGuide | null }>()(() => ({ asked: null }));

export const askGuide = (topic: string, part: string | null): void =>
  useAskedGuide.setState({ asked: { topic, part } });
