/**
 * What somebody said of the columns of a table of people, kept on this device by its headings: the next file of that shape
 * is understood by itself. Headings and meanings only; nothing that stands in a row.
 */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

type ColumnsOf = { readonly mapping: Readonly<Record<string, string>>; readonly about: string };

type SavedColumns = {
  /** By the headings of the files. */
  readonly shapes: Readonly<Record<string, ColumnsOf>>;
  readonly save: (headings: readonly string[], columns: ColumnsOf) => void;
};

/** So many shapes are kept; the oldest goes first. */
const mostShapes = 30;

const shapeOf = (headings: readonly string[]): string => JSON.stringify([...new Set(headings)].sort());

/** What was said of these headings; null: nothing yet. */
export const savedColumnsOf = (
  shapes: SavedColumns['shapes'],
  headings: readonly string[],
): ColumnsOf | null => shapes[shapeOf(headings)] ?? null;

const readShapes = (stored: unknown): SavedColumns['shapes'] => {
  const { shapes } = (stored ?? {}) as { readonly shapes?: unknown };
  return Object.fromEntries(
    Object.entries(Object(shapes)).flatMap(([shape, value]) => {
      const { mapping, about } = Object(value);
      const isRead = typeof mapping === 'object' && mapping !== null && typeof about === 'string';
      return isRead ? [[shape, { mapping, about }]] : [];
    }),
  );
};

export const useSavedColumns = create<SavedColumns>()(
  persist(
    (set) => ({
      shapes: {},
      save: (headings, columns) =>
        set(({ shapes }) => {
          const { [shapeOf(headings)]: _before, ...others } = shapes;
          const kept = Object.entries(others).slice(-(mostShapes - 1));
          return { shapes: { ...Object.fromEntries(kept), [shapeOf(headings)]: columns } };
        }),
    }),
    {
      name: 'vakproef-columns',
      version: 1,
      partialize: ({ shapes }) => ({ shapes }),
      merge: (stored, fresh) => ({ ...fresh, shapes: readShapes(stored) }),
    },
  ),
);
