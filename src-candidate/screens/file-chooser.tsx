/** Chooses photos and files, several at once, from the camera or what is there. What is chosen is kept first, then sent. */
import { type ReactNode, useId, useState } from 'react';
import type { Id } from '../../shared/kernel/ids';
import { chooseFile } from '../hub/choose-file';
import { findBegun } from '../hub/find-begun';
import { usePage } from '../page';
import { sayProblem } from '../parts';

type Props = { readonly portfolioEntryId: Id<'PortfolioEntry'> | null };

export function FileChooser({ portfolioEntryId }: Props): ReactNode {
  const { t, me, portfolio, sender, world } = usePage();
  const id = useId();
  const [refused, setRefused] = useState<readonly string[]>([]);
  /** @returns why it is not sent; null: it will be */
  const add = async (file: File): Promise<string | null> => {
    const { name } = file;
    const chosen = await chooseFile(file, me.files.mostBytes);
    if (!chosen.ok) return t('candidate:sending.refused', { name, why: sayProblem(t, chosen.problem) });
    const { bytes } = chosen.value;
    const begun = await findBegun(portfolio.coming, { portfolioEntryId, bytes }, sender.isOwn).catch(
      () => null,
    );
    const kept = {
      ...chosen.value,
      ...{ portfolioEvidenceId: begun ?? world.newId<'PortfolioEvidence'>(), portfolioEntryId },
      ...{ participantId: me.participantId, chosenAt: world.now().toISOString() },
    };
    return sender.add(kept).then(
      () => null,
      () => t('candidate:sending.notKept', { name }),
    );
  };
  const addAll = async (files: readonly File[]): Promise<void> => {
    const found: string[] = [];
    for (const file of files) {
      const why = await add(file);
      if (why) found.push(why);
    }
    setRefused(found);
  };
  if (!me.files.isTaken) return <p>{t('candidate:evidence.noFiles')}</p>;
  return (
    <div className="chooser">
      <label htmlFor={id}>{t('candidate:evidence.addFiles')}</label>
      <input
        id={id}
        type="file"
        multiple
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          void addAll(files).finally(() => {
            currentTarget.value = '';
          });
        }}
      />
      <p id={`${id}-hint`} className="quiet">
        {t('candidate:evidence.addHint')}
      </p>
      <div role="alert">
        {refused.map((why) => (
          <p key={why} className="notice bad">
            {why}
          </p>
        ))}
      </div>
    </div>
  );
}
