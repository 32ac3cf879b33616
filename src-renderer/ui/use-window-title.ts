/**
 * The title of the window or tab. Browsers write it into their history on disk, so it never holds the name of a
 * candidate: say what the screen is for, or name the exam.
 */
import { useEffect } from 'react';

/** Never a name of a person: browsers write the titles of windows to disk. */
export function useWindowTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – Vakproef`;
  }, [title]);
}
