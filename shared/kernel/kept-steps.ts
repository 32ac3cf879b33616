/** Steps that can be undone, as they are kept on disk: which of them stay when new ones come. */

/** Steps that are kept in each direction, and the signs that all of them may be together, as JSON. */
export const mostKeptSteps = 100;
const mostKeptSigns = 400_000;

/** The nearest `drop` go, and `push` come in their place. The nearest comes last. */
export type StepsChange<Step> = { readonly drop: number; readonly push: readonly Step[] };

/** Steps after a change to them: the nearest stay, as many as may be kept. */
export function withSteps<Step>(kept: readonly Step[], { drop, push }: StepsChange<Step>): readonly Step[] {
  const steps = [...kept.slice(0, Math.max(0, kept.length - drop)), ...push].slice(-mostKeptSteps);
  let signs = 0;
  const first = steps.findLastIndex((step) => {
    signs += JSON.stringify(step).length;
    return signs > mostKeptSigns;
  });
  return steps.slice(first + 1);
}
