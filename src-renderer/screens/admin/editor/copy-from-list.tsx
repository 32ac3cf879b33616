/** The other qualifications, to choose one of whose parts are copied. */
import { TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { foldText } from '../../../../shared/kernel/fold-text';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { useQualificationHeads } from '../../../queries/use-qualification-heads';
import { useEditor } from './editor-context';
import classes from './forms.module.css';

/** Most that are drawn; whoever has more searches. */
const most = 50;

type CopyFromListProps = {
  readonly sought: string;
  readonly onSeek: (text: string) => void;
  readonly onChoose: (head: QualificationHead) => void;
};

const factsOf = ({ code, cohort }: QualificationHead): string => [code, cohort].filter(Boolean).join(' · ');

/** All of them, in use or not: an archived one may be just what one wants to take over. */
export function CopyFromList({ sought, onSeek, onChoose }: CopyFromListProps) {
  const { t } = useTranslation('editor');
  const { read } = useEditor();
  const { qualificationId } = read().head;
  const heads = useQualificationHeads();
  const found = useMemo(() => {
    const words = foldText(sought).split(/\s+/).filter(Boolean);
    const isFound = (head: QualificationHead): boolean => {
      const text = foldText(`${head.name} ${factsOf(head)}`);
      return head.qualificationId !== qualificationId && words.every((word) => text.includes(word));
    };
    return (heads ?? []).filter(isFound).toSorted((a, b) => a.name.localeCompare(b.name));
  }, [heads, sought, qualificationId]);
  return (
    <>
      <TextInput
        data-autofocus
        autoFocus
        label={t('copy-from.search')}
        value={sought}
        spellCheck={false}
        onChange={(event) => onSeek(event.currentTarget.value)}
      />
      {heads && found.length === 0 && <p>{t('tree.not-found')}</p>}
      <ul className={classes.children}>
        {found.slice(0, most).map((head) => (
          <li key={head.qualificationId} className={classes.child}>
            <button type="button" className={classes.childButton} onClick={() => onChoose(head)}>
              <span lang={head.language}>{head.name}</span>
              <span className={classes.childCount}>{factsOf(head)}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length > most && <p>{t('check.more', { count: found.length - most })}</p>}
    </>
  );
}
