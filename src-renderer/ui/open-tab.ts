/** Opens an address of the program in a tab of its own; false when the browser did not let us. */
export function openTab(url: string): boolean {
  const tab = window.open(url, '_blank');
  if (tab) tab.opener = null;
  return tab !== null;
}
