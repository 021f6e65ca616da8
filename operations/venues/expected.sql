SELECT count(*)::int AS total FROM venue v WHERE v.kind = ANY($1::text[]);

SELECT v.id AS key, 'venue_' || v.id AS id, v.slug, v.name, v.acronym, v.kind FROM venue v WHERE v.kind = ANY($1::text[]) ORDER BY left(v.name_folded, 400) ASC, v.id ASC LIMIT 21;

SELECT q.parent, x.* FROM unnest((SELECT $1::int[])::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT count(*)::int AS total FROM paper p WHERE p.venue_id = q.parent) x;

SELECT q.parent, x.* FROM unnest((SELECT $1::int[])::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT p.id AS key, 'paper_' || p.id AS id, p.title FROM paper p WHERE p.venue_id = q.parent ORDER BY coalesce(p.published_on, make_date(p.year, 1, 1), '-infinity'::date) DESC, left(p.title_folded, 400) ASC, p.id ASC LIMIT 3) x;

