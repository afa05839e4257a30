-- One row per identifier that stands with so many others of one kind that it is a filler, or belongs to many people.
create table crowded as
select card as key
from numbered
where card is not null
group by card
having greatest(count(distinct student_number), count(distinct email), count(distinct did)) > getvariable('most')
union all
select student_number as key
from numbered
where student_number is not null
group by student_number
having greatest(count(distinct card), count(distinct email), count(distinct did)) > getvariable('most')
union all
select email as key
from numbered
where email is not null
group by email
having greatest(count(distinct card), count(distinct student_number), count(distinct did)) > getvariable('most')
union all
select did as key
from numbered
where did is not null
group by did
having greatest(count(distinct card), count(distinct student_number), count(distinct email)) > getvariable('most')
