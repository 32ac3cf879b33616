/**
 * What the candidate's page and the hub say to each other (`candidate-contract.ts`). Addresses, and what is no call, stand in
 * `candidate-paths.ts`: signing in with an account, the bytes of files, and everything as one ZIP.
 *
 * The session is a cookie that no script can read. Every call but the plain `GET` of a file or of the ZIP carries
 * `candidateHeader`: a page of elsewhere cannot send it. Failures are those of every contract of the hub; that somebody
 * is signed in no more is `candidate-signed-out`, whatever ended it.
 *
 * Bytes go up by tus 1.0.0: `beginEvidence` tells where, the page goes on there with `HEAD` and `PATCH` (no `POST`), as often
 * and as long as it takes, and `finishEvidence` records the evidence when the hub read the bytes back. Until then there is
 * no evidence.
 */
import { z } from 'zod';
import {
  digestSchema,
  idSchema,
  languageSchema,
  localised,
  momentSchema,
  textSchema,
} from '../values/identity';
import { candidateSecretPattern } from './candidate-link';
import { candidateLimits } from './candidate-paths';

const organisationId = idSchema<'Organisation'>();
const participantId = idSchema<'Participant'>();
const portfolioEntryId = idSchema<'PortfolioEntry'>();
const portfolioEvidenceId = idSchema<'PortfolioEvidence'>();
const portfolioLinkId = idSchema<'PortfolioLink'>();
const qualificationId = idSchema<'Qualification'>();
const workProcessId = idSchema<'WorkProcess'>();
const assessmentId = idSchema<'Assessment'>();
const day = z.iso.date().nullable();
const count = z.int().min(0);

/** Who put it there: the candidate, or somebody of the centre. */
const addedBySchema = z.enum(['candidate', 'staff']);

export const candidateStartQuerySchema = z.object({ centre: organisationId.optional() });
/** What stands on the page before anybody signs in. */
export const candidateStartSchema = z.object({
  time: momentSchema,
  /** Null: no centre of this hub has its page on, or more than one and none was named. */
  centre: z
    .object({
      organisationId,
      name: z.string(),
      place: z.string(),
      /** Whether one can sign in with an account of the centre. */
      hasAccounts: z.boolean(),
    })
    .nullable(),
});

export type CandidateStart = z.infer<typeof candidateStartSchema>;

export const candidateSignInSchema = z.object({ secret: z.string().regex(candidateSecretPattern) });

export const candidateMeSchema = z.object({
  participantId,
  /** Of those whom the centre found to be the same person, and merged into this one: what a phone kept for them is theirs. */
  formerIds: z.array(participantId),
  number: z.string(),
  givenName: z.string(),
  namePrefix: z.string(),
  familyName: z.string(),
  centre: z.object({
    organisationId,
    name: z.string(),
    place: z.string(),
    isSample: z.boolean(),
    timeZone: z.string(),
  }),
  /** When the link by which this session began ends; null: it began with an account. */
  linkEndsAt: momentSchema.nullable(),
  /** `never`: results are told by the centre, not here; `signed`: so many days after they were signed. */
  results: z.enum(['never', 'signed']),
  resultsAfterDays: count,
  /** The centre's own kinds of entries, beside `work`, `education` and `other`; a retired one is not chosen any more. */
  portfolioKinds: z.array(z.object({ code: z.string(), label: localised(200), isRetired: z.boolean() })),
  files: z.object({
    /** False: this hub keeps no files. */
    isTaken: z.boolean(),
    /** Of one file, in bytes. */
    mostBytes: count,
    /** All files of the candidate together, in bytes, and how much of that is there already. */
    mostBytesTogether: count,
    bytesTogether: count,
  }),
});
export type CandidateMe = z.infer<typeof candidateMeSchema>;

export const candidateEntrySchema = z.object({
  portfolioEntryId,
  /** `work`, `education`, `other`, or the code of a kind of the centre. */
  kind: z.string(),
  title: z.string(),
  /** Employer or school; may be blank. */
  place: z.string(),
  from: day,
  until: day,
  description: z.string(),
  qualificationIds: z.array(qualificationId),
  addedAt: momentSchema,
  addedBy: addedBySchema,
});
export type CandidateEntry = z.infer<typeof candidateEntrySchema>;

