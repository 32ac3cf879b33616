/** Decides what was read, whichever kind of file it came from, in the shape that the desk tells and writes. */
import { type ExchangePlan, namedCompetences } from '../../shared/domain/decide-exchange';
import type { ImportReadout } from '../../shared/domain/exchanged-qualification';
import type { FileWarning } from '../../shared/domain/qualification-file';
import { type Problem, problem } from '../../shared/kernel/problem';
import type { ToRecord } from '../actions/compose-import';
import { decideBrought } from './decide-brought';
import { decideCodes } from './decide-codes';
import { decideEditions } from './decide-editions';
import type { CheckedLine, DeskQuestion } from './desk-contract';
import type { Desk } from './desk-parts';
import {
  type ToldItems,
  tellExchangeItem,
  tellImportItem,
  tellWritten,
  type WrittenItem,
} from './told-items';

export type Decided = {
  readonly lines: readonly CheckedLine[];
  readonly told: ToldItems;
  /** What is odd about each, named by its code. */
  readonly warned: readonly { readonly code: string; readonly warnings?: readonly FileWarning[] }[];
  readonly written: readonly WrittenItem[];
  readonly toRecord: Omit<ToRecord, 'staffId' | 'note' | 'cameFrom'>;
  /** Why nothing may be written of it. */
  readonly refusal: Problem | null;
};

/** @param left keys that a person left out; null where the question is not one of what was read */
export async function decideAll(
  desk: Desk,
  read: ImportReadout,
  question: DeskQuestion,
  left: ReadonlySet<string>,
): Promise<Decided | null> {
  if (read.kind === 'sbb' && question.kind === 'sbb') {
    const { kind, codes, ...rest } = question;
    const included = codes.filter((code) => !left.has(code));
    const { plan, stored, closed } = await decideCodes(desk, read.readout, { ...rest, codes: included });
    return {
      lines: plan.items.map(({ code, outcome }) => ({ key: code, outcome, brings: [], revives: [] })),
      told: { kind, items: plan.items.map(tellImportItem) },
      warned: plan.items,
      written: tellWritten(plan.items),
      toRecord: { toWrite: plan.toWrite, stored },
      refusal: closed && problem('document-missing', { documentId: closed }),
    };
  }
  if (read.kind === 'sbb' && question.kind === 'editions') return decideRenewal(desk, read, question);
  if (read.kind !== 'exchange' || question.kind !== 'exchange') return null;
  const { plan, stored, revived, closed } = await decideBrought(desk, read.readout, question, left);
  return {
    lines: linesOf(plan),
    told: { kind: 'exchange', items: plan.items.map(tellExchangeItem) },
    // What is told of a reading names what it is about, because that may have to be left out.
    warned: plan.items.map(({ qualification, warnings }) => ({
      code: qualification.code || qualification.name.slice(0, 40),
      warnings,
    })),
    written: tellWritten(plan.items.filter(({ key }) => !left.has(key))),
    toRecord: { toWrite: plan.toWrite, stored, newCompetences: plan.newCompetences, revived },
    refusal: closed ? problem('document-missing', { documentId: closed }) : refuseAlike(plan, left),
  };
}

/** New versions of those that were chosen and still differ. */
async function decideRenewal(
  desk: Desk,
  { readout }: Extract<ImportReadout, { readonly kind: 'sbb' }>,
  { parts, chosen }: Extract<DeskQuestion, { readonly kind: 'editions' }>,
): Promise<Decided> {
  const decided = await decideEditions(desk, readout, parts);
  const items = decided.flatMap((part) => part.items);
  const renewed = items.flatMap((item) =>
    item.outcome === 'changed' && chosen.has(item.qualification.qualificationId) ? [item] : [],
  );
  return {
    lines: renewed.map(({ code: key, outcome }) => ({ key, outcome, brings: [], revives: [] })),
    told: { kind: 'sbb', items: renewed.map(tellImportItem) },
    warned: renewed,
    written: tellWritten(renewed),
    toRecord: {
      toWrite: renewed.map(({ qualification }) => qualification),
      stored: decided.flatMap(({ stored }) => stored),
    },
    refusal: null,
  };
}

/** One came to be here while the check was looked at: the rest alone would be a part of what was agreed to. */
function refuseAlike({ items, toWrite }: ExchangePlan, left: ReadonlySet<string>): Problem | null {
  const alike = items.filter(({ outcome, key }) => outcome === 'alike' && !left.has(key)).length;
  return alike > 0 && toWrite.length > 0 ? problem('import-looks-alike', { count: alike }) : null;
}

function linesOf({
  items,
  newCompetences,
  revivedCompetences,
  takenUp,
}: ExchangePlan): readonly CheckedLine[] {
  const made = new Map(newCompetences.map(({ competenceId, code }) => [competenceId, code]));
  const revived = new Map(revivedCompetences.map(({ competenceId, code }) => [competenceId, code]));
  return items.map((item) => {
    const { key, outcome } = item;
    const named =
      outcome === 'new' || outcome === 'changed' ? [...new Set(namedCompetences(item.qualification))] : [];
    return {
      ...{ key, outcome },
      brings: named.flatMap((id) => made.get(id) ?? []),
      revives: (takenUp.get(key) ?? []).flatMap((id) => revived.get(id) ?? []),
    };
  });
}
