/**
 * What a screen remembers while the program runs: where the examiner is, what is sought. Lives in memory
 * only, because a text that somebody seeks may be a name; no fact of an exam may stand here. What may stand in an
 * address stands there (`search-params.ts`).
 */
import { create } from 'zustand';
import type { AssessmentId, IndicatorId } from '../../shared/kernel/ids';

type UiState = {
  /** Indicator that the examiner is at, per assessment. */
  readonly places: Readonly<Record<AssessmentId, IndicatorId>>;
  /** Assessments in which the examiner went to that place to look at it again, and is not led on. */
  readonly returnedTo: Readonly<Record<AssessmentId, boolean>>;
  readonly goTo: (assessmentId: AssessmentId, indicatorId: IndicatorId, isReturn: boolean) => void;
  /** How the marking screen shows the exam: one indicator at a time, or all in a list. */
  readonly markingView: 'one' | 'list';
  readonly chooseMarkingView: (view: 'one' | 'list') => void;
  readonly isKeyHelpOpen: boolean;
  readonly openKeyHelp: (isOpen: boolean) => void;
  /** Today shows the exams of colleagues, too. */
  readonly isWithColleagues: boolean;
  readonly showColleagues: (isShown: boolean) => void;
  /** What is sought in a register, by the name of the register. */
  readonly soughtTexts: Readonly<Record<string, string>>;
  readonly seek: (register: string, text: string) => void;
  /** True after the first change of screens: from then on the heading takes the focus. */
  readonly hasNavigated: boolean;
  /** How far the screen that opens is scrolled, in CSS pixels. */
  readonly openAt: number;
  readonly noteNavigation: (openAt?: number) => void;
};

/** Ends with the page. What must survive that is an event or a preference. */
export const useUiState = create<UiState>()((set) => ({
  places: {},
  returnedTo: {},
  goTo: (assessmentId, indicatorId, isReturn) =>
    set((state) => ({
      places: { ...state.places, [assessmentId]: indicatorId },
      returnedTo: { ...state.returnedTo, [assessmentId]: isReturn },
    })),
  markingView: 'one',
  chooseMarkingView: (markingView) => set({ markingView }),
  isKeyHelpOpen: false,
  openKeyHelp: (isKeyHelpOpen) => set({ isKeyHelpOpen }),
  isWithColleagues: false,
  showColleagues: (isWithColleagues) => set({ isWithColleagues }),
  soughtTexts: {},
  seek: (register, text) => set((state) => ({ soughtTexts: { ...state.soughtTexts, [register]: text } })),
  hasNavigated: false,
  openAt: 0,
  noteNavigation: (openAt = 0) => set({ hasNavigated: true, openAt }),
}));
