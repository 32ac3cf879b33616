/** A field that loses the focus hands over what was typed; asked before whoever works here goes. */
export function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
