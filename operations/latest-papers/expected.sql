SELECT p.id AS key, 'paper_' || p.id AS id, p.title, p.excerpt, CASE WHEN p.abstract IS NOT NULL THEN 'COMPLETE' WHEN p.excerpt IS NOT NULL THEN 'EXCERPT_ONLY' ELSE 'MISSING' END AS "abstractStatus", p.published_on AS "publishedOn", p.year, p.venue_id AS "venueKey", (coalesce(p.published_on, make_date(p.year, 1, 1), '-infinity'::date))::text AS position0, (left(p.title_folded, 400))::text AS position1, (p.id)::text AS position2 FROM paper p ORDER BY coalesce(p.published_on, make_date(p.year, 1, 1), '-infinity'::date) DESC, left(p.title_folded, 400) ASC, p.id ASC LIMIT $1::int;

SELECT v.id AS key, 'venue_' || v.id AS id, v.acronym, v.id AS name_ FROM venue v WHERE v.id = ANY($1::int[]);

SELECT q.parent, x.* FROM unnest($1::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT r.id AS key, 'area_' || r.id AS id, r.name FROM paper_area pa JOIN research_area r ON r.id = pa.area_id WHERE pa.paper_id = q.parent ORDER BY pa.position) x;

SELECT q.parent, x.* FROM unnest($1::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT a.id AS key, 'author_' || a.id AS id, a.name FROM authorship s JOIN author a ON a.id = s.author_id WHERE s.paper_id = q.parent ORDER BY s.position) x;

