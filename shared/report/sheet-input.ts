/** What a sheet is composed from. Time, zone and language are given, so that the same input gives the same sheet. */
import type { Assessment } from '../domain/assessment';
import type { Exam, ExamCandidate } from '../domain/exam';
import type { ExamResult } from '../domain/result';
import type { StaffId } from '../kernel/ids';
import type { Problem } from '../kernel/problem';
import type { Organisation } from '../records/organisation';
import type { Texts } from '../texts/create-texts';
import type { Language } from '../texts/languages';

/** How far the signature has come, as this device knows it itself; null when it was made on another one. */
export type SheetHandIn =
  | { readonly state: 'waiting' }
  | { readonly state: 'received'; readonly receiptNumber: string; readonly receivedAt: string }
  | { readonly state: 'refused'; readonly problem: Problem }
  | null;

export type SheetInput = {
  readonly exam: Exam;
  readonly candidate: ExamCandidate;
  readonly assessment: Assessment;
  readonly result: ExamResult;
  /** Null when the device does not have it. */
  readonly organisation: Organisation | null;
  readonly handIn: SheetHandIn;
  /** Name of somebody of the staff; null when it is not known here. */
  readonly nameOf: (staffId: StaffId) => string | null;
  readonly language: Language;
  readonly texts: Texts;
  /** ISO moment at which the sheet is made. */
  readonly issuedAt: string;
  /** Who makes it; null when nobody is signed in. */
  readonly issuedBy: string | null;
  /** IANA zone in which times are written, e.g. `Europe/Amsterdam`. */
  readonly timeZone: string;
};
