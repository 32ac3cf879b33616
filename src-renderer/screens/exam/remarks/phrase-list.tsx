/** The phrases of a remark as buttons: six of the mark, each with its key, and the examiner's own. */
import { Kbd } from '@mantine/core';
import type { Language } from '../../../../shared/texts/languages';
import { usePreferences } from '../../../ui/preferences';
import classes from './phrase-list.module.css';

type PhraseListProps = {
  readonly stock: readonly string[];
  readonly own: readonly string[];
  readonly language: Language;
  readonly onChoose: (phrase: string) => void;
};

export function PhraseList({ stock, own, language, onChoose }: PhraseListProps) {
  const singleKeys = usePreferences((p) => p.singleKeys);
  const all = [...stock, ...own];
  if (all.length === 0) return null;
  return (
    <ul className={classes.phrases} lang={language}>
      {all.map((phrase, index) => (
        <li key={phrase}>
          <button type="button" className={classes.phrase} onClick={() => onChoose(phrase)}>
            {singleKeys && index < stock.length && (
              <Kbd className={classes.key ?? ''} aria-hidden>
                ⇧{index + 1}
              </Kbd>
            )}
            {phrase}
          </button>
        </li>
      ))}
    </ul>
  );
}
