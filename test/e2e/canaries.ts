/** Personal words of a day of use, and the search for them in folders, in each way a program may write them down. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { candidateName } from './examiner';

export const remark = 'Kanarie-toelichting zevenentwintig';
const canaries = [
  candidateName,
  'Şahin',
  'Łukasz',
  'Wójcik-Źdźbło',
  'Thị Minh Khai',
  'Nguyễn',
  "O'Brien",
  'Größe',
  'García López',
  'Mannetje',
  'Suhartini',
  'Mei-Ling',
  'Arçon-Håkansson',
  'Oldenbarnevelt',
  'Fatma Yıldırım',
  'Sebastian O’Connell',
  remark,
];
/** Words in which a mark would be written down. The page's own code holds them too, so its cache of code is left out. */
const marks = ['mark-given', 'remark-written', 'candidate-identified', '"value":"not-met"', 'indicatorId'];
const isCodeCache = (file: string): boolean => /[\\/](Cache|Code Cache)[\\/]/.test(file);

/** The ways in which a program may write a text down without hiding it. */
const spellings = (text: string): readonly Buffer[] => [
  Buffer.from(text, 'utf8'),
  Buffer.from(text, 'utf16le'),
  Buffer.from(Buffer.from(text, 'utf8').toString('base64').replace(/=+$/, '').slice(0, -1)),
  Buffer.from(
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
  ),
];

export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** Each personal word that stands in the clear in a file of the folder. */
export async function findCanaries(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const file of await filesBelow(folder)) {
    const bytes = await readFile(file);
    for (const canary of isCodeCache(file) ? canaries : [...canaries, ...marks])
      if (spellings(canary).some((spelling) => bytes.includes(spelling)))
        found.push(`${canary} in ${path.relative(folder, file)}`);
  }
  return found;
}
