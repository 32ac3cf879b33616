/** Professional knowledge and skills, one per line (M42). */
import { Textarea } from '@mantine/core';
import { type ClipboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoreTaskNode, WorkProcessNode } from '../../../../shared/domain/authoring/tree';
import { parsePastedLines } from '../../../../shared/formats/pasted-lines';
import { sameValue } from '../../../../shared/kernel/same-value';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import { useEditor } from './editor-context';
import { fieldKey } from './field-focus';
import { FieldNotes } from './field-notes';
import classes from './forms.module.css';
import { PasteNotice } from './paste-notice';

const lineLimit = 2000;
const leavesOut: ReadonlySet<string> = new Set(['column-left-out', 'heading-left-out']);
const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/**
 * Several lines lose their list signs, in a step of its own, and what was guessed is told beside the way back. The cursor is
 * behind what was pasted, as after every paste.
 */
function usePasteOfLines(
  id: string,
  setTyped: (text: string) => void,
): (event: ClipboardEvent<HTMLTextAreaElement>) => void {
  const { edit, notePasted } = useEditor();
  const caret = useRef<{ readonly field: HTMLTextAreaElement; readonly at: number } | null>(null);
  useLayoutEffect(() => {
    if (!caret.current) return;
    const { field, at } = caret.current;
    caret.current = null;
    field.setSelectionRange(at, at);
  });
  return (event) => {
    const text = event.clipboardData.getData('text/plain');
    const read = parsePastedLines(text);
    // What would be left out of the list is nothing that somebody asked for: then it is pasted as it is.
    if (!text.includes('\n') || read.guesses.some(({ kind }) => leavesOut.has(kind))) return;
    event.preventDefault();
    const field = event.currentTarget;
    const lines = [read.intro, ...read.lines].filter((line) => line !== '');
    const before = field.value.slice(0, field.selectionStart) + lines.join('\n');
    const said = before + field.value.slice(field.selectionEnd);
    setTyped(said);
    const tree = edit({ kind: 'set', id, fields: { knowledgeAndSkills: linesOf(said) } });
    caret.current = { field, at: before.length };
    const guesses = read.guesses.filter(({ kind }) => kind !== 'introduction');
    if (guesses.length > 0) notePasted({ ...read, lines, guesses, nodeIds: [], knowledgeOf: id, tree });
  };
}

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
  const paste = usePasteOfLines(node.id, setTyped);
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
        onPaste={paste}
      />
      <PasteNotice parentId={node.id} ofKnowledge />
      <FieldNotes place={place} />
    </div>
  );
}
