-- One row per learner and scope for which consent holds, for all purposes, on a day.
-- reads: core.attribute, core.consent, core.delivery, core.service_entry, source.consents_consent
-- $purposes is a list of purposes, $day a date.
with purpose as (
    select unnest($purposes) as purpose,
),

scope as (
    select unnest(['all', 'participation', 'assessment', 'credential', 'enrollment', 'employment']) as scope,
),

-- Rows under an identifier that is nobody's, such as an address that several people use, are in no core table.
told as (
    select
        learner_id,
        consent_key,
        purpose,
        scope,
        consent_status,
        given_by,
        given_on,
        withdrawn_on,
        valid_to,
        delivery_id,
    from core.consent
    union all
    select
        null as learner_id,
        delivered.consent_key,
        delivered.purpose,
        delivered.scope,
        if(delivered.withdrawn_on is not null, 'withdrawn', delivered.consent_status) as consent_status,
        delivered.given_by,
        delivered.given_on,
        delivered.withdrawn_on,
        delivered.valid_to,
        delivered.delivery_id,
    from source.consents_consent as delivered
    anti join core.consent as known
        on known.consent_key = delivered.consent_key
        and known.delivery_id = delivered.delivery_id
),

-- A record counts as its newest delivery has it, whoever it is about then: a withdrawal may know the learner otherwise,
-- or by what is nobody's. Then it is about who had the record before, and a yes is nobody's.
record as (
    select
        told.* replace (
            first(told.learner_id ignore nulls) over (
                partition by told.consent_key
                order by delivery.sequence desc, told.learner_id
                rows between unbounded preceding and unbounded following
            ) as learner_id
        ),
        told.learner_id is not null as is_linked,
    from told
    join core.delivery as delivery
        on delivery.delivery_id = told.delivery_id
    qualify row_number() over (
        partition by told.consent_key
        order by delivery.sequence desc, told.learner_id
    ) = 1
),

-- A band of ages that begins below 18 may be that of a minor. Who serves with or without a guardian's consent is one.
age as (
    select
        learner_id,
        observed_on,
        regexp_matches(attribute_value, 'under|below|<|younger|minor')
            or try_cast(regexp_extract(attribute_value, '[0-9]+') as integer) < 18 as is_minor,
    from core.attribute
    where attribute = 'age_band'
        and status = 'stated'
    union all
    select
        learner_id,
        served_on as observed_on,
        true as is_minor,
    from core.service_entry
    where has_guardian_consent is not null
),

minor as (
    select
        learner_id,
        max(observed_on) as last_on,
    from age
    where is_minor
    group by learner_id
),

adult as (
    select
        age.learner_id,
        min(age.observed_on) as first_on,
    from age
    join minor
        on minor.learner_id = age.learner_id
        and minor.last_on < age.observed_on
    where not age.is_minor
    group by age.learner_id
),

-- Expired records decide nothing. A withdrawal without a day outweighs whatever was decided since.
decision as (
    select
        record.learner_id,
        record.purpose,
        record.scope,
        record.consent_status = 'given' as is_given,
        case record.consent_status
            when 'withdrawn' then coalesce(record.withdrawn_on, date '9999-12-31')
            else record.given_on
        end as decided_on,
    from record
    left join minor
        on minor.learner_id = record.learner_id
    left join adult
        on adult.learner_id = record.learner_id
    where record.consent_status in ('refused', 'withdrawn')
        or (
            record.consent_status = 'given'
            and record.is_linked
            and record.given_on <= $day
            and (record.valid_to is null or record.valid_to >= $day)
            and (record.given_by = 'guardian' or minor.learner_id is null or record.given_on >= adult.first_on)
        )
),

-- A yes counts for its own scope, and for every scope when it is about all; a no for its own scope and for all.
holding as (
    select
        decision.learner_id,
        scope.scope,
        decision.purpose,
    from decision
    join purpose
        on purpose.purpose = decision.purpose
    join scope
        on decision.scope in (scope.scope, 'all')
        or (not decision.is_given and scope.scope = 'all')
    group by decision.learner_id, scope.scope, decision.purpose
    having max(decision.decided_on) filter (where decision.is_given)
        > coalesce(max(decision.decided_on) filter (where not decision.is_given), date '0001-01-01')
)

select
    learner_id,
    scope,
from holding
group by learner_id, scope
having count(*) = len($purposes)
