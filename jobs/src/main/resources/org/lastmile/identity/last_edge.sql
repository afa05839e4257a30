-- One row per two identifiers that are one person's for certain, addresses included.
create table last_edge as
select one, other from edge
union all
select one, other from email_edge
