import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'dotenv';
import { closest } from 'fastest-levenshtein';
import type { z } from 'zod';
import { StartupError } from '../errors/startup-error';
import { LIMIT_SETTINGS } from './limit-settings';
import { maskPassword } from './mask-password';
import type { Setting } from './setting';
import { GENERAL_SETTINGS, SETTINGS, type SettingName } from './settings';

/** Where a setting's value comes from, strongest first. */
export type Origin = 'flag' | 'environment' | '.env' | 'default';

/** A setting as it is in force. */
export interface SettingInForce {
  readonly variable: string;
  /** The text as given, passwords masked; empty where the setting is unset. */
  readonly text: string;
  readonly origin: Origin;
}

type ValuesOf<Settings extends Record<string, Setting>> = {
  readonly [Name in keyof Settings]: z.output<Settings[Name]['schema']>;
};

/** What the program runs with: checked values, and where each comes from. */
export interface Configuration extends ValuesOf<typeof GENERAL_SETTINGS> {
  readonly limits: ValuesOf<typeof LIMIT_SETTINGS>;
  readonly inForce: readonly SettingInForce[];
}

/** Values given as flags, as text. */
export type FlagValues = Partial<Record<SettingName, string>>;

/** Where a configuration is read from. */
export interface ConfigurationSources {
  readonly flags?: FlagValues;
  /** The process's own without. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Folder of the `.env` file; the working directory without. */
  readonly directory?: string;
}

const PREFIX = 'PAPERGRAPH_';
const VARIABLES = Object.values(SETTINGS).map(({ variable }) => variable);

function readDotenv(directory: string): Record<string, string> {
  const file = path.join(directory, '.env');
  try {
    return parse(readFileSync(file));
  } catch (error) {
    // Every failure to read a file has a code. Not `instanceof`: a test runner has an Error class of its own.
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return {};
    throw new StartupError(`${file} cannot be read (${code})`, 'make it a readable file, or remove it', {
      cause: error,
    });
  }
}

/** Names that look like settings of ours and are none: most likely misspelt. */
function unknownNames(names: readonly string[], origin: Origin): string[] {
  return names
    .filter((name) => name.startsWith(PREFIX) && !VARIABLES.includes(name))
    .map((name) => `${name} (${origin}) is no setting; the nearest is ${closest(name, VARIABLES)}`);
}

const flagOf = (name: string): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/**
 * Reads the configuration: flags over the environment over `.env` over defaults. An empty text counts as unset.
 * @throws StartupError that names every fault
 */
export function readConfiguration({
  flags = {},
  environment = process.env,
  directory = process.cwd(),
}: ConfigurationSources = {}): Configuration {
  const dotenv = readDotenv(directory);
  const faults = [
    ...unknownNames(Object.keys(environment), 'environment'),
    ...unknownNames(Object.keys(dotenv), '.env'),
  ];
  const inForce: SettingInForce[] = [];

  function read(name: SettingName): unknown {
    const { variable, allowed, schema, fallback = '' }: Setting = SETTINGS[name];
    const sources: [Origin, string | undefined][] = [
      ['flag', flags[name]],
      ['environment', environment[variable]],
      ['.env', dotenv[variable]],
    ];
    const [origin, given] = sources.find(([, text]) => text) ?? ['default', fallback];
    const text = given ?? '';
    const result = schema.safeParse(text === '' ? undefined : text);
    if (!result.success) {
      const where = origin === 'flag' ? flagOf(name) : `${variable} (${origin})`;
      faults.push(`${where} must be ${allowed}, got "${maskPassword(text)}"`);
    }
    inForce.push({ variable, text: maskPassword(text), origin });
    return result.data;
  }

  const valuesOf = (settings: Record<string, Setting>) =>
    // The tables below are those that SETTINGS is made from.
    Object.fromEntries(Object.keys(settings).map((name) => [name, read(name as SettingName)]));
  const general = valuesOf(GENERAL_SETTINGS);
  const limits = valuesOf(LIMIT_SETTINGS);
  if (faults.length > 0) throw faulty(faults);
  // Each value came out of the schema that stands under its name.
  return {
    ...(general as ValuesOf<typeof GENERAL_SETTINGS>),
    limits: limits as Configuration['limits'],
    inForce,
  };
}

function faulty(faults: readonly string[]): StartupError {
  const [first = ''] = faults;
  const message =
    faults.length === 1
      ? first
      : `the configuration has ${faults.length} faults:\n${faults.map((fault) => `- ${fault}`).join('\n')}`;
  return new StartupError(message, 'Correct that; .env.example lists every setting');
}
