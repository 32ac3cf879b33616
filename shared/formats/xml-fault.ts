/** What the parser says of a fault, as a problem of ours that names the likely cause. */
import { type Problem, problem } from '../kernel/problem';

/** The message is the parser's own, in English; what it does not tell apart is a fault like any other. */
export function describeXmlFault(message: string, line: number): Problem {
  if (/unclosed tag|unexpected end|must contain a root/i.test(message))
    return problem('xml-cut-off', { line });
  if (/entity/i.test(message)) return problem('xml-entity-unknown', { line });
  if (/disallowed character\.$/i.test(message)) return problem('xml-sign-not-allowed', { line });
  return problem('xml-malformed', { line });
}
