/** A field of a node: every letter goes into the draft. A text that is too long stays, and says so. */
import { Textarea } from '@mantine/core';
import type { ClipboardEvent, KeyboardEvent, ReactNode } from 'react';
import type { NodeFields } from '../../../../shared/domain/authoring/node-fields';
import type { TreeNode } from '../../../../shared/domain/authoring/tree';
import { useLengthError } from '../../../ui/typed-text/use-length-error';
import { useEditor } from './editor-context';
import { fieldKey } from './field-focus';
import { FieldNotes } from './field-notes';
import classes from './forms.module.css';

type NodeFieldProps = {
  readonly node: TreeNode;
  readonly field: string;
  readonly value: string;
  /** Most characters, as the record has them. */
  readonly limit: number;
  readonly label: string;
  /** Only to hear, where the place says it to the eye. */
  readonly isLabelHidden?: boolean;
  readonly description?: ReactNode;
  /** What the text is written into. */
  readonly of: (text: string) => NodeFields;
  /** Takes no line breaks: they become blanks. */
  readonly isLine?: boolean;
  readonly rows?: number;
  readonly className?: string | undefined;
  readonly onKey?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly onPaste?: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
};

/**
 * It grows with its text, by style alone. Nothing is cut off and no spelling is checked: a browser would send words away.
 */
export function NodeField(props: NodeFieldProps) {
  const { node, field, value, limit, label, isLabelHidden = false, description, of, isLine = false } = props;
  const { language, write } = useEditor();
  const lengthError = useLengthError();
  const place = { id: node.id, field };
  return (
    <div className={props.className}>
      <Textarea
        data-field={fieldKey(place)}
        classNames={{ input: classes.input }}
        {...(isLabelHidden ? { 'aria-label': label } : { label })}
        description={description}
        error={lengthError(value, limit)}
        value={value}
        rows={props.rows ?? 1}
        resize="none"
        lang={language}
        spellCheck={false}
        onChange={(event) => {
          const text = event.currentTarget.value;
          write(node.id, of(isLine ? text.replaceAll(/\s*\n\s*/g, ' ') : text), field);
        }}
        onKeyDown={props.onKey}
        onPaste={props.onPaste}
      />
      <FieldNotes place={place} />
    </div>
  );
}
