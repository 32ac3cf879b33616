/** Professional knowledge and skills, one per line (M42). */
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoreTaskNode, WorkProcessNode } from '../../../../shared/domain/authoring/tree';
import { parsePastedLines } from '../../../../shared/formats/pasted-lines';
import { sameValue } from '../../../../shared/kernel/same-value';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import { useEditor } from './editor-context';
import { fieldKey } from './field-focus';
import { FieldNotes } from './field-notes';
import classes from './forms.module.css';

const lineLimit = 2000;
const leavesOut: ReadonlySet<string> = new Set(['column-left-out', 'heading-left-out']);
const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/** A line that is begun stands here and is none yet: what is typed is shown as long as it says what the node says. */
export function KnowledgeField({ node }: { readonly node: CoreTaskNode | WorkProcessNode }) {
  const { t } = useTranslation('editor');
  const { language, write } = useEditor();
  const lengthError = useLengthError();
  const [typed, setTyped] = useState('');
  const { knowledgeAndSkills } = node.own;
  const text = sameValue(linesOf(typed), knowledgeAndSkills) ? typed : knowledgeAndSkills.join('\n');
  const change = (said: string): void => {
    setTyped(said);
    write(node.id, { knowledgeAndSkills: linesOf(said) }, 'knowledgeAndSkills');
  };
  const place = { id: node.id, field: 'knowledgeAndSkills' };
  const tooLong = knowledgeAndSkills.find((line) => line.length > lineLimit);
  return (
    <div>
      <Textarea
        data-field={fieldKey(place)}
        classNames={{ input: classes.input }}
        label={t('field.knowledgeAndSkills')}
        description={t('field.knowledge-hint')}
        error={tooLong === undefined ? undefined : lengthError(tooLong, lineLimit)}
        value={text}
        rows={2}
        resize="none"
        lang={language}
        spellCheck={false}
        onChange={(event) => change(event.currentTarget.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain');
          const read = parsePastedLines(pasted);
          // What would be left out of the list is said nowhere here: then it is pasted as it is.
          if (!pasted.includes('\n') || read.guesses.some(({ kind }) => leavesOut.has(kind))) return;
          event.preventDefault();
          const { selectionStart, selectionEnd, value } = event.currentTarget;
          const lines = [read.intro, ...read.lines].filter((line) => line !== '').join('\n');
          change(value.slice(0, selectionStart) + lines + value.slice(selectionEnd));
        }}
      />
      <FieldNotes place={place} />
    </div>
  );
}
