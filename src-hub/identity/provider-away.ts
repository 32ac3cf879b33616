/** The identity provider did not answer, or not with what was asked for: nobody's fault who signs in. */
export class ProviderAway extends Error {}
