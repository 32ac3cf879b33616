/**
 * The function with a memory of its last answer. What several screens work out of the same lists is worked out once, and is the same
 * object for whoever comes to one of them again.
 */

/** Inputs are the same when each of them is the same object or value. */
export function rememberLast<Inputs extends readonly unknown[], Output>(
  make: (...inputs: Inputs) => Output,
): (...inputs: Inputs) => Output {
  let last: { readonly inputs: Inputs; readonly output: Output } | null = null;
  return (...inputs) => {
    if (last?.inputs.every((input, at) => Object.is(input, inputs[at]))) return last.output;
    const output = make(...inputs);
    last = { inputs, output };
    return output;
  };
}
