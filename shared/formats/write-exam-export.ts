/** The data file of an exam as text, and what its seal covers. */
import { sha256Hex } from '../kernel/sha256';
import type { ExamExport } from './exam-export-format';

const writeJson = (content: unknown): string => `${JSON.stringify(content, null, 2)}\n`;

/** The file as text: readable JSON, ending in a line break. */
export const writeExamExport = (content: ExamExport): string => writeJson(content);

/**
 * What the seal of a file covers, as its digest in hex: everything in it but the seal, also what this program does not
 * know, as it is parsed and then written with two spaces. So its layout may change, and nothing that it says.
 */
export function digestOfExport(text: string): Promise<string> {
  const { seal: _seal, ...content } = JSON.parse(text.replace(/^\uFEFF/, ''));
  return sha256Hex(writeJson(content));
}
