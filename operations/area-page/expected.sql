SELECT r.id AS key, 'area_' || r.id AS id, r.name, r.description, r.paper_count AS "paperCount", r.slug AS name_ FROM research_area r WHERE r.slug = ANY($1::text[]);

SELECT q.parent, x.* FROM unnest($1::int[]) AS q (parent) CROSS JOIN LATERAL (WITH RECURSIVE above (id, height) AS ( SELECT parent_id, 1 FROM research_area WHERE id = q.parent AND parent_id IS NOT NULL UNION ALL SELECT up.parent_id, above.height + 1 FROM above JOIN research_area up ON up.id = above.id WHERE up.parent_id IS NOT NULL ) CYCLE id SET looped USING trail SELECT r.id AS key, 'area_' || r.id AS id, r.name FROM above JOIN research_area r ON r.id = above.id WHERE NOT looped ORDER BY height DESC) x;

SELECT r.id AS key, 'area_' || r.id AS id, r.name, r.paper_count AS "paperCount", r.parent_id AS above FROM research_area r WHERE r.parent_id = ANY($1::int[]) ORDER BY r.parent_id, r.name_folded, r.id;

SELECT q.parent, x.* FROM unnest($1::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT c.*, k.* FROM (SELECT summary_is_current FROM research_area WHERE id = q.parent) c ("isCurrent") LEFT JOIN LATERAL (SELECT true AS "isKept", k.* FROM (SELECT year, paper_count AS count FROM area_year WHERE area_id = q.parent ORDER BY year) k) k ON c."isCurrent") x;

SELECT q.parent, x.* FROM unnest($2::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT c.*, k.* FROM (SELECT summary_is_current FROM research_area WHERE id = q.parent) c ("isCurrent") LEFT JOIN LATERAL (SELECT true AS "isKept", k.* FROM (SELECT author_id AS key, paper_count AS "paperCount" FROM area_author WHERE area_id = q.parent AND place <= $1::int ORDER BY place) k) k ON c."isCurrent") x;

SELECT q.parent, x.* FROM unnest($2::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT p.id AS key, 'paper_' || p.id AS id, p.title FROM paper p WHERE p.id IN (SELECT paper_id FROM paper_area WHERE area_id IN (WITH RECURSIVE below (id) AS ( SELECT id FROM research_area WHERE id IN (q.parent) UNION SELECT child.id FROM below JOIN research_area child ON child.parent_id = below.id ) SELECT id FROM below)) ORDER BY left(p.title_folded, 400) ASC, p.id ASC LIMIT $1::int) x;

WITH RECURSIVE hit AS MATERIALIZED (SELECT q.parent, x.* FROM unnest($1::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT p.id, p.year, p.type, p.venue_id FROM paper p WHERE p.id IN (SELECT paper_id FROM paper_area WHERE area_id IN (WITH RECURSIVE below (id) AS ( SELECT id FROM research_area WHERE id IN (q.parent) UNION SELECT child.id FROM below JOIN research_area child ON child.parent_id = below.id ) SELECT id FROM below))) x) (SELECT parent, 'VENUE' AS by, key, label, count FROM ( SELECT parent, key, label, count(*)::int AS count, row_number() OVER (PARTITION BY parent ORDER BY count(*) DESC, label COLLATE "C", key) AS place FROM (SELECT parent, v.slug AS key, coalesce(v.acronym, v.name) AS label, hit.id FROM hit JOIN venue v ON v.id = hit.venue_id) v GROUP BY parent, key, label ) ranked WHERE place <= $2::int ORDER BY parent, place);

SELECT a.id AS key, 'author_' || a.id AS id, a.name, a.id AS name_ FROM author a WHERE a.id = ANY($1::int[]);

