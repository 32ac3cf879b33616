/** The composition root of the candidate's page. The secret leaves the address before anything else happens. */
import './page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { realWorld } from '../shared/kernel/real-world';
import { CandidatePage } from './candidate-page';
import { createCandidateClient } from './hub/candidate-client';
import { takeSecret } from './hub/take-secret';
import { firstLanguage, loadPageTexts, loadProblemTexts } from './page-texts';
import { startWorker } from './start-worker';

const session = {
  world: realWorld,
  client: createCandidateClient(null),
  came: takeSecret(location, history),
};

async function start(): Promise<void> {
  const place = document.getElementById('root');
  if (!place) throw new Error('no place to render');
  const language = firstLanguage();
  const texts = await loadPageTexts(language);
  createRoot(place).render(
    <StrictMode>
      <CandidatePage session={session} first={language} firstTexts={texts} />
    </StrictMode>,
  );
  // Whether the browser agrees changes nothing that is promised.
  void navigator.storage?.persist?.();
  // The worker keeps what was loaded by then, the words of problems included.
  await loadProblemTexts(language).catch(() => undefined);
  await startWorker().catch(() => undefined);
}

void start();
