/** What was attached to an assessment, in words: what it is about, its name, its size, when, and the fingerprint of its bytes (E8). */
import { type EvidencePlace, standingEvidence, workProcessOf } from '../domain/evidence';
import type { Exam } from '../domain/exam';
import type { Texts } from '../texts/create-texts';
import { isolate } from '../texts/isolate';
import { type Language, tagOf } from '../texts/languages';
import type { NamedFile } from '../values/named-file';
import { formatMoment } from './format-moment';
import type { SheetSection } from './sheet';
import type { SheetInput } from './sheet-input';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** With one decimal at most, e.g. `2,4 MB`. */
function describeSize(bytes: number, language: Language): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(1, bytes)) / 3), units.length - 1);
  const said = new Intl.NumberFormat(tagOf(language), {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  });
  return said.format(bytes / 1000 ** step).replaceAll(/[\u00a0\u202f]/g, ' ');
}

/** The number of the indicator, the code of the work process, or that it is about all. */
export function describeEvidencePlace(place: EvidencePlace, exam: Exam, texts: Texts): string {
  const workProcess = workProcessOf(place, exam);
  const indicator = workProcess?.indicators.find((one) => one.indicatorId === place.indicatorId);
  if (indicator) return indicator.number;
  return workProcess ? workProcess.code || workProcess.name : texts('sheet:evidence.whole');
}

/** Name and fingerprint, for whoever holds the file and wants to know whether it is this one. */
export const describeFile = ({ name, digest }: NamedFile): string => `${isolate(name)} · SHA-256 ${digest}`;

/** Null where nothing was attached: a sheet without evidence says nothing of it. */
export function composeEvidence(input: SheetInput): SheetSection | null {
  const { exam, assessment, language, texts, timeZone } = input;
  const standing = standingEvidence(assessment.evidence);
  if (standing.length === 0) return null;
  const lines = standing.map((one) =>
    [
      describeEvidencePlace(one, exam, texts),
      ...(one.word === '' ? [] : [isolate(one.word)]),
      formatMoment(one.at, language, timeZone),
      describeSize(one.file.bytes, language),
      describeFile(one.file),
    ].join(' · '),
  );
  return { title: texts('sheet:section.evidence'), lines: [...lines, texts('sheet:evidence.apart')] };
}
