/** Screens that are found by name and stand in no menu: what is begun there, with the words of the button that leads there. */

/** `words` is the key of a text that stands on a screen already; the address is one of the router's. */
export type Place = { readonly path: string; readonly words: string };

/** What an administrator begins, in the order of an exam: people, qualification, plan. */
export const officePlaces: readonly Place[] = [
  { path: '/participants/new', words: 'participants:add.open' },
  { path: '/participants/import', words: 'shell:finder.import-people' },
  { path: '/participants/groups', words: 'participants:groups' },
  { path: '/participants/duplicates', words: 'participants:duplicates.open' },
  { path: '/participants/runs', words: 'participants:runs.title' },
  { path: '/participants/keeping', words: 'keeping:title' },
  { path: '/qualifications/import', words: 'import:title' },
  { path: '/qualifications/catalogue', words: 'shell:finder.catalogue' },
  { path: '/structure', words: 'structure:title' },
  { path: '/planning/new', words: 'planning:plan' },
  { path: '/planning/bulk', words: 'shell:finder.bulk' },
  { path: '/planning/week', words: 'plan-week:title' },
  { path: '/planning/lists', words: 'lists:title' },
  { path: '/planning/templates', words: 'shell:finder.templates' },
  { path: '/results/figures', words: 'figures:title' },
  { path: '/staff/new', words: 'shell:finder.add-staff' },
  { path: '/conflicts', words: 'conflicts:title' },
];
