/** What became of pasted lines: how many, how they were read, and the way back. */
import { Alert, Button, Group } from '@mantine/core';
import { IconClipboardText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { parentIdOf } from '../../../../shared/domain/authoring/tree-walk';
import type { PastedGuess } from '../../../../shared/formats/pasted-lines';
import { useEditor, useStanding } from './editor-context';
import classes from './paste-notice.module.css';

type PasteNoticeProps = { readonly parentId: string; readonly ofKnowledge?: boolean };

/** How a line was read, in words. */
function useGuessWords(): (guess: PastedGuess) => string {
  const { t } = useTranslation(['editor', 'import']);
  return ({ kind, about }) => {
    switch (kind) {
      case 'sign-off':
      case 'column-left-out':
      case 'heading-left-out':
      case 'introduction':
      case 'markup':
        return t(`pasted.guess.${kind}`, { about });
      default:
        return t(`import:warning.behaviour-${kind}`, { about });
    }
  };
}

/**
 * Stands with the list into which it was pasted, until it is closed or something else is pasted.
 * @param ofKnowledge with the lines of knowledge and skills of this node, and not with what is in it
 */
export function PasteNotice({ parentId, ofKnowledge = false }: PasteNoticeProps) {
  const { t } = useTranslation(['editor', 'common']);
  const { notePasted, undo } = useEditor();
  const { pasted, tree } = useStanding();
  const wordsOf = useGuessWords();
  const isHere = ofKnowledge
    ? pasted?.knowledgeOf === parentId
    : pasted?.nodeIds.some((id) => parentIdOf(tree, id) === parentId);
  if (!pasted || !isHere) return null;
  const { lines, guesses } = pasted;
  return (
    <Alert
      icon={<IconClipboardText aria-hidden />}
      title={t('pasted.title', { count: lines.length })}
      withCloseButton
      closeButtonLabel={t('common:close')}
      onClose={() => notePasted(null)}
    >
      {guesses.length > 0 && (
        <details className={classes.guesses}>
          <summary>{t('pasted.guesses', { count: guesses.length })}</summary>
          <ul>
            {guesses.map((guess) => (
              <li key={`${guess.kind} ${guess.about}`}>{wordsOf(guess)}</li>
            ))}
          </ul>
        </details>
      )}
      {pasted.tree === tree && (
        <Group mt="xs">
          <Button
            variant="default"
            onClick={() => {
              undo();
              notePasted(null);
            }}
          >
            {t('pasted.undo')}
          </Button>
        </Group>
      )}
    </Alert>
  );
}
