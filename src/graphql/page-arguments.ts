import { ArgsType, Field, Int } from 'type-graphql';
import { BadUserInput } from '../errors/graph-error';

/** Entries on a page when the client does not say. */
const DEFAULT_PAGE_SIZE = 20;
/** Entries on a page at most. */
export const MAX_PAGE_SIZE = 100;

@ArgsType()
export class PageArguments {
  @Field(() => Int, {
    nullable: true,
    description: 'How many entries from the start, 1–100; 20 when neither first nor last is given.',
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only what comes after this cursor.',
  })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many entries from the end, 1–100. Not together with first.',
  })
  last?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only what comes before this cursor.',
  })
  before?: string | null;
}

/** Page arguments, checked. */
export interface PageWindow {
  /** 1–100. */
  readonly size: number;
  /** Counted from the end: `last` was given. */
  readonly fromEnd: boolean;
  readonly after?: string;
  readonly before?: string;
}

/** @throws BadUserInput when `value` is not in 1–`max`. */
export function checkCount(name: string, value: number, max: number = MAX_PAGE_SIZE): number {
  if (value < 1 || value > max) throw new BadUserInput(`${name} must be 1–${max}, got ${value}`);
  return value;
}

/** @throws BadUserInput on a size outside 1–100 or on `first` and `last` at once. */
export function pageWindow(args: PageArguments): PageWindow {
  if (args.first != null && args.last != null) {
    throw new BadUserInput('first and last cannot be given together; ask for one end of the list');
  }
  if (args.first != null) checkCount('first', args.first);
  if (args.last != null) checkCount('last', args.last);
  return {
    size: args.first ?? args.last ?? DEFAULT_PAGE_SIZE,
    fromEnd: args.last != null,
    ...(args.after != null ? { after: args.after } : {}),
    ...(args.before != null ? { before: args.before } : {}),
  };
}
