/**
 * The robot's part inside the page. It asks for a port as the page itself does and speaks the page's own protocol over
 * it. Both functions run in the page and refer to nothing outside themselves.
 */

/** Sends the drafts, one append each, at the given pace; says `ack <changeId> <hash>` on the console for each answer. */
export async function markInPage({ drafts, paceMs }) {
  const port = await new Promise((resolve) => {
    window.addEventListener('message', (event) => {
      if (event.data === 'vakproef:port' && event.ports[0]) resolve(event.ports[0]);
    });
    window.postMessage('vakproef:port-please', window.location.origin);
  });
  port.onmessage = ({ data }) => {
    if (data.kind !== 'answer') return;
    if (!data.answer.ok) console.log(`refused ${data.answer.problem.code}`);
    else console.log(`ack ${drafts[data.id - 1].changeId} ${data.answer.value.changes[0].hash}`);
  };
  for (const [i, draft] of drafts.entries()) {
    port.postMessage({ kind: 'request', id: i + 1, path: 'journal.append', input: { drafts: [draft] } });
    if (paceMs > 0) await new Promise((resolve) => setTimeout(resolve, paceMs));
  }
}

/** One call; resolves to what main answered. */
export async function callFromPage({ path, input }) {
  const port = await new Promise((resolve) => {
    window.addEventListener('message', (event) => {
      if (event.data === 'vakproef:port' && event.ports[0]) resolve(event.ports[0]);
    });
    window.postMessage('vakproef:port-please', window.location.origin);
  });
  return new Promise((resolve) => {
    port.onmessage = ({ data }) => data.kind === 'answer' && resolve(data.answer);
    port.postMessage({ kind: 'request', id: 1, path, input });
  });
}
