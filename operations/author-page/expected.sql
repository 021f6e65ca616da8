SELECT a.id AS key, 'author_' || a.id AS id, a.name, a.given_name AS "givenName", a.family_name AS "familyName", a.orcid, a.homepage, a.paper_count AS "paperCount", a.slug AS name_ FROM author a WHERE a.slug = ANY($1::text[]);

SELECT q.parent, x.* FROM unnest($1::int[]) AS q (parent) CROSS JOIN LATERAL (WITH named AS ( SELECT f.organization_id, f.position, coalesce(p.published_on, make_date(p.year, 1, 1), '-infinity'::date) AS day FROM authorship s JOIN paper p ON p.id = s.paper_id JOIN affiliation f ON f.paper_id = s.paper_id AND f.author_position = s.position WHERE s.author_id = q.parent ), latest AS ( SELECT organization_id, min(position) AS place FROM named WHERE day = (SELECT max(day) FROM named) GROUP BY organization_id ) SELECT o.id AS key, 'organization_' || o.id AS id, o.name FROM latest JOIN organization o ON o.id = latest.organization_id ORDER BY latest.place, o.name_folded, o.id) x;

SELECT q.parent, x.* FROM unnest($2::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT n.id AS key, c.papers AS "paperCount" FROM (SELECT other.author_id AS id, count(*)::int AS papers FROM authorship own JOIN authorship other ON other.paper_id = own.paper_id AND other.author_id <> own.author_id WHERE own.author_id = q.parent GROUP BY other.author_id ORDER BY papers DESC FETCH FIRST ($1::int) ROWS WITH TIES) c JOIN author n ON n.id = c.id ORDER BY c.papers DESC, n.name_folded, n.id LIMIT $1::int) x;

SELECT a.id AS key, 'author_' || a.id AS id, a.slug, a.name, a.id AS name_ FROM author a WHERE a.id = ANY($1::int[]);

SELECT q.parent, x.* FROM unnest($2::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT n.id AS key, c.papers AS "paperCount" FROM (SELECT pa.area_id AS id, count(*)::int AS papers FROM authorship s JOIN paper_area pa ON pa.paper_id = s.paper_id WHERE s.author_id = q.parent GROUP BY pa.area_id ORDER BY papers DESC FETCH FIRST ($1::int) ROWS WITH TIES) c JOIN research_area n ON n.id = c.id ORDER BY c.papers DESC, n.name_folded, n.id LIMIT $1::int) x;

SELECT q.parent, x.* FROM unnest($2::int[]) AS q (parent) CROSS JOIN LATERAL (SELECT p.id AS key, 'paper_' || p.id AS id, p.title, p.year, p.venue_id AS "venueKey" FROM authorship s JOIN paper p ON p.id = s.paper_id WHERE s.author_id = q.parent ORDER BY left(p.title_folded, 400) ASC, p.id ASC LIMIT $1::int) x;

SELECT r.id AS key, 'area_' || r.id AS id, r.slug, r.name, r.id AS name_ FROM research_area r WHERE r.id = ANY($1::int[]);

SELECT v.id AS key, 'venue_' || v.id AS id, v.acronym, v.id AS name_ FROM venue v WHERE v.id = ANY($1::int[]);

