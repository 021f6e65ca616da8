import { type Command, Option } from 'commander';
import type { FlagValues } from '../config/env';
import { SETTINGS, type SettingName } from '../config/settings';

/** Commander's placeholder for the value of each setting that has a flag. */
const VALUES = {
  port: '--port <number>',
  host: '--host <address>',
  databaseUrl: '--database-url <url>',
  dataDir: '--data-dir <folder>',
  publicUrl: '--public-url <url>',
  logLevel: '--log-level <level>',
  trustedDocuments: '--trusted-documents <file>',
} satisfies Partial<Record<SettingName, string>>;

/** A setting that can be given as a flag with a value. */
export type FlagName = keyof typeof VALUES;

/** Adds flags for the given settings. Their values are checked with those of the environment, not by commander. */
export function addFlags(command: Command, names: readonly FlagName[]): Command {
  for (const name of names) {
    const { description, fallback }: { description: string; fallback?: string } = SETTINGS[name];
    const text = fallback === undefined ? description : `${description} (default: ${fallback})`;
    command.addOption(new Option(VALUES[name], text));
  }
  return command;
}

/** Adds `--seed` and `--no-seed`. */
export function addSeedFlags(command: Command): Command {
  return command
    .option('--seed', 'Write the ten papers into the embedded database, even where it holds others.')
    .option('--no-seed', 'Leave a new embedded database empty.')
    .configureHelp({ sortOptions: false });
}

/** What the flags say of settings, as text. Commander names an option as the setting is named. */
export function flagValues(options: Readonly<Record<string, unknown>>): FlagValues {
  const given = Object.keys(SETTINGS).flatMap((name) => {
    const value = options[name];
    return typeof value === 'string' || typeof value === 'boolean' ? [[name, String(value)]] : [];
  });
  return Object.fromEntries(given);
}
