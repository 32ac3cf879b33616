/** What somebody asked the guide for from elsewhere, by the finder: it opens there. */
import { create } from 'zustand';
import { fromTheTop, type Reading } from './reading';

/** Null: nothing, or it was opened. */
export const useAskedTopic = create<{ readonly asked: Reading | null }>()(() => ({ asked: null }));

/** @param part null: the whole topic */
export const askGuide = (topic: string, part: string | null): void =>
  useAskedTopic.setState({ asked: { ...fromTheTop(topic), part } });
