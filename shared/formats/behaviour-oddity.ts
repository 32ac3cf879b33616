/** What in a behaviour text was read as a guess; each has its sentence in the preview (`behaviour-<kind>`). */
export type BehaviourOddity = {
  readonly kind:
    | 'colon-alone'
    | 'intro-joined'
    | 'line-joined'
    | 'mark-guessed'
    | 'nested'
    | 'one-line'
    | 'second-heading'
    | 'without-list'
    | 'without-mark';
  readonly about: string;
};
