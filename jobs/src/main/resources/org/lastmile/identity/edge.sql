-- One row per two identifiers that are one person's for certain: cards, student numbers and DIDs of one row, unless
-- their names contradict; and those that share both an address and a name.
create table edge as
with pair as (
    select card as one, student_number as other from agreed where card is not null and student_number is not null
    union
    select card as one, did as other from agreed where card is not null and did is not null
    union
    select student_number as one, did as other from agreed where student_number is not null and did is not null
),
plausible as (
    select
        pair.one,
        pair.other,
    from pair
    left join named as left_named on left_named.key = pair.one
    left join named as right_named on right_named.key = pair.other
    where
        left_named.names is null
        or right_named.names is null
        or list_has_any(left_named.names, right_named.names)
),
witnessed as (
    select
        min(holding.key) over (partition by holding.email, holding.name_birth) as one,
        holding.key as other,
    from holding
    join main_name on main_name.key = holding.key and main_name.name_birth = holding.name_birth
)
select one, other from plausible
union
select one, other from witnessed where one <> other
