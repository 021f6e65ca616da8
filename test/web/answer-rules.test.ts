import { describe, expect, test } from '@jest/globals';
import { ANSWER_RULES, PAGE_RULES } from './answer-rules';
import type { Crawled } from './crawl';

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'";
const GOOD = {
  'content-security-policy': POLICY,
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
};
const RULES = { ...ANSWER_RULES, ...PAGE_RULES };

/** The rules that an answer with these headers breaks. An empty header is none. */
function broken(headers: Readonly<Record<string, string>>, path = '/papers'): string[] {
  const given = Object.entries({ ...GOOD, ...headers }).filter(([, value]) => value !== '');
  const answer: Crawled = {
    path,
    status: 200,
    type: 'text/html',
    headers: new Headers(given),
    faults: [],
    links: [],
  };
  return Object.entries(RULES).flatMap(([name, holds]) => (holds(answer) ? [] : [name]));
}

const policy = (from: string, to: string) => ({ 'content-security-policy': POLICY.replace(from, to) });

describe('the rules that every answer is held to', () => {
  test('find nothing wrong with an answer as it should be', () => expect(broken({})).toEqual([]));

  test.each([
    ['is taken for nothing else than it says', { 'x-content-type-options': '' }],
    ['sets no cookie', { 'set-cookie': 'a=b' }],
    ['tells other sites no more than ours', { 'referrer-policy': 'unsafe-url' }],
    ['tells other sites no more than ours', { 'referrer-policy': '' }],
    ['names no product', { 'x-powered-by': 'Express' }],
    ['names no product', { server: 'nginx' }],
    ['has a policy that begins with nothing', policy("default-src 'none'", "default-src 'self'")],
    ['runs nothing inline', policy("script-src 'self'", "script-src 'self' 'unsafe-inline'")],
    ['runs nothing inline', policy("script-src 'self'", "script-src 'unsafe-eval'")],
    ['runs nothing inline', policy("script-src 'self'", 'script-src https:')],
    ['runs nothing inline', policy("script-src 'self'", 'script-src *')],
    ['runs nothing inline', policy("style-src 'self'", "style-src 'unsafe-inline'")],
    ['lets no text become a script', policy("; require-trusted-types-for 'script'", '')],
    ['keeps its addresses its own', policy("base-uri 'none'", "base-uri 'self'")],
    ['sends forms to nobody else', policy("form-action 'self'", 'form-action https://evil.example')],
    ['sends forms to nobody else', policy("form-action 'self'; ", '')],
  ])('find that one no longer %s: %j', (rule, headers) => expect(broken(headers)).toEqual([rule]));

  test('let the playground have styles of its own, and nothing else', () => {
    const styles = policy("style-src 'self'", "style-src 'self' 'unsafe-inline'");
    expect(broken(styles, '/playground')).toEqual([]);
    const scripts = policy("script-src 'self'", "script-src 'unsafe-inline'");
    expect(broken(scripts, '/playground')).toEqual(['runs nothing inline']);
  });
});
