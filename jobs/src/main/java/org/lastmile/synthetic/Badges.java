package org.lastmile.synthetic;

import java.time.LocalDate;
import java.util.Optional;

/** Offers competency credentials and tells what becomes of the offers. */
final class Badges {
    /** Days after which an offer that nobody claimed expires. */
    private static final int OFFER_DAYS = 90;

    private final Delivery delivery;
    private final Chance chance;
    private int offers;

    Badges(Delivery delivery, Chance chance) {
        this.delivery = delivery;
        this.chance = chance;
    }

    /** Day of the first offer, and of the claim if there was one. */
    record Award(LocalDate offeredOn, Optional<LocalDate> claimedOn) {}

    private record Offer(String awardId, String email, Partnership.Badge badge, LocalDate offeredOn) {}

    /** Empty when the offer would come after the cut-off. */
    Optional<Award> award(Learner learner, Partnership.Badge badge, LocalDate passedOn) {
        var offeredOn = passedOn.plusDays(chance.daysBetween(1, 9));
        if (!Days.isKnown(offeredOn)) {
            return Optional.empty();
        }

        // Some addresses are mistyped, so that nobody knows whose they are.
        var email = chance.happens(0.02) ? "typo." + learner.email() : learner.email();
        var offer = offer(learner, new Offer("", email, badge, offeredOn));
        if (chance.happens(0.015)) {
            return Optional.of(new Award(offeredOn, correct(learner, offer)));
        }
        return Optional.of(new Award(offeredOn, answer(learner, offer)));
    }

    /** An offer that is claimed on its first day. */
    void awardAtOnce(Learner learner, Partnership.Badge badge, LocalDate offeredOn) {
        var offer = offer(learner, new Offer("", learner.email(), badge, offeredOn));
        write(offer, "accepted", offeredOn, "");
    }

    /** The platform numbers the awards; a learner has fewer than eight. */
    private Offer offer(Learner learner, Offer wanted) {
        var number = Long.toString(8L * learner.number() + offers++);
        var awardId = "award-" + "0".repeat(Math.max(0, 9 - number.length())) + number;
        var offer = new Offer(awardId, wanted.email(), wanted.badge(), wanted.offeredOn());
        write(offer, "offered", offer.offeredOn(), "");
        return offer;
    }

    /** Revoked because of an error, and offered again. */
    private Optional<LocalDate> correct(Learner learner, Offer wrong) {
        var revokedOn = wrong.offeredOn().plusDays(chance.between(2, 25));
        write(wrong, "revoked", revokedOn, "error");
        var againOn = revokedOn.plusDays(chance.between(1, 60));
        if (!Days.isKnown(againOn)) {
            return Optional.empty();
        }
        return answer(learner, offer(learner, new Offer("", wrong.email(), wrong.badge(), againOn)));
    }

    private Optional<LocalDate> answer(Learner learner, Offer offer) {
        var inTime = 0.645
                + 0.10 * learner.drive()
                - (learner.hasNoDevice() ? 0.12 : 0)
                - (learner.speaksEnglishFirst() ? 0 : 0.08)
                - (learner.isOlder() ? 0.10 : 0);
        var late = 0.09;
        var rest = 1 - inTime - late;
        var offeredOn = offer.offeredOn();
        return switch (chance.position(inTime, late, rest * 0.25, rest * 0.10, rest * 0.45, rest * 0.20)) {
            case 0 -> claim(offer, "accepted", offeredOn.plusDays(chance.daysBetween(0, 30)));
            case 1 -> claim(offer, "accepted", offeredOn.plusDays(chance.daysBetween(31, OFFER_DAYS)));
            case 2 -> claim(offer, "accepted_automatically", offeredOn);
            case 3 -> end(offer, "rejected", offeredOn.plusDays(chance.daysBetween(0, 40)));
            case 4 -> end(offer, "offer_expired", offeredOn.plusDays(OFFER_DAYS));
            default -> Optional.empty();
        };
    }

    private Optional<LocalDate> claim(Offer offer, String event, LocalDate claimedOn) {
        write(offer, event, claimedOn, "");
        if (chance.happens(0.008)) {
            write(offer, "revoked", claimedOn.plusDays(chance.between(10, 200)), "other");
        }
        return Days.isKnown(claimedOn) ? Optional.of(claimedOn) : Optional.empty();
    }

    private Optional<LocalDate> end(Offer offer, String event, LocalDate endedOn) {
        write(offer, event, endedOn, "");
        return Optional.empty();
    }

    /** What happens after the cut-off is not yet known and not written. */
    private void write(Offer offer, String event, LocalDate eventOn, String reason) {
        if (!Days.isKnown(eventOn)) {
            return;
        }

        delivery.add(
                Table.BADGE_STATUS,
                offer.awardId(),
                offer.badge().key(),
                offer.badge().collegeKey(),
                offer.email(),
                event,
                eventOn.toString(),
                reason);
    }
}
