/** The pictures that `docs/SCREENS.md` shows, by the screen they are taken on. The others stay out of the repository. */
export const chosen: Readonly<Record<string, readonly string[]>> = {
  '1280x800': [
    'sign-in-en',
    'marking-not-met-nl',
    'remark-sheet-en',
    'review-asked-nl',
    'review-nothing-wrong-de',
    'sheet-signed-nl',
    'results-examiner-en',
    'table-planning-de',
    'results-administrator-nl',
    'settings-centre-en',
    'import-preview-nl',
  ],
  '1024x640': ['marking-chip-de', 'remark-queue-nl', 'table-qualifications-en'],
  '800x1280': ['candidate-nl', 'taking-over-en', 'marking-list-de', 'marking-all-marked-nl'],
  '1920x1080': ['table-participants-de', 'plan-exam-en'],
  '1024x640-150': ['four-answers-longest-name-nl', 'review-asked-de', 'today-en'],
};
