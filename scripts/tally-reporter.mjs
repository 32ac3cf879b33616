/**
 * What the last lines of `npm test` need of the unit tests: how many, and by name those that failed and those that passed
 * only at their second try. Written to the file that VAKPROEF_TALLY names.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';

const nameOf = (test) => `${relative(process.cwd(), test.module.moduleId)} › ${test.fullName}`;

export default class TallyReporter {
  onTestRunEnd(modules, unhandled) {
    const tally = { passed: 0, failed: 0, skipped: 0, failures: [], secondTries: [] };
    for (const module of modules) {
      const errors = module.errors();
      if (errors.length > 0)
        tally.failures.push(`${relative(process.cwd(), module.moduleId)}: ${errors[0].message}`);
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        tally[state === 'pending' ? 'skipped' : state] += 1;
        if (state === 'failed') tally.failures.push(nameOf(test));
        if (test.diagnostic()?.flaky) tally.secondTries.push(nameOf(test));
      }
    }
    tally.failures.push(...unhandled.map((error) => `outside a test: ${error.message}`));
    mkdirSync(dirname(process.env.VAKPROEF_TALLY), { recursive: true });
    writeFileSync(process.env.VAKPROEF_TALLY, JSON.stringify(tally));
  }
}
