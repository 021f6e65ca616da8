import { BadUserInput } from '../errors/graph-error';

/** The prefix of each type's global ids. `paper_12` is a paper; slugs have no underscore, so the two never meet. */
const PREFIXES = {
  Paper: 'paper',
  Venue: 'venue',
  Author: 'author',
  Organization: 'organization',
  ResearchArea: 'area',
} as const;

/** A type that implements Node. */
export type NodeType = keyof typeof PREFIXES;

const TYPES = new Map(Object.entries(PREFIXES).map(([type, prefix]) => [prefix as string, type as NodeType])); // the keys of PREFIXES are NodeType by definition
const GLOBAL_ID = /^([a-z]+)_([1-9]\d{0,9})$/;
const MAX_KEY = 2_147_483_647;

/** A global id, taken apart. */
export interface NodeKey {
  readonly type: NodeType;
  /** The primary key in the type's table. */
  readonly key: number;
}

/** The SQL expression of a row's global id; `alias` is the table's alias in the statement. */
export function globalIdSql(type: NodeType, alias: string): string {
  return `'${PREFIXES[type]}_' || ${alias}.id`;
}

/** Null when `id` is not of a global id's form. */
export function parseGlobalId(id: string): NodeKey | null {
  const match = GLOBAL_ID.exec(id);
  const type = TYPES.get(match?.[1] ?? '');
  const key = Number(match?.[2]);
  return type && key <= MAX_KEY ? { type, key } : null;
}

/** @throws BadUserInput when `id` is not of a global id's form. */
export function requireGlobalId(id: string, argument: string): NodeKey {
  const parsed = parseGlobalId(id);
  if (!parsed)
    throw new BadUserInput(`${argument} must be a global id such as "paper_12", got ${quoted(id)}`);
  return parsed;
}

/** Client text inside a message: quoted, and cut so that a message stays one line. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
