-- One row per offering, with the numbers that its learners are drawn by.
create or replace temp table offering_number as
select
    number,
    hash(number, 'track') % 40 as track,
    'track-' || lpad((hash(number, 'track') % 40)::varchar, 2, '0') as track_key,
    'branch-' || lpad((hash(number, 'branch') % 200)::varchar, 3, '0') as partner_key,
    date '2022-01-03' + (hash(number, 'start') % 1600)::integer as starts_on,
    'track-' || lpad((hash(number, 'track') % 40)::varchar, 2, '0') || '-branch-'
        || lpad((hash(number, 'branch') % 200)::varchar, 3, '0') || '-' || number as offering_key,
from range(getvariable('offerings')) as offering (number)
