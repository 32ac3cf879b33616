/** What crosses of a plan: everything that a screen says of an item, and not its tree, which may be as large as a record. */
import type { ExchangeItem } from '../../shared/domain/decide-exchange';
import type { ImportItem } from '../../shared/domain/decide-import';
import type { Qualification } from '../../shared/domain/qualification';
import type { QualificationAbout } from '../../shared/records/qualification';

export type ToldQualification = Omit<Qualification, 'coreTasks' | 'history'>;

type Told<Item> = Item extends { readonly qualification: Qualification }
  ? Omit<Item, 'qualification'> & { readonly qualification: ToldQualification }
  : Item;
export type ToldImportItem = Told<ImportItem>;
export type ToldExchangeItem = Told<ExchangeItem>;

/** What was made or changed, as it is now. */
export type WrittenItem = {
  readonly outcome: 'new' | 'changed';
  readonly qualification: ToldQualification;
  readonly counts: QualificationAbout;
};

export const withoutTree = ({
  coreTasks: _tree,
  history: _past,
  ...told
}: Qualification): ToldQualification => told;

export const tellImportItem = (item: ImportItem): ToldImportItem =>
  'qualification' in item ? { ...item, qualification: withoutTree(item.qualification) } : item;

export const tellExchangeItem = (item: ExchangeItem): ToldExchangeItem => ({
  ...item,
  qualification: withoutTree(item.qualification),
});

/** Those that an import writes, in their order. */
export function tellWritten(items: readonly (ImportItem | ExchangeItem)[]): readonly WrittenItem[] {
  return items.flatMap((item) =>
    item.outcome === 'new' || item.outcome === 'changed'
      ? [{ outcome: item.outcome, qualification: withoutTree(item.qualification), counts: item.counts }]
      : [],
  );
}

/** The items of a check, as they cross. */
export type ToldItems =
  | { readonly kind: 'sbb'; readonly items: readonly ToldImportItem[] }
  | { readonly kind: 'exchange'; readonly items: readonly ToldExchangeItem[] };
