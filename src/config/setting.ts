import { z } from 'zod';

/** One environment variable: its name, what it may hold, and how its text becomes a value. */
export interface Setting<Schema extends z.ZodType = z.ZodType> {
  readonly variable: string;
  /** One line, for the documentation. */
  readonly description: string;
  /** What is allowed, to follow "must be". */
  readonly allowed: string;
  /** The text in force where none is given; absent where the setting may stay unset. */
  readonly fallback?: string;
  /** Reads the text. */
  readonly schema: Schema;
}

/** The part of a {@link Setting} that its kind of value decides. */
type Kind<Schema extends z.ZodType> = Pick<Setting<Schema>, 'allowed' | 'schema'>;

/** A whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number): Kind<z.ZodType<number>> {
  return {
    allowed: `a whole number from ${least} to ${most}`,
    schema: z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number)
      .pipe(z.number().min(least).max(most)),
  };
}

/** `true` or `false`. */
export const truth: Kind<z.ZodType<boolean>> = {
  allowed: 'true or false',
  schema: z.enum(['true', 'false']).transform((text) => text === 'true'),
};

/** One of the given words. */
export function word<const Words extends readonly [string, ...string[]]>(
  words: Words,
): Kind<z.ZodType<Words[number]>> {
  return { allowed: `one of ${words.join(', ')}`, schema: z.enum(words) };
}

/** The same kind of value, or none. */
export function optional<Schema extends z.ZodType>({ allowed, schema }: Kind<Schema>) {
  return { allowed, schema: schema.optional() };
}

/** An address to listen on. */
export const host: Kind<z.ZodType<string>> = {
  allowed: 'an address of this machine such as 127.0.0.1, or 0.0.0.0 for all of them',
  schema: z.string().regex(/^[\w.:%-]+$/),
};

/** The path of a folder. */
export const folder: Kind<z.ZodType<string>> = {
  allowed: 'the path of a folder',
  schema: z.string().refine((text) => !text.includes('\0')),
};

/** The path of a file. */
export const file: Kind<z.ZodType<string>> = {
  allowed: 'the path of a file',
  schema: folder.schema,
};

/** The URL at which a server is known, without a slash at its end. */
export const webUrl: Kind<z.ZodType<string>> = {
  allowed: 'a URL such as https://graph.lab.example, without query and fragment',
  schema: z
    .url({ protocol: /^https?$/ })
    .refine((text) => !/[?#]/.test(text))
    .transform((text) => text.replace(/\/+$/, '')),
};

/** The URL of a Postgres. A Unix socket's has no host, which the URL class refuses beside a user. */
export const databaseUrl: Kind<z.ZodType<string>> = {
  allowed: 'a URL such as postgres://user:password@host:5432/database',
  schema: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/)
    .refine((text) => URL.canParse(text.replace(/@(?=[/?]|$)/, '@socket'))),
};

/** The origins of web pages, or `*` for all. */
export const origins: Kind<z.ZodType<'*' | readonly string[]>> = {
  allowed: '* or origins such as https://lab.example, separated by commas',
  schema: z.union([
    z.literal('*'),
    z
      .string()
      .transform((text) => text.split(',').map((origin) => origin.trim()))
      .pipe(z.array(z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text))),
  ]),
};

/** A colour as `#rrggbb`. The sign may be left out, since it begins a comment in a `.env` file. */
export const colour: Kind<z.ZodType<string>> = {
  allowed: 'a colour of six hexadecimal digits such as 2457a6',
  schema: z
    .string()
    .regex(/^#?[\da-f]{6}$/i)
    .transform((text) => `#${text.replace('#', '').toLowerCase()}`),
};

/** Text for people to read, on one line. */
export const line: Kind<z.ZodType<string>> = {
  allowed: 'one line of at most 1000 characters',
  schema: z.string().regex(/^[^\p{Cc}]{1,1000}$/u),
};