export const candidateEvidenceSchema = z.object({
  portfolioEvidenceId,
  /** Null: it belongs to no entry. */
  portfolioEntryId: portfolioEntryId.nullable(),
  title: z.string(),
  description: z.string(),
  file: z.object({
    digest: digestSchema,
    bytes: count,
    mediaType: z.string(),
    name: z.string(),
    madeAt: momentSchema.nullable(),
    hasPreview: z.boolean(),
  }),
  addedAt: momentSchema,
  addedBy: addedBySchema,
  /** An exam uses it: it can be unlinked, and not be withdrawn. */
  isUsed: z.boolean(),
  /** False: the centre's device has not brought its bytes to the hub yet. */
  isHere: z.boolean(),
  /** What the hub's virus scanner found in it; absent: nothing, or nobody looked. */
  found: z.string().optional(),
});
export type CandidateEvidence = z.infer<typeof candidateEvidenceSchema>;

export const candidateLinkSchema = z.object({
  portfolioLinkId,
  portfolioEvidenceId,
  qualificationId,
  /** Null: to the whole qualification. */
  workProcessId: workProcessId.nullable(),
  linkedAt: momentSchema,
  linkedBy: addedBySchema,
});
export type CandidateLink = z.infer<typeof candidateLinkSchema>;

const candidateFeedbackSchema = z.object({
  portfolioFeedbackId: idSchema<'PortfolioFeedback'>(),
  /** One of the two is there. */
  portfolioEntryId: portfolioEntryId.nullable(),
  portfolioEvidenceId: portfolioEvidenceId.nullable(),
  text: z.string(),
  givenAt: momentSchema,
  /** Name; null where it is not known any more. */
  givenBy: z.string().nullable(),
});

/** A qualification of the candidate, for lists. */
const candidateQualificationHeadSchema = z.object({
  qualificationId,
  language: languageSchema,
  name: z.string(),
  code: z.string(),
  cohort: z.string().nullable(),
  level: z.string().nullable(),
  /** Whether the centre linked the candidate to it now; false: only a part of the portfolio names it. */
  isOwn: z.boolean(),
  hasInstruction: z.boolean(),
  /** Work processes with evidence, of how many. */
  covered: count,
  workProcesses: count,
});

/** All of it but the trees; what was removed is not in it. */
export const candidatePortfolioSchema = z.object({
  entries: z.array(candidateEntrySchema),
  evidence: z.array(candidateEvidenceSchema),
  links: z.array(candidateLinkSchema),
  feedback: z.array(candidateFeedbackSchema),
  qualifications: z.array(candidateQualificationHeadSchema),
  /** Begun, and not there yet: they can be gone on with, by these very ids. */
  coming: z.array(
    z.object({
      portfolioEvidenceId,
      /** Where it will stand; gone on with for another place it is refused. */
      portfolioEntryId: portfolioEntryId.nullable(),
      uploadId: z.string(),
      title: z.string(),
      name: z.string(),
      digest: digestSchema,
      bytes: count,
      came: count,
    }),
  ),
});
export type CandidatePortfolio = z.infer<typeof candidatePortfolioSchema>;

export const candidateQualificationQuerySchema = z.object({ qualificationId });
export const candidateQualificationSchema = z.object({
  qualificationId,
  language: languageSchema,
  name: z.string(),
  code: z.string(),
  /** What the centre asks of the portfolio (M25 to M28). */
  instruction: z.object({ title: z.string(), explanation: z.string(), instruction: z.string() }).nullable(),
  coreTasks: z.array(
    z.object({
      coreTaskId: idSchema<'CoreTask'>(),
      code: z.string(),
      name: z.string(),
      workProcesses: z.array(
        z.object({
          workProcessId,
          code: z.string(),
          name: z.string(),
          description: z.string(),
          /** How many pieces of evidence are linked to it. */
          evidence: count,
        }),
      ),
    }),
  ),
});
export type CandidateQualification = z.infer<typeof candidateQualificationSchema>;

/** What one can say of an entry. */
const entryFieldsSchema = z.object({
  kind: z.string().min(1).max(60),
  title: textSchema(candidateLimits.title),
  place: textSchema(candidateLimits.place),
  from: day,
  until: day,
  description: textSchema(candidateLimits.description),
  qualificationIds: z.array(qualificationId).max(100),
});

/**
 * The page makes the id, so that a repeated call makes nothing twice. Of one that is there only what was changed is said; a
 * new one has all of it.
 */
export const saveEntrySchema = z.object({ portfolioEntryId, fields: entryFieldsSchema.partial() });
export const entryAnswerSchema = z.object({ entry: candidateEntrySchema });
export const entryNameSchema = z.object({ portfolioEntryId });

