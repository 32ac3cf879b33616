/**
 * What a screen remembers while the program runs: which panel is open, what the list is filtered by, text not yet
 * kept. Lives in memory only; no fact of an exam may stand here.
 */
import { create } from 'zustand';

type UiState = {
  /** Filter or tab of a list, by the name of the list. */
  readonly filters: Readonly<Record<string, string>>;
  readonly setFilter: (list: string, filter: string) => void;
  /** Open or folded panels, by name. */
  readonly panels: Readonly<Record<string, boolean>>;
  readonly setPanel: (panel: string, isOpen: boolean) => void;
  /** Text being typed, by field, so that it survives a switch of screens. */
  readonly draftTexts: Readonly<Record<string, string>>;
  /** A blank text forgets the draft. */
  readonly setDraftText: (field: string, text: string) => void;
  /** True after the first change of screens: from then on the heading takes the focus. */
  readonly hasNavigated: boolean;
  readonly noteNavigation: () => void;
};

const without = (drafts: UiState['draftTexts'], field: string): UiState['draftTexts'] =>
  Object.fromEntries(Object.entries(drafts).filter(([name]) => name !== field));

export const useUiState = create<UiState>()((set) => ({
  filters: {},
  setFilter: (list, filter) => set((state) => ({ filters: { ...state.filters, [list]: filter } })),
  panels: {},
  setPanel: (panel, isOpen) => set((state) => ({ panels: { ...state.panels, [panel]: isOpen } })),
  draftTexts: {},
  setDraftText: (field, text) =>
    set((state) => ({
      draftTexts: text === '' ? without(state.draftTexts, field) : { ...state.draftTexts, [field]: text },
    })),
  hasNavigated: false,
  noteNavigation: () => set({ hasNavigated: true }),
}));
