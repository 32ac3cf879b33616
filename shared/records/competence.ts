/** Competences: the 25 standard ones (A to Y), always there and never changed (M15), and the centre's own (M16). */
import { z } from 'zod';
import type { CompetenceId } from '../kernel/ids';
import { idSchema, textSchema } from '../values/identity';

export const competenceSchema = z.object({
  competenceId: idSchema<'Competence'>(),
  code: textSchema(20),
  name: z.object({ nl: textSchema(300), en: textSchema(300) }),
  origin: z.enum(['standard', 'custom']),
});
export type Competence = z.infer<typeof competenceSchema>;

const standardNames: readonly (readonly [letter: string, nl: string, en: string])[] = [
  ['A', 'Beslissen en activiteiten initiëren', 'Deciding and initiating activities'],
  ['B', 'Aansturen', 'Directing'],
  ['C', 'Begeleiden', 'Guiding'],
  ['D', 'Aandacht en begrip tonen', 'Showing attention and understanding'],
  ['E', 'Samenwerken en overleggen', 'Cooperating and consulting'],
  ['F', 'Ethisch en integer handelen', 'Acting ethically and with integrity'],
  ['G', 'Relaties bouwen en netwerken', 'Building relationships and networking'],
  ['H', 'Overtuigen en beïnvloeden', 'Persuading and influencing'],
  ['I', 'Presenteren', 'Presenting'],
  ['J', 'Formuleren en rapporteren', 'Formulating and reporting'],
  ['K', 'Vakdeskundigheid toepassen', 'Applying professional expertise'],
  ['L', 'Materialen en middelen inzetten', 'Using materials and resources'],
  ['M', 'Analyseren', 'Analysing'],
  ['N', 'Onderzoeken', 'Researching'],
  ['O', 'Creëren en innoveren', 'Creating and innovating'],
  ['P', 'Leren', 'Learning'],
  ['Q', 'Plannen en organiseren', 'Planning and organising'],
  [
    'R',
    'Op de behoeften en verwachtingen van de klant richten',
    'Focusing on customer needs and expectations',
  ],
  ['S', 'Kwaliteit leveren', 'Delivering quality'],
  ['T', 'Instructies en procedures opvolgen', 'Following instructions and procedures'],
  ['U', 'Omgaan met verandering en aanpassen', 'Dealing with change and adapting'],
  ['V', 'Met druk en tegenslag omgaan', 'Coping with pressure and setbacks'],
  ['W', 'Gedrevenheid en ambitie tonen', 'Showing drive and ambition'],
  ['X', 'Ondernemend en commercieel handelen', 'Acting entrepreneurially and commercially'],
  ['Y', 'Bedrijfsmatig handelen', 'Acting in a business-like way'],
];

/** The 25 standard competences. Their ids are fixed for ever, so that every centre and every file means the same. */
export const standardCompetences: readonly Competence[] = standardNames.map(([code, nl, en], index) => ({
  competenceId: `00000000-0000-7000-8000-${(index + 1).toString(16).padStart(12, '0')}` as CompetenceId,
  code,
  name: { nl, en },
  origin: 'standard',
}));
