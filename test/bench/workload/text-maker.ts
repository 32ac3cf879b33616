/** Makes texts that look like Dutch work descriptions: common words often, made-up ones seldom. Repeatable. */
import { aRandom } from '../../builders/a-random';

const common =
  'de het een en van in op met voor naar kandidaat klant opdracht gereedschap veiligheid kwaliteit controleert voert plant overlegt rapporteert meet volgens procedure werkplek collega tijdig zorgvuldig verantwoord resultaat product dienst cliënt machine onderdeel montage storing oplossing werktekening norm maatregel advies gesprek houding begeleiding dossier systeem voorraad levering kosten wensen omgeving afval energie risico ontwikkeling feedback samenwerking afspraken protocol richtlijnen'.split(
    ' ',
  );
const syllables =
  'be ver ge on werk stel deel breng houd baar heid ing lijk dra mon kan pro res con aal ster dig vak'.split(
    ' ',
  );
const rareWords = 1500;

export type TextMaker = {
  /** Whole number from `from` up to and including `to`. */
  readonly number: (from: number, to: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  /** A text of about that many characters. */
  readonly text: (from: number, to: number) => string;
  readonly isLucky: (chance: number) => boolean;
};

export function createTextMaker(seed: number): TextMaker {
  const random = aRandom(seed);
  const number = (from: number, to: number): number => from + Math.floor(random(to - from + 1));
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random(from.length))] as T;
  const rare = Array.from({ length: rareWords }, () =>
    Array.from({ length: number(2, 4) }, () => pick(syllables)).join(''),
  );
  const isLucky = (chance: number): boolean => random(1) < chance;
  return {
    number,
    pick,
    isLucky,
    text: (from, to) => {
      const length = number(from, to);
      let text = '';
      while (text.length < length)
        text += `${text === '' ? '' : ' '}${isLucky(0.6) ? pick(common) : pick(rare)}`;
      return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
    },
  };
}
