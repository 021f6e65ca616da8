SELECT count(*)::int AS total FROM organization o WHERE o.country = $1::text;

SELECT o.id AS key, 'organization_' || o.id AS id, o.name, o.ror, o.country FROM organization o WHERE o.country = $1::text ORDER BY left(o.name_folded, 400) ASC, o.id ASC LIMIT 6;