export const beginEvidenceSchema = z.object({
  /** Made by the page; begun again with it, for the same file in the same place, an upload goes on where it was. */
  portfolioEvidenceId,
  portfolioEntryId: portfolioEntryId.nullable(),
  title: textSchema(candidateLimits.title),
  description: textSchema(candidateLimits.description),
  file: z.object({
    digest: digestSchema,
    bytes: z.int().min(1),
    mediaType: z.string().min(1).max(200),
    name: z.string().min(1).max(200),
    madeAt: momentSchema.nullable(),
  }),
});
export const beginEvidenceAnswerSchema = z.object({
  /** For `composeCandidateUploadPath`. */
  uploadId: z.string(),
  /** So many bytes came already. */
  came: count,
  /** There already: nothing is to be sent. */
  evidence: candidateEvidenceSchema.nullable(),
});
export const evidenceNameSchema = z.object({ portfolioEvidenceId });
export const evidenceAnswerSchema = z.object({ evidence: candidateEvidenceSchema });
export const changeEvidenceSchema = z.object({
  portfolioEvidenceId,
  fields: z
    .object({
      portfolioEntryId: portfolioEntryId.nullable(),
      title: textSchema(candidateLimits.title),
      description: textSchema(candidateLimits.description),
    })
    .partial(),
});

/** The page makes the id of a new link. The same evidence in the same place is one link, whichever id comes. */
export const addLinkSchema = z.object({
  portfolioLinkId,
  portfolioEvidenceId,
  qualificationId,
  workProcessId: workProcessId.nullable(),
});
export const linkAnswerSchema = z.object({ link: candidateLinkSchema });
export const linkNameSchema = z.object({ portfolioLinkId });

/** An exam that is planned for the candidate, in plain facts. */
export const candidateExamsSchema = z.object({
  exams: z.array(
    z.object({
      examId: idSchema<'Exam'>(),
      code: z.string(),
      title: z.string(),
      qualification: z.object({ qualificationId, name: z.string(), code: z.string() }),
      startsAt: momentSchema,
      /** Minutes, extra time included; null: not said. */
      minutes: z.int().min(1).nullable(),
      timeZone: z.string(),
      place: z.string(),
      attempt: z.int().min(1).nullable(),
      /** What was agreed for this candidate; blank: nothing. */
      adjustments: z.string(),
      examiners: z.array(z.string()),
      state: z.enum(['planned', 'cancelled', 'begun', 'held']),
    }),
  ),
});
export type CandidateExams = z.infer<typeof candidateExamsSchema>;

export const candidateResultsSchema = z.object({
  results: z.array(
    z.object({
      assessmentId,
      examId: idSchema<'Exam'>(),
      code: z.string(),
      title: z.string(),
      qualificationName: z.string(),
      heldAt: momentSchema,
      timeZone: z.string(),
      place: z.string(),
      signedAt: momentSchema,
      outcome: z.enum(['passed', 'failed']),
      /** The centre's own word for that outcome; empty: the program's. */
      word: localised(60),
      workProcesses: z.array(
        z.object({
          workProcessId,
          code: z.string(),
          name: z.string(),
          outcome: z.enum(['sufficient', 'insufficient', 'open']),
          sufficient: count,
          counted: count,
        }),
      ),
      /** Of the receipt of the hub, e.g. `8F2C-19A0`; null: none was written. */
      receiptNumber: z.string().nullable(),
    }),
  ),
  /** Signed, and told later: when. */
  coming: z.array(z.object({ title: z.string(), releasedAt: momentSchema })),
});
export type CandidateResults = z.infer<typeof candidateResultsSchema>;

export const resultNameSchema = z.object({ assessmentId });
/**
 * Of a released result: the data file that anybody can check (`vakproef-exam`), and what else a sheet is composed from.
 */
export const resultCopySchema = z.object({
  /** As it is saved, byte for byte. */
  copy: z.string(),
  fileName: z.string(),
  /** Who wrote in it, by name. */
  staff: z.array(z.object({ staffId: idSchema<'Staff'>(), name: z.string() })),
  /** What the sheet says of the centre. */
  centre: z.object({
    name: z.string(),
    place: z.string(),
    objectionText: localised(2000),
    afterwardsText: localised(1000).optional(),
    resultWords: z.object({ met: localised(60), notMet: localised(60) }).optional(),
    logoPng: z.string().optional(),
    isSample: z.boolean(),
    timeZone: z.string(),
  }),
});
export type ResultCopy = z.infer<typeof resultCopySchema>;
