/**
 * A contract is the one truth of a crossing between page and main: calls with their input and output, states that have a
 * value at every moment, and notices that main sends by itself. Handlers (`serve`) and clients (`connect`) are inferred
 * from it. Input is parsed where it arrives, output where it comes back; a call resolves to a `Result` and never rejects.
 *
 * A transport only carries requests `service.call` with one plain value, and notices `service.notice`; it knows
 * nothing of contracts. A state goes both ways under one name: asked for, it is answered; changed, it is told. There are three: direct (tests), MessagePort (Electron
 * and workers), a socket (Node host; a worker there asks by HTTP).
 */
import { z } from 'zod';
import { createLiveValue, type KnownValue, type LiveValue } from '../kernel/live-value';
import { type Problem, problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';

export type CallShape = { readonly input: z.ZodType; readonly output: z.ZodType };
export type Contract<
  Calls extends Record<string, CallShape> = Record<string, CallShape>,
  States extends Record<string, z.ZodType> = Record<string, z.ZodType>,
  Notices extends Record<string, z.ZodType> = Record<string, z.ZodType>,
> = { readonly name: string; readonly calls: Calls; readonly states: States; readonly notices: Notices };

export const defineContract = <
  C extends Record<string, CallShape>,
  S extends Record<string, z.ZodType>,
  N extends Record<string, z.ZodType>,
>(
  contract: Contract<C, S, N>,
): Contract<C, S, N> => contract;

/** A state as main has it: the value now, and a call after every change. */
export type StateSource<T> = KnownValue<T>;

/** A state as the page has it: what main told last, `undefined` until it told anything. */
export type RemoteState<T> = LiveValue<T> & {
  /** Asks main now, for whoever cannot go on with what was told last. */
  readonly read: () => Promise<Result<T, Problem>>;
};

/** What main implements: one function per call, one source per state. */
export type ServiceOf<T extends Contract> = {
  readonly [K in keyof T['calls']]: (
    input: z.output<T['calls'][K]['input']>,
  ) => Promise<Result<z.input<T['calls'][K]['output']>, Problem>>;
} & { readonly [S in keyof T['states']]: StateSource<z.input<T['states'][S]>> };

/** The states of a contract, as the page has them. */
export type StatesOf<T extends Contract> = {
  readonly [S in keyof T['states']]: RemoteState<z.output<T['states'][S]>>;
};

/** What the page holds: the same calls and states, and a way to hear each notice. */
export type ClientOf<T extends Contract> = {
  readonly [K in keyof T['calls']]: (
    input: z.input<T['calls'][K]['input']>,
  ) => Promise<Result<z.output<T['calls'][K]['output']>, Problem>>;
} & StatesOf<T> & {
    /** Calls back on every notice of that name; returns how to stop. */
    readonly on: <N extends keyof T['notices'] & string>(
      notice: N,
      listener: (body: z.output<T['notices'][N]>) => void,
    ) => () => void;
  };

/** Carries one request; rejects only when the other side cannot be reached. */
export type Transport = {
  readonly request: (path: string, input: unknown) => Promise<unknown>;
  readonly onNotice: (listener: (path: string, body: unknown) => void) => () => void;
};

/** Something main says by itself: a notice, or a state that changed. */
export type Notice = { readonly path: string; readonly body: unknown };

/** Answers requests for the calls and states of one or more contracts. Unknown paths and bad input are answered with a problem. */
export type Handler = (path: string, input: unknown) => Promise<Result<unknown, Problem>>;

/**
 * Binds a contract to its implementation.
 * @param reportBug called with what a handler threw; the caller only sees `internal` with the log id it returns
 */
export function serve<T extends Contract>(
  contract: T,
  service: ServiceOf<T>,
  reportBug: (path: string, error: unknown) => string,
): Handler {
  return async (path, input) => {
    const name = path.startsWith(`${contract.name}.`) ? path.slice(contract.name.length + 1) : '';
    const call = findCall(contract, service, name);
    if (!call) return err(problem('invalid-input', { path }));
    const parsed = call.input.safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return err(
        problem('invalid-input', { path, at: issue?.path.join('.') ?? '', expected: issue?.message ?? '' }),
      );
    }
    try {
      return await call.run(parsed.data);
    } catch (error) {
      return err(problem('internal', { logId: reportBug(path, error) }));
    }
  };
}

