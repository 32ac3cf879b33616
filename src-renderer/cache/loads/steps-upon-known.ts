/**
 * Documents of a first load that the view holds versions of already (this device made them before it joined): they are
 * followed one by one, because what lies in packs goes before what lies in blocks.
 */

import type { Step } from '../projection';
import { readOutline } from '../read-outline';
import type { ViewPacks } from '../view-packs';
import type { IncomingLoad } from './incoming-load';
import { isDocumentBlock } from './load-documents';

export async function stepsUponKnown(
  incoming: IncomingLoad | null,
  packs: ViewPacks,
): Promise<readonly Step[]> {
  if (!incoming?.isBase) return [];
  const { load } = incoming;
  const blocks = load.blocks.filter(isDocumentBlock);
  await packs.refresh(new Set(blocks.map(({ subjectType }) => subjectType)));
  const steps: Step[] = [];
  for (const block of blocks) {
    const isKnown = (documentId: string): boolean =>
      packs.documents(block.subjectType).get(documentId) !== undefined;
    if (!block.subjectIds.some(isKnown)) continue;
    for (const signed of (await load.read(block)) ?? []) {
      const change = readOutline(signed);
      const isOfBlock = change?.kind === 'document' && change.type === block.subjectType;
      if (change && isOfBlock && isKnown(change.subjectId))
        steps.push({ kind: 'hub', change, epoch: load.index.epoch, seq: signed.seq });
    }
  }
  return steps;
}
