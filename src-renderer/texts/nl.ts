/** All Dutch texts, by namespace. Loaded when the language is on screen. */
export const texts = import.meta.glob<Record<string, unknown>>('../../assets/locales/nl/*.json', {
  eager: true,
  import: 'default',
});
