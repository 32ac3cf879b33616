/**
 * The browser's EventSource, for Node: as much of it as the page's transport uses, over the `fetch` of the moment.
 * Comes back by itself after a broken connection; an answer other than 200 closes it for good, as in a browser.
 */
export class EventSource {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  readyState: number = EventSource.CONNECTING;
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly #stop = new AbortController();
  readonly #address: string;

  constructor(address: string) {
    this.#address = address;
    void this.#run();
  }

  async #run(): Promise<void> {
    while (this.readyState !== EventSource.CLOSED) {
      try {
        const response = await fetch(this.#address, { signal: this.#stop.signal });
        if (response.status !== 200 || !response.body) {
          this.readyState = EventSource.CLOSED;
          this.onerror?.();
          return;
        }
        this.readyState = EventSource.OPEN;
        await this.#read(response.body);
      } catch {
        // Broken or not yet there: tried again below.
      }
      if (this.#stop.signal.aborted) return;
      this.readyState = EventSource.CONNECTING;
      this.onerror?.();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const part of body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(part, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks)
        if (block.startsWith('data: ')) this.onmessage?.({ data: block.slice('data: '.length) });
    }
  }

  close(): void {
    this.readyState = EventSource.CLOSED;
    this.#stop.abort();
  }
}
