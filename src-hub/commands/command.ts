/** What a command of the hub program is: words in, text for the terminal of whoever asked out. */
import type { World } from '../../shared/kernel/world';
import type { Bodies } from '../bodies/object-store';
import type { StorePlace } from '../open-hub-store';
import type { Store } from '../store/open-store';

export type CommandContext = {
  readonly place: StorePlace;
  readonly world: World;
  /** What was typed behind the command, without options. */
  readonly words: readonly string[];
  /** Value of an option; undefined when it was not given. */
  readonly option: (name: string) => string | undefined;
  /** The store, opened once for this command and closed behind it. */
  readonly store: () => Promise<Store>;
  /** Where files are kept; null where the hub was given no place for them. */
  readonly bodies: () => Promise<Bodies | null>;
  /** Whether the settings name a virus scanner. */
  readonly hasScanner: boolean;
};

export type CommandResult = {
  readonly text: string;
  /** False when something was found that needs somebody: the program then ends with 1. */
  readonly isGood?: boolean;
};

export type Command = {
  /** How it is called, behind `hub`. */
  readonly usage: string;
  /** What it does, in a line. */
  readonly summary: string;
  /** Options that take a value. */
  readonly options?: readonly string[];
  readonly run: (context: CommandContext) => Promise<CommandResult>;
};

/** Said to whoever typed it, without a stack. */
export class CommandError extends Error {}

/** Refuses a command that was typed without what it needs. */
export const usageError = ({ usage }: Pick<Command, 'usage'>): CommandError =>
  new CommandError(`usage: hub ${usage}`);
