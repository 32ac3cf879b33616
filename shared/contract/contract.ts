/**
 * A contract is the one truth of a crossing between page and main: names, schemas of input and output, and notices
 * that main sends by itself. Handlers (`serve`) and clients (`connect`) are inferred from it. Input is parsed where it
 * arrives, output where it comes back; a call resolves to a `Result` and never rejects.
 *
 * A transport only carries requests `service.call` with one plain value, and notices `service.notice`; it knows
 * nothing of contracts. There are three: direct (tests), MessagePort (Electron and workers), HTTP (Node host).
 */
import type { z } from 'zod';
import { type Problem, problem } from '../kernel/problem';
import { err, ok, type Result } from '../kernel/result';

export type CallShape = { readonly input: z.ZodType; readonly output: z.ZodType };
export type Contract<
  Calls extends Record<string, CallShape> = Record<string, CallShape>,
  Notices extends Record<string, z.ZodType> = Record<string, z.ZodType>,
> = { readonly name: string; readonly calls: Calls; readonly notices: Notices };

export const defineContract = <C extends Record<string, CallShape>, N extends Record<string, z.ZodType>>(
  contract: Contract<C, N>,
): Contract<C, N> => contract;

/** What main implements: one function per call. */
export type ServiceOf<T extends Contract> = {
  readonly [K in keyof T['calls']]: (
    input: z.output<T['calls'][K]['input']>,
  ) => Promise<Result<z.input<T['calls'][K]['output']>, Problem>>;
};

/** What the page holds: the same calls, and a way to hear each notice. */
export type ClientOf<T extends Contract> = {
  readonly [K in keyof T['calls']]: (
    input: z.input<T['calls'][K]['input']>,
  ) => Promise<Result<z.output<T['calls'][K]['output']>, Problem>>;
} & {
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

/** Answers requests for the calls of one or more contracts. Unknown paths and bad input are answered with a problem. */
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
    const callName = path.startsWith(`${contract.name}.`) ? path.slice(contract.name.length + 1) : '';
    const shape = Object.hasOwn(contract.calls, callName) ? contract.calls[callName] : undefined;
    const call = service[callName as keyof T['calls']];
    if (!shape || !call) return err(problem('invalid-input', { path }));
    const parsed = shape.input.safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return err(
        problem('invalid-input', { path, at: issue?.path.join('.') ?? '', expected: issue?.message ?? '' }),
      );
    }
    try {
      return await call(parsed.data as never);
    } catch (error) {
      return err(problem('internal', { logId: reportBug(path, error) }));
    }
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

/** The typed client of a contract over a transport. */
export function connect<T extends Contract>(contract: T, transport: Transport): ClientOf<T> {
  const client: Record<string, unknown> = {};
  for (const [callName, shape] of Object.entries(contract.calls)) {
    const path = `${contract.name}.${callName}`;
    client[callName] = async (input: unknown): Promise<Result<unknown, Problem>> => {
      let answer: unknown;
      try {
        answer = await transport.request(path, input);
      } catch {
        return err(problem('host-unreachable', { path }));
      }
      if (!isResult(answer)) return err(problem('internal', { path, logId: 'answer' }));
      if (!answer.ok) return answer;
      const parsed = shape.output.safeParse(answer.value);
      return parsed.success ? ok(parsed.data) : err(problem('internal', { path, logId: 'answer' }));
    };
  }
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
