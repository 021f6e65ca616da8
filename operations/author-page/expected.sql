SELECT a.id AS key, 'author_' || a.id AS id, a.name, a.given_name AS "givenName", a.family_name AS "familyName", a.orcid, a.homepage, a.paper_count AS "paperCount", a.slug AS name_ FROM author a WHERE a.slug = ANY($1::text[]);

SELECT q.parent, x.* FROM unnest($1::int[]) AS q (parent) CROSS JOIN LATERAL (WITH named AS ( SELECT f.organization_id, f.position, coalesce(p.published_on, make_date(p.year, 1, 1), '-infinity'::date) AS day FROM authorship s JOIN paper p ON p.id = s.paper_id JOIN affiliation f ON f.paper_id = s.paper_id AND f.author_position = s.position WHERE s.author_id = q.parent ), latest AS ( SELECT organization_id, min(position) AS place FROM named WHERE day = (SELECT max(day) FROM named) GROUP BY organization_id ) SELECT o.id AS key, 'organization_' || o.id AS id, o.name FROM latest JOIN organization o ON o.id = latest.organization_id ORDER BY latest.place, o.name_folded, o.id) x;

SELECT q.parent, x.* FROM unnest($2::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT a.id AS "authorKey", count(*)::int AS "paperCount" FROM authorship own JOIN authorship other ON other.paper_id = own.paper_id AND other.author_id <> own.author_id JOIN author a ON a.id = other.author_id WHERE own.author_id = q.parent GROUP BY a.id ORDER BY count(*) DESC, a.name_folded, a.id LIMIT $1::int) x;

SELECT a.id AS key, 'author_' || a.id AS id, a.slug, a.name, a.id AS name_ FROM author a WHERE a.id = ANY($1::int[]);

SELECT q.parent, x.* FROM unnest($2::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT r.id AS "areaKey", count(*)::int AS "paperCount" FROM authorship s JOIN paper_area pa ON pa.paper_id = s.paper_id JOIN research_area r ON r.id = pa.area_id WHERE s.author_id = q.parent GROUP BY r.id ORDER BY count(*) DESC, r.name_folded, r.id LIMIT $1::int) x;

SELECT q.parent, x.* FROM unnest($2::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT p.id AS key, 'paper_' || p.id AS id, p.title, p.year, p.venue_id AS "venueKey" FROM authorship s JOIN paper p ON p.id = s.paper_id WHERE s.author_id = q.parent ORDER BY left(p.title_folded, 400) ASC, p.id ASC LIMIT $1::int) x;

SELECT r.id AS key, 'area_' || r.id AS id, r.slug, r.name, r.id AS name_ FROM research_area r WHERE r.id = ANY($1::int[]);

SELECT v.id AS key, 'venue_' || v.id AS id, v.acronym, v.id AS name_ FROM venue v WHERE v.id = ANY($1::int[]);

