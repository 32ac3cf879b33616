/** A qualification file as large as the national list, made piece by piece, so that the test does not hold it either. */

/** First crebo code in it; each dossier has its own. */
export const firstNationalCode = 20_000;

const workProcess = (
  n: number,
  at: number,
): string => `<werkproces nr="${n}${at}" titel="Werkproces ${at} van dossier ${n}" hoofdstuk="${at}">
<werkprocesomschrijving><![CDATA[${'De beginnend beroepsbeoefenaar bereidt het werk voor en stemt het af. '.repeat(34)}]]></werkprocesomschrijving>
<werkprocesresultaat>Het werk van dossier ${n} is klaar.</werkprocesresultaat>
<werkprocesgedrag><![CDATA[De beroepsbeoefenaar:
${Array.from({ length: 12 }, (_, line) => `- handelt volgens afspraak ${line} van werkproces ${at} in dossier ${n};`).join('\n')}
]]></werkprocesgedrag></werkproces>`;

const dossier = (
  n: number,
): string => `<dossier nr="${n}" titel="Dossier ${n}" versie="1" status="Vastgesteld">
<basis titel="Basisdeel"><basistaken titel="Taken"><basiskerntaken><kerntaak nr="${n}0" titel="Kerntaak van ${n}" hoofdstuk="1">
<basiswerkprocessen>${Array.from({ length: 50 }, (_, at) => workProcess(n, at + 1)).join('')}</basiswerkprocessen>
</kerntaak></basiskerntaken></basistaken></basis>
<profielen><profiel nr="${n}9" titel="Profiel ${n}" niveau="3" hoofdstuk="1">
<creboinformatie><crebo Geldig_vanaf="01-08-2024">${firstNationalCode + n}</crebo></creboinformatie></profiel></profielen></dossier>`;

/** About 170 kB a dossier: 180 of them are the national list. */
export async function* aNationalList(dossiers: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from('<?xml version="1.0" encoding="utf-8"?>\n<sbb><dossiers>\n');
  for (let n = 1; n <= dossiers; n++) yield Buffer.from(dossier(n));
  yield Buffer.from('</dossiers></sbb>');
}
