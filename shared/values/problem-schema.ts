/** A problem as it crosses a wire or a process: a code of the catalogue and what its sentence needs. */
import { z } from 'zod';
import { type ProblemCode, problemCatalogue } from '../kernel/problem';

export const problemSchema = z.object({
  code: z.enum(Object.keys(problemCatalogue) as [ProblemCode, ...ProblemCode[]]),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
