// Every command that the docs show can be typed as it stands: its script, program, subcommand, flags and file exist.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readPages } from './support/markdown.mjs';
import { runProgram } from './support/program.mjs';

const SHELLS = new Set(['sh', 'bash', 'console', 'shell']);
const CHECKED = /^(npm|npx|node|papergraph)\s/;
/** npm's own commands that name no script of ours. */
const NPM_COMMANDS = new Set([
  'audit',
  'ci',
  'i',
  'install',
  'ls',
  'outdated',
  'pack',
  'uninstall',
  'update',
]);
/** Options of `node` and `npx` whose value is a word of its own. */
const WITH_VALUE = new Set(['-r', '--require', '--import', '-p', '--package']);

/** Simple commands of a shell text: comments, prompts and assignments taken off, lists and continued lines split. */
function commandsIn(text) {
  return text
    .replace(/\\\n/g, ' ')
    .split('\n')
    .flatMap((line) => line.replace(/(^|\s)#.*$/, '').split(/\s(?:&&|\|\|?|&)(?:\s|$)|;\s/))
    .map((command) =>
      command
        .trim()
        .replace(/^\$\s+/, '')
        .replace(/^(?:[A-Z_][A-Z0-9_]*=\S*\s+)+/, ''),
    )
    .filter((command) => CHECKED.test(`${command} `));
}

/** Commands with their place: from shell blocks, and from code in running text that reads like one. */
function commandsOf({ file, fences, codeSpans }) {
  const shell = fences.filter(({ language }) => SHELLS.has(language));
  const spans = codeSpans.filter(({ text }) => /\s/.test(text));
  return [...shell, ...spans].flatMap(({ text, line }) =>
    commandsIn(text).map((command) => ({ command, place: `${file}:${line}` })),
  );
}

/** What papergraph's own help says of a subcommand, or of the program itself. Asked once each. */
function createHelp(root) {
  const texts = new Map();
  return (...subcommand) => {
    const key = subcommand.join(' ');
    const program = ['bin/papergraph.js', ...subcommand, '--help'];
    if (!texts.has(key))
      texts.set(
        key,
        runProgram(root, process.execPath, program).then(({ stdout }) => stdout),
      );
    return texts.get(key);
  };
}

async function papergraphFault(args, help) {
  const [first] = args;
  const named = first !== undefined && !first.startsWith('-');
  const [, listed = ''] = (await help()).split(/^Commands:$/m);
  const subcommands = [...listed.split('\n\n')[0].matchAll(/^ {2}([a-z][\w-]*)/gm)].map(([, name]) => name);
  if (named && !subcommands.includes(first)) return `papergraph has no command ${first}`;
  const text = named ? `${await help(first)}\n${await help()}` : `${await help('serve')}\n${await help()}`;
  const flags = args.filter((arg) => /^--[a-z]/.test(arg)).map((arg) => arg.replace(/=.*$/, ''));
  const unknown = flags.filter((flag) => !new RegExp(`(?<![\\w-])${flag}(?![\\w-])`).test(text));
  return unknown.length > 0
    ? `papergraph ${named ? first : ''} has no flag ${unknown.join(', ')}`
    : undefined;
}

function npmFault(args, scripts) {
  const [command, name] = args;
  if (command === undefined || NPM_COMMANDS.has(command) || command.startsWith('-')) return undefined;
  const script = command === 'run' ? name : command;
  return script in scripts ? undefined : `package.json has no script ${script}`;
}

/** The arguments from the first that is no option of `node` or `npx` itself. */
function withoutOptions(args) {
  const first = args.findIndex((arg, index) => !arg.startsWith('-') && !WITH_VALUE.has(args[index - 1]));
  return first < 0 ? [] : args.slice(first);
}

/** What is wrong with one command, or undefined. */
async function faultOf(root, command, { scripts, bin }, help) {
  const [program, ...args] = command.split(/\s+/);
  if (program === 'papergraph') return papergraphFault(args, help);
  if (program === 'npm') return npmFault(args, scripts);
  const [target, ...rest] = withoutOptions(args);
  if (target === undefined) return undefined;
  if (program === 'npx') {
    if (target in bin) return papergraphFault(rest, help);
    return existsSync(path.join(root, 'node_modules/.bin', target))
      ? undefined
      : `no package brings ${target}`;
  }
  if (Object.values(bin).includes(target)) return papergraphFault(rest, help);
  return existsSync(path.join(root, target)) ? undefined : `there is no ${target}`;
}

export async function run(root) {
  const { scripts = {}, bin = {} } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const help = createHelp(root);
  const problems = [];
  for (const { command, place } of (await readPages(root)).flatMap(commandsOf)) {
    const fault = await faultOf(root, command, { scripts, bin }, help);
    if (fault) problems.push(`${place}: ${fault}, as in: ${command}`);
  }
  return { problems };
}
