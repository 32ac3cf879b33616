/** The box that says which version this is, and of what it is made. */
import { app } from 'electron';
import type { Language } from '../../../shared/texts/languages';
import { hostTexts } from '../../services/host-texts';

export function showAbout(language: Language): void {
  const { electron = '', chrome = '', node = '' } = process.versions;
  const parts = `Electron ${electron} · Chromium ${chrome} · Node ${node}`;
  const copyright = hostTexts(language)('host:about.copyright');
  app.setAboutPanelOptions({
    applicationName: 'Vakproef',
    applicationVersion: app.getVersion(),
    // Linux shows no credits.
    copyright: process.platform === 'linux' ? `${copyright}\n${parts}` : copyright,
    credits: parts,
  });
  app.showAboutPanel();
}
