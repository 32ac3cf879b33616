/** The scales of `assets/scales`, without their words: what a program can ask of them in whatever language is on screen. */
import { ratingScaleSchema, scaleLevelSchema } from '../values/scale';

const scaleFileSchema = ratingScaleSchema.pick({ bestFirst: true }).extend({
  levels: scaleLevelSchema.omit({ label: true, letter: true }).array(),
});

const files = import.meta.glob<unknown>('../../assets/scales/*.json', { eager: true, import: 'default' });

const scaleIdOf = (path: string): string => (path.split('/').at(-1) ?? '').replace('.json', '');

export const scaleFiles = Object.entries(files).map(([path, file]) => ({
  scaleId: scaleIdOf(path),
  ...scaleFileSchema.parse(file),
}));
