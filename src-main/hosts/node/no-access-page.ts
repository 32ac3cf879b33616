/** The page for a browser without access: says in Dutch and English how to get a link. Holds no script at all. */
import type { Language } from '../../../shared/domain/identity';
import { hostTexts } from '../../services/host-texts';

const section = (language: Language): string => {
  const { title, what, how, safe } = hostTexts(language).noLink;
  return `<section lang="${language}"><h1>${title}</h1><p>${what}</p><p>${how}</p><p>${safe}</p></section>`;
};

export const noAccessPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

export const noAccessPage = (): string => `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Vakproef</title><style>
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1.5rem; color: #1a1a1a }
h1 { font-size: 1.3rem } section + section { margin-top: 2.5rem; color: #444 }
</style></head><body>${section('nl')}${section('en')}</body></html>
`;
