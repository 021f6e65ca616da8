/** A part of pg that its types leave out. */
declare module 'pg/lib/utils' {
  /** A parameter as the protocol takes it: a JavaScript array becomes an array literal of Postgres, a date its text. */
  export function prepareValue(value: unknown): unknown;
}
