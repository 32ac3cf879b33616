/** Whether a dialog lies over the screen: it asks something first, and nothing else opens over it. */
export const isAsked = (): boolean =>
  document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
