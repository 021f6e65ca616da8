import type { Command } from 'commander';
import { readConfiguration } from '../../config/env';
import { addFlags, flagValues } from '../flags';

/** Adds `papergraph doctor`. */
export function addDoctorCommand(program: Command): void {
  const command = program
    .command('doctor')
    .description('Say what is in force and from where, and what is wrong. Changes nothing in a database.');
  addFlags(command, ['port', 'host', 'databaseUrl', 'dataDir', 'publicUrl', 'logLevel']).action(doctor);
}

async function doctor(options: Record<string, unknown>): Promise<void> {
  const configuration = readConfiguration({ flags: flagValues(options) });
  const { examine }: typeof import('../doctor/examine') = require('../doctor/examine');
  const { settingsTable, findingsTable }: typeof import('../doctor/report') = require('../doctor/report');
  process.stdout.write(settingsTable(configuration.inForce));
  const findings = await examine(configuration);
  process.stdout.write(findingsTable(findings));
  if (findings.some(({ level }) => level === 'fault')) process.exitCode = 1;
}
