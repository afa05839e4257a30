-- One row per learner and award.
-- reads: open_badges_open_badge
-- An issuer's profile is no key of a partner, so the issuing partner stays unknown here.
select
    learner_id,
    credential_id_token as award_key,
    achievement_key as credential_key,
    cast(null as string) as partner_key,
    awarded_on,
    expires_on,
    award_state,
    standard as format,
    verification,
    signing_key,
    evidence_count,
    linked_evidence_count,
    delivery_id
from open_badges_open_badge
where learner_id is not null
