/**
 * The one catalogue of everything that can go wrong for a user. A problem is plain data: a stable code and the
 * details its sentence needs. The sentence itself is `problem.<code>` in `assets/locales/<language>/problem.json`
 * and always says what happened, what is safe and what to do next. Details hold ids, counts, codes and file
 * positions; never names, marks or remarks, because problems may be logged.
 *
 * `status` is the HTTP status the hub and the Node host answer with.
 */
export const problemCatalogue = {
  // the crossing between page and main
  'invalid-input': { status: 400 },
  internal: { status: 500 },
  'host-unreachable': { status: 503 },
  'too-large': { status: 413 },
  // storage
  'disk-full': { status: 507 },
  'storage-failed': { status: 507 },
  'body-missing': { status: 404 },
  'journal-closed': { status: 503 },
  'journal-unreadable': { status: 500 },
  'journal-missing': { status: 500 },
  'journal-in-use': { status: 409 },
  'journal-in-use-elsewhere': { status: 409 },
  'journal-taken': { status: 409 },
  'data-of-earlier-protocol': { status: 409 },
  'device-key-missing': { status: 500 },
  'device-key-locked': { status: 503 },
  'cache-unusable': { status: 500 },
  'cache-building': { status: 503 },
  'folder-not-writable': { status: 507 },
  // device and hub
  'not-enrolled': { status: 409 },
  'hub-unreachable': { status: 503 },
  'hub-busy': { status: 503 },
  'hub-behind': { status: 409 },
  'too-many-requests': { status: 429 },
  'hub-answer-not-understood': { status: 502 },
  'hub-address-invalid': { status: 400 },
  'enrolment-code-unknown': { status: 404 },
  'enrolment-code-used': { status: 410 },
  'enrolment-code-expired': { status: 410 },
  'device-unknown': { status: 401 },
  'personal-code-unknown': { status: 404 },
  'personal-code-used': { status: 410 },
  'personal-code-expired': { status: 410 },
  'certificate-unknown': { status: 404 },
  'certificate-ended': { status: 403 },
  'staff-inactive': { status: 403 },
  'device-suspended': { status: 403 },
  'device-revoked': { status: 403 },
  'device-mismatch': { status: 403 },
  'device-doubled': { status: 409 },
  'hub-keeps-nothing': { status: 503 },
  'device-joined-another': { status: 409 },
  'protocol-too-old': { status: 426 },
  'signature-wrong': { status: 422 },
  'hash-wrong': { status: 422 },
  'change-differs': { status: 409 },
  'chain-broken': { status: 409 },
  'stale-revision': { status: 409 },
  'not-allowed': { status: 403 },
  'last-administrator': { status: 409 },
  'staff-name-missing': { status: 422 },
  'staff-role-missing': { status: 422 },
  'reason-missing': { status: 422 },
  'record-misfit': { status: 422 },
  'reason-unknown': { status: 409 },
  // files that are read
  'file-too-large': { status: 413 },
  'file-unreadable': { status: 400 },
  'file-empty': { status: 400 },
  'file-not-xml': { status: 400 },
  'xml-malformed': { status: 400 },
  'xml-has-doctype': { status: 400 },
  'xml-not-qualification-file': { status: 400 },
  'crebo-list-empty': { status: 400 },
  'crebo-malformed': { status: 400 },
  'cohort-malformed': { status: 400 },
  'nothing-to-import': { status: 400 },
  'exam-file-malformed': { status: 400 },
  'exam-file-newer': { status: 400 },
  'exam-file-differs': { status: 422 },
  // exam rules
  'qualification-inactive': { status: 409 },
  'qualification-not-activatable': { status: 409 },
  'exam-without-work-process': { status: 409 },
  'exam-without-candidate': { status: 409 },
  'exam-without-indicator': { status: 409 },
  'candidate-not-identified': { status: 409 },
  'nobody-signed-in': { status: 409 },
  'device-locked': { status: 409 },
  // people and their PIN
  'person-unknown': { status: 404 },
  'pin-wrong': { status: 403 },
  'pin-wait': { status: 429 },
  'pin-blocked': { status: 403 },
  'pin-too-short': { status: 400 },
  'pin-too-simple': { status: 400 },
  'administrator-needed': { status: 403 },
  'examiner-needed': { status: 403 },
  'assessment-signed': { status: 409 },
  'assessment-of-another': { status: 409 },
  'assessment-not-signed': { status: 409 },
  'indicator-unknown': { status: 404 },
  'level-unknown': { status: 400 },
  'nothing-to-undo': { status: 409 },
  'items-open': { status: 409 },
  'remarks-needed': { status: 409 },
  'conflicts-open': { status: 409 },
  'assessment-from-newer-version': { status: 409 },
  'document-missing': { status: 404 },
  // updates of the program itself
  'update-not-found': { status: 404 },
  'update-unsigned': { status: 422 },
  'update-key-unknown': { status: 422 },
  'update-signature-wrong': { status: 422 },
  'update-malformed': { status: 422 },
  'update-older': { status: 409 },
  'update-same': { status: 409 },
  'update-step-missing': { status: 409 },
  'update-not-for-device': { status: 409 },
  'update-package-missing': { status: 404 },
  'update-size-wrong': { status: 422 },
  'update-hash-wrong': { status: 422 },
  'update-interrupted': { status: 503 },
  'update-exam-open': { status: 409 },
  'update-not-here': { status: 409 },
  'update-address-missing': { status: 409 },
  'update-unreachable': { status: 503 },
  'update-installer-failed': { status: 500 },
} as const satisfies Record<string, { status: number }>;

export type ProblemCode = keyof typeof problemCatalogue;

export type Problem = {
  readonly code: ProblemCode;
  /** JSON-safe values the sentence fills in: ids, counts, line numbers, codes. Never names or marks. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
};

/** Makes a problem of the catalogue. */
export const problem = (code: ProblemCode, details: Problem['details'] = {}): Problem => ({ code, details });
