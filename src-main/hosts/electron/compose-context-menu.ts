/** The menu under the right button, for text only: cut, copy, paste and select, as far as they can be done there. Pure. */
import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';
import type { Texts } from '../../../shared/texts/create-texts';

export type ClickedPlace = Pick<ContextMenuParams, 'isEditable' | 'selectionText'> & {
  readonly editFlags: Pick<
    ContextMenuParams['editFlags'],
    'canCut' | 'canCopy' | 'canPaste' | 'canSelectAll'
  >;
};

/** @returns nothing where there is no text to do anything with */
export function composeContextMenu(
  texts: Texts,
  { isEditable, selectionText, editFlags }: ClickedPlace,
): MenuItemConstructorOptions[] {
  const copy: MenuItemConstructorOptions = {
    role: 'copy',
    label: texts('host:menu.copy'),
    enabled: editFlags.canCopy,
  };
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy];
  return [
    { role: 'cut', label: texts('host:menu.cut'), enabled: editFlags.canCut },
    copy,
    { role: 'paste', label: texts('host:menu.paste'), enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: texts('host:menu.selectAll'), enabled: editFlags.canSelectAll },
  ];
}
