/** Under the right button is what can be done with the text there, and nothing where there is no text. */
import { expect, it } from 'vitest';
import { hostTexts } from '../../services/host-texts';
import { composeContextMenu } from './compose-context-menu';

const editFlags = { canCut: false, canCopy: true, canPaste: true, canSelectAll: true };
const rolesAt = (isEditable: boolean, selectionText: string) =>
  composeContextMenu(hostTexts('nl'), { isEditable, selectionText, editFlags }).flatMap(
    ({ role }) => role ?? [],
  );

it('a field can be worked on, chosen text can be copied, a mark has no menu', () => {
  expect(rolesAt(true, '')).toEqual(['cut', 'copy', 'paste', 'selectAll']);
  expect(rolesAt(false, 'lasnaad')).toEqual(['copy']);
  expect(rolesAt(false, ' ')).toEqual([]);
});

it('what cannot be done now is off, and every item has its word', () => {
  const items = composeContextMenu(hostTexts('en'), { isEditable: true, selectionText: '', editFlags });
  expect(items.find(({ role }) => role === 'cut')).toMatchObject({ label: 'Cut', enabled: false });
  expect(items.find(({ role }) => role === 'paste')).toMatchObject({ label: 'Paste', enabled: true });
});
