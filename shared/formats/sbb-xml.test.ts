/** What the reader finds in a small file of our own with every odd thing in it, and what it refuses. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FileWarning } from '../domain/qualification-file';
import { present } from '../kernel/assert';
import { blobSource, createSbbReader, readSbbXml, sbbMaxBytes } from './sbb-xml';

const smallFile = readFileSync(new URL('../../test/data/sbb-small.xml', import.meta.url));
const smallText = smallFile.toString('utf8');

const read = (content: string | Uint8Array<ArrayBuffer>) => readSbbXml(blobSource(new Blob([content])));
const readWell = async (content: string | Uint8Array<ArrayBuffer>) => {
  const result = await read(content);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
};
const problemOf = async (content: string | Uint8Array<ArrayBuffer>) => {
  const result = await read(content);
  return result.ok ? null : result.problem;
};
const short = ({ code, profileKey, at, about }: FileWarning) => [code, profileKey ?? '', at, about].join('|');

describe('readSbbXml', () => {
  it('R9 derives codes and reads texts, behaviour, competences and knowledge with what each profile adds', async () => {
    const { files } = await readWell(smallFile);
    expect(files.map((file) => [file.key, file.codes[0]?.code])).toEqual([
      ['100', '23990'],
      ['101', '23980'],
    ]);
    const file = present(files[0], 'file');
    const coreTask = present(file.baseCoreTasks[0], 'core task');
    expect(coreTask).toMatchObject({
      key: '110',
      code: 'B1-K1',
      description: {
        text: 'Werkt met bekende materialen.\nLet op bij temperatuur < 5 graden & vocht.',
        additions: [{ profileKey: '202', text: 'Kiest zelf het materiaal.' }],
      },
      responsibility: { text: 'Is verantwoordelijk voor het eigen werk.', additions: [] },
      knowledgeAndSkills: {
        items: ['kent de regels voor veilig werken met gas', 'kan een werktekening lezen'],
        additions: [{ profileKey: '202', items: ['kan een meetrapport invullen'] }],
      },
    });
    expect(coreTask.workProcesses[0]).toMatchObject({
      key: '111',
      code: 'B1-K1-W1',
      name: 'Bereidt het werk voor',
      description: {
        text: 'Zet materiaal en gereedschap klaar.',
        additions: [{ profileKey: '202', text: 'Bestelt wat ontbreekt.' }],
      },
      desiredResult: {
        text: 'De werkplek is klaar.',
        additions: [{ profileKey: '202', text: 'De voorraad klopt.' }],
      },
      behaviour: {
        intro: 'De vakman:',
        lines: [
          'leest de tekening',
          'kiest passend gereedschap',
          'controleert het materiaal op maat en soort',
        ],
      },
      behaviourAdditions: [
        {
          profileKey: '202',
          behaviour: { intro: '', lines: ['vult de bestelbon volledig in', 'leest de tekening'] },
        },
      ],
      competenceCodes: { items: ['L', 'K'], additions: [{ profileKey: '202', items: ['A'] }] },
    });
  });

  it('gives profiles their own core tasks, level and codes with days', async () => {
    const { files } = await readWell(smallFile);
    const welder = present(files[0]?.profiles[1], 'profile');
    expect([welder.name, welder.level]).toEqual(['Lasser', '3']);
    expect(welder.codes).toEqual([
      { code: '25991', validFrom: '2024-08-01', intakeEnd: '2027-07-31', trainingEnd: '2031-07-31' },
      {
        code: '25992',
        validFrom: null,
        intakeEnd: null,
        trainingEnd: null,
        unread: [{ field: 'validFrom', text: '31-02-2024' }],
      },
    ]);
    expect(welder.coreTasks.map((coreTask) => coreTask.code)).toEqual(['P2-K1']);
    expect(welder.coreTasks[0]?.workProcesses.map((w) => [w.code, w.key])).toEqual([
      ['P2-K1-W1', '211'],
      ['P2-K1-W2', '111/P2-K1-W2'],
    ]);
    expect(welder.coreTasks[0]?.knowledgeAndSkills.items).toEqual(['kan een werktekening lezen']);
    expect(files[0]?.profiles[2]).toMatchObject({ level: null, codes: [] });
  });

  it('leaves nothing out in silence: every odd thing is a warning with its place', async () => {
    const { warnings } = await readWell(smallFile);
    expect(warnings.map(short).sort()).toEqual(
      [
        'competence-renamed|||T Netjes werken',
        'element-skipped|||keuzedelen',
        'number-repeated|||2',
        'core-task-without-work-process||B1-K2|B1-K2',
        'markup-removed||B1-K1|Werkt met bekende materialen. Let op bij temperatuur < 5 graden & vocht.',
        'knowledge-repeated||B1-K1|kent de regels voor veilig werken met gas',
        'knowledge-unknown||B1-K1|999',
        'profile-unknown||B1-K1-W1|777',
        'competence-repeated||B1-K1-W1|L',
        'competence-unknown||B1-K1-W1|599',
        'behaviour-line-joined||B1-K1-W2|en controleert de haaksheid;',
        'element-skipped||B1-K1-W3|werkprocesbijlage',
        'behaviour-without-list||B1-K1-W3|Laat de werkplek schoon achter.',
        'code-repeated|201||25990',
        'date-unreadable|202||Geldig_vanaf 31-02-2024',
        'code-malformed|202||2599',
        'number-missing|202|P2-K1|',
        'key-repeated|202|P2-K1-W2|111',
        'name-missing|202|P2-K1-W2|werkproces',
        'text-after-element|202|P2-K1-W2|Daarna niets.',
        'profile-without-code|203||P2',
        'file-not-established|||Concept',
      ].sort(),
    );
    expect(warnings.every((warning) => warning.line > 1)).toBe(true);
    const unknown = warnings.find((warning) => warning.code === 'competence-unknown');
    const line = smallText.split('\n').findIndex((text) => text.includes('"599"')) + 1;
    expect(unknown?.line).toBe(line);
  });

  it('reads the same whatever the pieces the file comes in', async () => {
    const whole = await readWell(smallFile);
    for (const size of [1, 7, 250, 4096]) {
      const reader = createSbbReader();
      for (let at = 0; at < smallFile.length; at += size) reader.write(smallFile.subarray(at, at + size));
      expect(reader.end(), `pieces of ${size}`).toEqual({ ok: true, value: whole });
    }
  });

  it('reads a byte order mark, UTF-16 and an encoding named in the declaration', async () => {
    const whole = await readWell(smallFile);
    expect(await readWell(`\ufeff${smallText}`)).toEqual(whole);
    const utf16 = Buffer.from(`\ufeff${smallText.replace('encoding="utf-8"', '')}`, 'utf16le');
    expect(await readWell(new Uint8Array(utf16))).toEqual(whole);
    const western = smallText.replace('utf-8', 'windows-1252').replaceAll('–', '-').replaceAll('•', '-');
    expect((await readWell(new Uint8Array(Buffer.from(western, 'latin1')))).files).toEqual(whole.files);
  });

  it('names a profile that has no core task at all, and a file without profiles', async () => {
    const bare =
      '<sbb><dossiers><dossier nr="1" titel="A"><profielen><profiel nr="2" titel="B" hoofdstuk="1"/></profielen></dossier><dossier nr="3" titel="C"/></dossiers></sbb>';
    const { files, warnings } = await readWell(bare);
    expect(files).toHaveLength(2);
    expect(warnings.map(short)).toEqual([
      'profile-without-code|2||P1',
      'profile-without-core-task|2||P1',
      'file-without-profile|||3',
    ]);
  });

  it('D19 shows a date that may be another day beside what stands in the file', async () => {
    const slashed = smallText.replace('Geldig_vanaf="01-08-2018"', 'geldig-vanaf="01/08/2018"');
    const { warnings, files } = await readWell(slashed);
    expect(files[1]?.codes[0]?.validFrom).toBe('2018-08-01');
    expect(warnings.find(({ code }) => code === 'date-guessed')?.guess).toEqual({
      source: '01/08/2018',
      reading: ['2018-08-01'],
    });
  });

  it('shortens a text that no document can hold, and says so', async () => {
    const long = smallText.replace('Zaagt en boort op maat.', 'z'.repeat(30_000));
    const { files, warnings } = await readWell(long);
    expect(files[0]?.baseCoreTasks[0]?.workProcesses[1]?.description.text).toHaveLength(12_000);
    expect(warnings.map((warning) => warning.code)).toContain('text-shortened');
  });
});

describe('readSbbXml refuses and gives nothing', () => {
  it('a file cut off at any place', async () => {
    const bytes = smallFile;
    const end = smallText.lastIndexOf('</sbb>') + '</sbb>'.length - 1;
    const seen = new Set<string>();
    for (let cut = 1; cut < Buffer.byteLength(smallText.slice(0, end)); cut += 37) {
      const problem = await problemOf(bytes.subarray(0, cut));
      expect(problem, `cut at ${cut}`).not.toBeNull();
      seen.add(present(problem, 'problem').code);
    }
    expect([...seen]).toEqual(['xml-cut-off']);
  });

  it('a malformed file, with the line of the fault', async () => {
    const lines = smallText.split('\n');
    lines[30] = '<werkproces nr="1"';
    expect(await problemOf(lines.join('\n'))).toEqual({ code: 'xml-malformed', details: { line: 32 } });
  });

  it('a file of 200 MB, by its size, before a byte is read', async () => {
    const result = await readSbbXml({
      size: 200 * 1024 * 1024,
      chunks: () => {
        throw new Error('must not be read');
      },
    });
    expect(result).toEqual({
      ok: false,
      problem: { code: 'file-too-large', details: { bytes: 209_715_200, maxBytes: sbbMaxBytes } },
    });
  });

  it('a stream that is longer than its size says', async () => {
    let given = 0;
    const result = await readSbbXml({
      size: 1000,
      async *chunks() {
        yield new TextEncoder().encode('<sbb><domeinen>');
        const spaces = new Uint8Array(1024 * 1024).fill(0x20);
        while (given < 200) {
          given++;
          yield spaces;
        }
      },
    });
    expect(result.ok ? null : result.problem.code).toBe('file-too-large');
    expect(given).toBeLessThan(70);
  });

  it('a DOCTYPE, with entities that would grow without end or read other files', async () => {
    const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join(
      '',
    );
    const bomb = `<?xml version="1.0"?><!DOCTYPE sbb [<!ENTITY l0 "ha">${laughs}]><sbb>&l9;</sbb>`;
    const outside = `<!DOCTYPE sbb [<!ENTITY x SYSTEM "file:///etc/hostname">]><sbb>&x;</sbb>`;
    expect((await problemOf(bomb))?.code).toBe('xml-has-doctype');
    expect((await problemOf(outside))?.code).toBe('xml-has-doctype');
  });

  it('an entity that nobody declared', async () => {
    expect(await problemOf('<sbb>\n&x;</sbb>')).toEqual({ code: 'xml-entity-unknown', details: { line: 2 } });
  });

  it('elements nested without end', async () => {
    expect((await problemOf(`<sbb>${'<a>'.repeat(5000)}`))?.code).toBe('xml-malformed');
  });

  it('XML that is something else', async () => {
    const code = 'xml-not-qualification-file';
    expect(await problemOf('<?xml version="1.0"?>\n<html><sbb/></html>')).toEqual({
      code,
      details: { line: 2 },
    });
  });

  it('a file that is no XML, an empty one and one with blanks only', async () => {
    expect((await problemOf('crebo;naam'))?.code).toBe('file-not-xml');
    expect((await problemOf(''))?.code).toBe('file-empty');
    expect((await problemOf(' \n\n'))?.code).toBe('file-empty');
  });

  it('bytes that are not of the encoding', async () => {
    const broken = new Uint8Array([...Buffer.from('<sbb>'), 0xff, 0xfe, ...Buffer.from('</sbb>')]);
    expect((await problemOf(broken))?.code).toBe('xml-wrong-encoding');
  });

  it('everything after the first fault: the reader stays shut', () => {
    const reader = createSbbReader();
    const encoder = new TextEncoder();
    expect(reader.write(encoder.encode(`<sbb><a></b>${' '.repeat(300)}`)).ok).toBe(false);
    expect(reader.write(encoder.encode('</sbb>')).ok).toBe(false);
    expect(reader.end().ok).toBe(false);
  });
});
