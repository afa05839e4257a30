-- One row per partner whose agreement covers all purposes on a day.
-- reads: core.agreement, core.agreement_purpose, core.partner
-- $purposes is a list of purposes, $day a date. A partner's own agreements decide, else those of the one it belongs to.
with recursive bound as (
    select distinct partner_key,
    from core.agreement
),

covering as (
    select
        agreement.partner_key,
        agreement.agreement_key,
        agreement.legal_basis,
    from core.agreement as agreement
    join core.agreement_purpose as agreement_purpose
        on agreement_purpose.agreement_key = agreement.agreement_key
    where agreement.valid_from <= $day
        and coalesce(agreement.valid_to, $day) >= $day
        and agreement_purpose.valid_from <= $day
        and coalesce(agreement_purpose.valid_to, $day) >= $day
        and list_contains($purposes, agreement_purpose.purpose)
    group by agreement.partner_key, agreement.agreement_key, agreement.legal_basis
    having count(distinct agreement_purpose.purpose) = len($purposes)
),

-- Eight steps up at most: whoever says that two partners belong to each other ends nothing.
line as (
    select
        partner_key,
        partner_key as above_key,
        0 as step_count,
    from (
        select partner_key, from core.partner
        union
        select partner_key, from bound
    ) as known
    union all
    select
        line.partner_key,
        partner.parent_key as above_key,
        line.step_count + 1 as step_count,
    from line
    join core.partner as partner
        on partner.partner_key = line.above_key
    where partner.parent_key is not null
        and line.step_count < 8
),

deciding as (
    select
        line.partner_key,
        min_by(line.above_key, line.step_count) as bound_key,
    from line
    join bound
        on bound.partner_key = line.above_key
    group by line.partner_key
)

select
    deciding.partner_key,
    bool_or(covering.legal_basis = 'consent') as is_on_consent,
from deciding
join covering
    on covering.partner_key = deciding.bound_key
group by deciding.partner_key
