type Told = { readonly message: string };
type TalliedTest = {
  readonly fullName: string;
  readonly module: { readonly moduleId: string };
  result(): { readonly state: string };
  diagnostic(): { readonly flaky: boolean } | undefined;
};
type TalliedModule = {
  readonly moduleId: string;
  errors(): readonly Told[];
  readonly children: { allTests(): Iterable<TalliedTest> };
};
// biome-ignore lint/style/noDefaultExport: how a reporter is found.
export default class TallyReporter {
  onTestRunEnd(modules: readonly TalliedModule[], unhandled: readonly Told[]): void;
}
