/** What can be made of the chosen exams, one at a time, and how the last of it ended. "Saved" is said only after it is true. */
import { useState } from 'react';
import type { Problem } from '../../../../shared/kernel/problem';
import { type ListRequest, previewList, saveCalendar, saveList } from '../../../actions/make-lists';
import { openTab } from '../../../ui/open-tab';
import { useAction } from '../../../ui/use-action';

export type ListTask = 'preview' | 'save' | 'calendar';
export type ListNews =
  | { readonly kind: 'saved'; readonly place: string; readonly isMissing: boolean }
  /** `url`: the browser did not let a tab open by itself; null when it is shown. */
  | { readonly kind: 'previewed'; readonly url: string | null; readonly isMissing: boolean }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | null;

/** A second press while one is under way does nothing. */
export function useListTasks() {
  const preview = useAction(previewList);
  const save = useAction(saveList);
  const calendar = useAction(saveCalendar);
  const [running, setRunning] = useState<ListTask | null>(null);
  const [news, setNews] = useState<ListNews>(null);

  const savedNews = (saved: Awaited<ReturnType<typeof save>>): ListNews => {
    if (!saved.ok) return { kind: 'failed', problem: saved.problem };
    if (saved.value.outcome === 'cancelled') return null;
    return { kind: 'saved', place: saved.value.place, isMissing: saved.value.missing.length > 0 };
  };
  const tasks: Readonly<Record<ListTask, (request: ListRequest) => Promise<ListNews>>> = {
    preview: async (request) => {
      const shown = await preview(request);
      if (!shown.ok) return { kind: 'failed', problem: shown.problem };
      const { url, missing } = shown.value;
      const isShown = url === null || openTab(url);
      return { kind: 'previewed', url: isShown ? null : url, isMissing: missing.length > 0 };
    },
    save: async (request) => savedNews(await save(request)),
    calendar: async (request) => savedNews(await calendar(request)),
  };

  const run = (task: ListTask, request: ListRequest): void => {
    if (running) return;
    setRunning(task);
    setNews(null);
    void tasks[task](request)
      .then(setNews)
      .finally(() => setRunning(null));
  };
  return { running, news, run, forget: () => setNews(null) };
}
