/** Qualifications whose code, name or cohort holds what is sought, in the order of their codes and names. */
import { foldText } from '../../../../shared/kernel/fold-text';
import type { QualificationHead } from '../../../../shared/records/qualification';

const collator = new Intl.Collator(undefined, { numeric: true });

export function findHeads(heads: readonly QualificationHead[], sought: string): readonly QualificationHead[] {
  const words = foldText(sought)
    .split(/\s+/)
    .filter((word) => word !== '');
  return heads
    .filter(({ code, name, cohort }) => {
      const text = foldText([code, name, cohort ?? ''].join(' '));
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => collator.compare(a.code, b.code) || collator.compare(a.name, b.name));
}
