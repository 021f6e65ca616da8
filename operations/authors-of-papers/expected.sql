SELECT p.id AS key, 'paper_' || p.id AS id, p.title FROM paper p WHERE (p.title_folded LIKE $1::text) ORDER BY coalesce(p.published_on, make_date(p.year, 1, 1), '-infinity'::date) DESC, left(p.title_folded, 400) ASC, p.id ASC LIMIT 21;

SELECT q.parent, x.* FROM unnest((SELECT $1::int[])::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT a.id AS key, 'author_' || a.id AS id, a.name FROM authorship s JOIN author a ON a.id = s.author_id WHERE s.paper_id = q.parent AND s.position <= 3 ORDER BY s.position) x;

SELECT q.parent, x.* FROM unnest((SELECT $1::int[])::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT p.id AS key, 'paper_' || p.id AS id, p.title, (SELECT row_to_json(x) FROM (SELECT v.id AS key, 'venue_' || v.id AS id, v.slug, v.name, v.acronym, v.kind FROM venue v WHERE v.id = p.venue_id) x) AS venue FROM authorship s JOIN paper p ON p.id = s.paper_id WHERE s.author_id = q.parent ORDER BY coalesce(p.published_on, make_date(p.year, 1, 1), '-infinity'::date) DESC, left(p.title_folded, 400) ASC, p.id ASC LIMIT 4) x;

SELECT q.parent, x.* FROM unnest((SELECT $1::int[])::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT r.id AS key, 'area_' || r.id AS id, r.name FROM paper_area pa JOIN research_area r ON r.id = pa.area_id WHERE pa.paper_id = q.parent ORDER BY pa.position) x;

