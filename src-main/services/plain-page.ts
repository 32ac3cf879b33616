/** A page that a host shows by itself when the application cannot be shown. It holds no script and loads nothing. */
import { defaultLanguage, type Language, languageCodes } from '../../shared/texts/languages';

export const plainPagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export type PlainSection = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** One link to go on with. */
  readonly link: { readonly to: string; readonly text: string } | null;
};

const section = (language: Language, { title, paragraphs, link }: PlainSection): string => {
  const goOn = link ? `<p><a href="${link.to}">${link.text}</a></p>` : '';
  return `<section lang="${language}"><h1>${title}</h1>${paragraphs.map((p) => `<p>${p}</p>`).join('')}${goOn}</section>`;
};

/** The page in these languages; in every one, where nobody has chosen one yet. */
export const plainPage = (
  compose: (language: Language) => PlainSection,
  languages: readonly Language[] = languageCodes,
): string => `<!doctype html>
<html lang="${languages[0] ?? defaultLanguage}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Vakproef</title><style>
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1.5rem; color: #1a1a1a }
h1 { font-size: 1.3rem } section + section { margin-top: 2.5rem; color: #444 }
a { display: inline-block; padding: 0.6rem 1rem; border: 2px solid; border-radius: 0.4rem; color: inherit }
</style></head><body>${languages.map((language) => section(language, compose(language))).join('')}</body></html>
`;
