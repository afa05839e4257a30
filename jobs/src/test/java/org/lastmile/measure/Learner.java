package org.lastmile.measure;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lastmile.release.CellId;
import org.lastmile.release.Period;

/**
 * What a partnership knows of an invented person at one time.
 *
 * @param visits  attendances by quarter
 * @param offered quarter of the first credential; empty when there is none
 */
record Learner(
        int id,
        String partner,
        String gender,
        Map<Period, Integer> visits,
        Optional<Period> offered,
        boolean isClaimed) {
    Learner {
        visits = Map.copyOf(visits);
    }

    /** One attendance in each quarter. */
    static Learner visiting(int id, String partner, String gender, String... quarters) {
        var visits = new TreeMap<Period, Integer>();
        for (var quarter : quarters) {
            visits.put(Period.of(quarter), 1);
        }

        return new Learner(id, partner, gender, visits, Optional.empty(), false);
    }

    static Learner offered(int id, String partner, String gender, String quarter, boolean isClaimed) {
        return new Learner(id, partner, gender, Map.of(), Optional.of(Period.of(quarter)), isClaimed);
    }

    Learner claiming() {
        return new Learner(id, partner, gender, visits, offered, true);
    }

    Learner at(String otherPartner, String otherGender) {
        return new Learner(id, otherPartner, otherGender, visits, offered, isClaimed);
    }

    /** The same person, known by two cards until now. */
    Learner with(Learner other) {
        var both = new TreeMap<>(visits);
        both.putAll(other.visits);
        return new Learner(id, partner, gender, both, offered, isClaimed);
    }

    Learner withoutVisitsAfter(Period last) {
        var until = new TreeMap<>(visits);
        until.keySet().removeIf(quarter -> quarter.compareTo(last) > 0);
        return new Learner(id, partner, gender, until, offered, isClaimed);
    }

    /** Whether there is anything to know by a quarter. */
    boolean isKnownBy(Period quarter) {
        return visits.keySet().stream().anyMatch(visit -> visit.compareTo(quarter) <= 0)
                || offered.filter(offer -> offer.compareTo(quarter) <= 0).isPresent();
    }

    /** Whether the cell counts this person; written down again here, apart from the product's definitions. */
    boolean isIn(CellId cell) {
        return isOf(cell)
                && switch (cell.indicator()) {
                    case "learners_served", "attendances" ->
                        visits.keySet().stream().anyMatch(visit -> isWithin(visit, cell.period()));
                    case "first_claim_rate_30d" ->
                        offered.filter(offer -> isWithin(offer, cell.period())).isPresent();
                    default -> false;
                };
    }

    boolean isCountedIn(CellId cell) {
        return isIn(cell) && isClaimed && cell.indicator().equals("first_claim_rate_30d");
    }

    private boolean isOf(CellId cell) {
        return switch (cell.dimension()) {
            case "all" -> true;
            case "partner_key" -> partner.equals(cell.level());
            case "gender" -> gender.equals(cell.level());
            case "track_key" -> "lab".equals(cell.level());
            default -> "not stated".equals(cell.level());
        };
    }

    private static boolean isWithin(Period quarter, Period period) {
        return period.isYear() ? quarter.year() == period.year() : quarter.equals(period);
    }
}
