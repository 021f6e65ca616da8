import { describe, expect, test } from '@jest/globals';
import { checkDocument } from './check-document';

const PAGE = 'https://papers.example/';
const html = (body: string) =>
  checkDocument(`<!doctype html><title>x</title><body>${body}`, 'text/html', PAGE).faults;

describe('a document is broken', () => {
  test.each([
    ['an inline script', '<script>alert(1)</script>'],
    ['a handler', '<p onclick="x">y</p>'],
    ['an address that runs', '<a href="javascript:x">y</a>'],
    ['an address of another kind', '<iframe src="data:text/html,x"></iframe>'],
    ['a style', '<p style="color:red">x</p>'],
    ['a sheet', '<style>p{}</style>'],
    ['a base', '<base href="/">'],
    ['an object', '<object data="/x"></object>'],
    ['an attribute twice', '<p class="a" class="b">x</p>'],
    ['an attribute that never ends', '<p class="a>x</p>'],
    ['an end tag with attributes', 'x</p class=a>'],
    ['a comment that never ends', '<!-- x'],
    ['data that are no JSON', '<script type="application/ld+json">{"a":</script>'],
    ['a redirection', '<meta http-equiv="refresh" content="0;url=/x">'],
  ])('by %s', (_what, body) => expect(html(body)).not.toEqual([]));

  test.each([
    ['application/json', '{"a":'],
    ['application/feed+json; charset=utf-8', '{"a":1}x'],
    ['application/atom+xml', '<a>&</a>'],
    ['text/xml', '<a>'],
    ['application/x-bibtex', '@article{a, title = {b}'],
    ['image/png', ''],
  ])('that is %s', (type, text) => expect(checkDocument(text, type, PAGE).faults).not.toEqual([]));
});

test('a document that is well has no faults, and tells where it leads', () => {
  const body =
    '<a href="/papers">x &lt;script&gt;</a><script src="/a.js"></script><script type="application/ld+json">{}</script>';
  expect(html(body)).toEqual([]);
  expect(checkDocument(`<!doctype html><title>x</title>${body}`, 'text/html', PAGE).links).toEqual([
    '/papers',
  ]);
  expect(checkDocument('<a/>', 'application/oembed+xml', PAGE).faults).toEqual([]);
});
