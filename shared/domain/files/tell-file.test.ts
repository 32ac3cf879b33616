/** What a file is, is what its bytes say: never its name, and never what somebody hoped. */
import { describe, expect, it } from 'vitest';
import { aPng } from '../../../test/builders/a-png';
import { cleanFileName } from './clean-file-name';
import { tellFile } from './tell-file';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a file is what its bytes say', () => {
  it.each([
    ['JPEG', latin('\u00ff\u00d8\u00ff\u00e0'), 'image', 'image/jpeg'],
    ['PNG', aPng({}), 'image', 'image/png'],
    ['WebP', latin('RIFF\u0010\0\0\0WEBPVP8 '), 'image', 'image/webp'],
    ['HEIC', latin('\0\0\0\u0018ftypheic'), 'image', 'image/heic'],
    ['PDF', latin('%PDF-1.7\n'), 'pdf', 'application/pdf'],
    ['MP3 with a title', latin('ID3\u0004'), 'audio', 'audio/mpeg'],
    ['MP3', latin('\u00ff\u00fb\u0090\0'), 'audio', 'audio/mpeg'],
    ['M4A', latin('\0\0\0\u0020ftypM4A '), 'audio', 'audio/mp4'],
    ['OGG', latin('OggS\0\u0002OpusHead'), 'audio', 'audio/ogg'],
    ['WAV', latin('RIFF\u0010\0\0\0WAVEfmt '), 'audio', 'audio/wav'],
    ['MP4', latin('\0\0\0\u0020ftypisom'), 'video', 'video/mp4'],
    ['WebM', latin('\u001aE\u00df\u00a3\u0042\u0082\u0084webm..V_VP9'), 'video', 'video/webm'],
    ['sound in WebM', latin('\u001aE\u00df\u00a3\u0042\u0082\u0084webm..A_OPUS'), 'audio', 'audio/webm'],
    [
      'Word',
      latin('PK\u0003\u0004....word/document.xml'),
      'office',
      expect.stringContaining('wordprocessingml'),
    ],
    ['a ZIP', latin('PK\u0003\u0004....foto.jpg'), 'archive', 'application/zip'],
    [
      'an older Word',
      latin('\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'),
      'office',
      'application/x-ole-storage',
    ],
    ['text', utf8('Beoordeeld op één dag\r\n'), 'text', 'text/plain'],
    ['HTML', utf8('\ufeff  <!doctype html><script>alert(1)</script>'), 'web', 'text/html'],
    ['HTML in another encoding', latin('\u00ff\u00fe<\0h\0t\0m\0l\0>\0'), 'web', 'text/html'],
    ['SVG', utf8('<?xml version="1.0"?><svg onload="alert(1)"/>'), 'web', 'image/svg+xml'],
    ['a program', latin('MZ\u0090\0'), 'program', 'application/x-msdownload'],
    ['nothing we know', Uint8Array.of(0, 1, 2, 3), 'other', 'application/octet-stream'],
    ['nothing at all', new Uint8Array(), 'other', 'application/octet-stream'],
  ])('%s', (_, bytes, kind, mediaType) => {
    expect(tellFile(bytes)).toEqual({ kind, mediaType });
  });
});

describe('a file is called by its own name', () => {
  it.each([
    ['foto lassen.jpg', 'foto lassen.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\joke\\verslag.docx', 'verslag.docx'],
    ['verslag\u202egpj.exe', 'verslaggpj.exe'],
    ['a\u0000b\n.pdf', 'a-b-.pdf'],
    ['con.pdf', 'vakproef-con.pdf'],
    ['..', 'vakproef'],
    ['', 'vakproef'],
  ])('%j becomes %j', (given, name) => {
    expect(cleanFileName(given)).toBe(name);
  });

  it('is no longer than what file systems carry, with its end', () => {
    const name = cleanFileName(`${'é'.repeat(400)}.jpeg`);
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(180);
    expect(name).toMatch(/\.jpeg$/);
  });
});
