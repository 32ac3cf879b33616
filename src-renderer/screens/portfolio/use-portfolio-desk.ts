/** What every part of a portfolio's screen shares: whose it is, what may be done, its qualifications, and how its files stand. */
import { useMemo } from 'react';
import { isLink } from '../../../shared/domain/decide-links';
import { mayChangeAdded } from '../../../shared/domain/portfolio/may-change-added';
import type { Portfolio, PortfolioLink } from '../../../shared/domain/portfolio/portfolio-documents';
import { standingLinks } from '../../../shared/domain/portfolio/standing-links';
import type { Result } from '../../../shared/kernel/result';
import type { Participant } from '../../../shared/records/participant';
import type { QualificationHead } from '../../../shared/records/qualification';
import type { AddedBy, AddedByWhom } from '../../../shared/values/added-by';
import { useDocuments, useRegister } from '../../queries/use-documents';
import { type OpenedTree, useTrees } from '../../queries/use-trees';
import { useFormat } from '../../ui/use-format';
import { type FileStates, useFileStates } from '../files/use-file-states';
import { type OpenFile, useOpenFile } from '../files/use-open-file';

/** By the rights table; the page asks it only to offer nothing that main would refuse. */
export type PortfolioMay = {
  /** Add to it, and change what stands in it (`mayChange`). */
  readonly write: boolean;
  /** Give feedback. */
  readonly tell: boolean;
};

/** What the screen found before any part of it is drawn. */
export type PortfolioAsked = {
  readonly person: Participant;
  /** Every id they are known by. */
  readonly ids: ReadonlySet<string>;
  readonly portfolio: Portfolio;
  readonly may: PortfolioMay;
  /** Whose hands it is in: what is added says so. */
  readonly by: AddedByWhom;
};

/** Whether whoever has the portfolio may change or remove this part of it. */
export const mayChange = (
  { may, by }: Pick<PortfolioAsked, 'may' | 'by'>,
  { addedBy }: { readonly addedBy: AddedBy },
): boolean => may.write && mayChangeAdded(by, addedBy);

export type PortfolioDesk = PortfolioAsked & {
  /** Links that count now. */
  readonly links: readonly PortfolioLink[];
  /** Of what they are linked to, or of what their portfolio names. */
  readonly heads: readonly QualificationHead[];
  readonly trees: readonly OpenedTree[];
  readonly files: OpenFile;
  readonly told: FileStates;
  /** Hears how a change ended, so that what was refused is said above everything. */
  readonly onDone: (done: Result<unknown>) => void;
};

/** By name; the same list as long as nothing changed. */
function useQualificationsOf({ ids, portfolio }: PortfolioAsked): readonly QualificationHead[] {
  const participations = useDocuments('participation');
  const heads = useRegister('qualification')?.byId;
  const { compare } = useFormat();
  return useMemo(() => {
    const linked = (participations ?? [])
      .map(({ document }) => document)
      .filter((one) => ids.has(one.participantId) && isLink(one));
    const named = [
      ...linked.map(({ qualificationId }) => qualificationId),
      ...portfolio.entries.flatMap(({ qualificationIds }) => qualificationIds),
      ...standingLinks(portfolio.links, portfolio.evidence).map(({ qualificationId }) => qualificationId),
    ];
    return [...new Set<string>(named)]
      .flatMap((id) => heads?.get(id)?.document ?? [])
      .filter(({ isRemoved }) => !isRemoved)
      .toSorted((a, b) => compare(a.name, b.name));
  }, [participations, heads, ids, portfolio, compare]);
}

/**
 * Parts take what they show from here and ask nothing themselves, so that one portfolio is one reading of the cache.
 *
 * @param asked whose portfolio, and what whoever works here may do with it
 * @param onDone hears how each change ended: what was refused is said above everything, where it was not asked for
 */
export function usePortfolioDesk(asked: PortfolioAsked, onDone: PortfolioDesk['onDone']): PortfolioDesk {
  const { portfolio } = asked;
  const heads = useQualificationsOf(asked);
  const { trees } = useTrees(heads);
  const files = useOpenFile(asked.by === 'candidate');
  const digests = [...portfolio.evidence, ...portfolio.removedEvidence].map(({ file }) => file.digest);
  const told = useFileStates(digests, `${files.opening}`);
  const links = useMemo(() => standingLinks(portfolio.links, portfolio.evidence), [portfolio]);
  return { ...asked, heads, trees, files, told, links, onDone };
}
