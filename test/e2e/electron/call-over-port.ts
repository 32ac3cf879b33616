/**
 * Many calls over the port of one page, a batch at a time. What a test gives a page goes through the web socket of
 * Chromium's DevTools, which copies all it has read so far for every 16 KiB that arrives: the time grows with the square
 * of the length, so one text of 83 MB takes minutes and a hundred of 0.8 MB take seconds.
 */
import type { Page } from '@playwright/test';

/** `input` is JSON text: it has to come to the page first. */
export type PortRequest = { readonly path: string; readonly input: string };

const lettersPerBatch = 500_000;

/** In their order, as many together as stay under the length; a longer one is alone. */
function inBatches(requests: readonly PortRequest[]): PortRequest[][] {
  const batches: PortRequest[][] = [];
  let letters = Number.POSITIVE_INFINITY;
  for (const request of requests) {
    letters += request.input.length;
    if (letters > lettersPerBatch) {
      batches.push([]);
      letters = request.input.length;
    }
    batches.at(-1)?.push(request);
  }
  return batches;
}

/** Runs in the page: opens the port, sends what is no request at all, and keeps the port for the batches. */
async function openInPage(): Promise<void> {
  const port = await new Promise<MessagePort>((resolve) => {
    window.addEventListener('message', (event) => {
      if (event.data === 'vakproef:port' && event.ports[0]) resolve(event.ports[0]);
    });
    window.postMessage('vakproef:port-please', window.location.origin);
  });
  // What is no request at all gets no answer, and does no harm.
  const noRequests = [null, 7, 'request', [], {}, { kind: 'request' }, { kind: 'request', id: 'x', path: 1 }];
  for (const strange of noRequests) port.postMessage(strange);
  Object.assign(window, { portOfTest: port });
}

/** Runs in the page: resolves to one word per request, `ok`, the code of the problem, or `none` after a minute. */
async function callInPage({ batch, firstId }: { batch: PortRequest[]; firstId: number }): Promise<string[]> {
  const port: MessagePort = Reflect.get(window, 'portOfTest');
  const answered = new Map<number, string>();
  await new Promise<void>((resolve) => {
    const limit = setTimeout(resolve, 60_000);
    port.onmessage = ({ data }) => {
      if (data.kind !== 'answer') return;
      answered.set(data.id, data.answer.ok ? 'ok' : data.answer.problem.code);
      if (answered.size < batch.length) return;
      clearTimeout(limit);
      resolve();
    };
    for (const [i, { path, input }] of batch.entries())
      port.postMessage({ kind: 'request', id: firstId + i, path, input: JSON.parse(input) });
  });
  return batch.map((_, i) => answered.get(firstId + i) ?? 'none');
}

/** Asks all of it; resolves to one word per request, as `callInPage` says. */
export async function callOverPort(page: Page, requests: readonly PortRequest[]): Promise<string[]> {
  await page.evaluate(openInPage);
  const answers: string[] = [];
  for (const batch of inBatches(requests))
    answers.push(...(await page.evaluate(callInPage, { batch, firstId: answers.length })));
  return answers;
}