const nothing = z.object({});

/** The call of that name, or the asking for a state; null when the contract has neither. */
function findCall<T extends Contract>(
  contract: T,
  service: ServiceOf<T>,
  name: string,
): { readonly input: z.ZodType; readonly run: (input: unknown) => Promise<Result<unknown, Problem>> } | null {
  const shape = Object.hasOwn(contract.calls, name) ? contract.calls[name] : undefined;
  if (shape) {
    const call = service[name as keyof T['calls']];
    return { input: shape.input, run: (input) => call(input as never) };
  }
  if (!Object.hasOwn(contract.states, name)) return null;
  const state = service[name as keyof T['states']];
  return { input: nothing, run: async () => ok(state.get()) };
}

const stateNames = <T extends Contract>(contract: T): (keyof T['states'] & string)[] =>
  Object.keys(contract.states);

/** The states of a service as they are, as notices. */
export const presentStates = <T extends Contract>(contract: T, service: ServiceOf<T>): readonly Notice[] =>
  stateNames(contract).map((name) => ({ path: `${contract.name}.${name}`, body: service[name].get() }));

/** Tells the states of a service after each of their changes; returns how to stop. */
export function followStates<T extends Contract>(
  contract: T,
  service: ServiceOf<T>,
  notify: (path: string, body: unknown) => void,
): () => void {
  const stops = stateNames(contract).map((name) =>
    service[name].subscribe(() => notify(`${contract.name}.${name}`, service[name].get())),
  );
  return () => {
    for (const stop of stops) stop();
  };
}

/** One handler for several contracts, by the service name before the dot. */
export function combine(handlersByName: Readonly<Record<string, Handler>>): Handler {
  return async (path, input) => {
    const name = path.split('.', 1)[0] ?? '';
    const handler = Object.hasOwn(handlersByName, name) ? handlersByName[name] : undefined;
    return handler ? handler(path, input) : err(problem('invalid-input', { path }));
  };
}

const isResult = (value: unknown): value is Result<unknown, Problem> =>
  typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean';

async function ask<T>(
  transport: Transport,
  path: string,
  input: unknown,
  output: z.ZodType<T>,
): Promise<Result<T, Problem>> {
  let answer: unknown;
  try {
    answer = await transport.request(path, input);
  } catch {
    return err(problem('host-unreachable', { path }));
  }
  if (!isResult(answer)) return err(problem('internal', { path, logId: 'answer' }));
  if (!answer.ok) return answer;
  const parsed = output.safeParse(answer.value);
  return parsed.success ? ok(parsed.data) : err(problem('internal', { path, logId: 'answer' }));
}

/** Follows a state from the first time that somebody looks, for as long as the transport is there. */
function connectState<T>(transport: Transport, path: string, schema: z.ZodType<T>): RemoteState<T> {
  const value = createLiveValue<T>();
  const read = () => ask(transport, path, {}, schema);
  let isFollowed = false;
  const follow = (): void => {
    if (isFollowed) return;
    isFollowed = true;
    let isTold = false;
    transport.onNotice((noticePath, body) => {
      if (noticePath !== path) return;
      const parsed = schema.safeParse(body);
      if (!parsed.success) return;
      isTold = true;
      value.set(parsed.data);
    });
    // What was told meanwhile is at least as new as this answer.
    void read().then((answer) => answer.ok && !isTold && value.set(answer.value));
  };
  return {
    get: () => {
      follow();
      return value.get();
    },
    subscribe: (listener) => {
      follow();
      return value.subscribe(listener);
    },
    read,
  };
}

/** The typed client of a contract over a transport. */
export function connect<T extends Contract>(contract: T, transport: Transport): ClientOf<T> {
  const client: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(contract.calls))
    client[name] = (input: unknown) => ask(transport, `${contract.name}.${name}`, input, shape.output);
  for (const [name, schema] of Object.entries(contract.states))
    client[name] = connectState(transport, `${contract.name}.${name}`, schema);
  client.on = (notice: string, listener: (body: unknown) => void): (() => void) => {
    const schema = contract.notices[notice];
    return transport.onNotice((path, body) => {
      if (path !== `${contract.name}.${notice}` || !schema) return;
      const parsed = schema.safeParse(body);
      if (parsed.success) listener(parsed.data);
    });
  };
  return client as ClientOf<T>;
}
