package org.lastmile.contract;

import java.util.ArrayList;
import java.util.List;
import org.lastmile.contract.DisclosurePolicy.Band;
import org.lastmile.contract.DisclosurePolicy.RangeSize;

/** What is wrong with the numbers of a policy, one sentence each. */
final class PolicyProblems {
    private PolicyProblems() {}

    static List<String> of(int minimum, List<Band> bands) {
        var problems = new ArrayList<String>();

        if (minimum < 2) {
            problems.add("minimum " + minimum + " hides nobody; use at least 2.");
        }

        if (bands.isEmpty() || bands.get(bands.size() - 1).peopleTo() != null) {
            problems.add("the bands end; leave people_to out of the last band.");
        }

        var expected = minimum;
        for (var band : bands) {
            problems.addAll(of(band, expected));
            expected = band.peopleTo() == null ? Integer.MAX_VALUE : band.peopleTo() + 1;
        }

        return problems;
    }

    static List<String> of(int width, List<RangeSize> ranges, int minimum) {
        var problems = new ArrayList<String>();

        if (width < minimum - 1) {
            problems.add("interval_width " + width + " is less than the hidden counts differ; use at least "
                    + (minimum - 1) + ".");
        }

        if (ranges.isEmpty() || ranges.get(0).from() != 0) {
            problems.add("the ranges must begin at 0.");
        }

        for (var i = 0; i < ranges.size(); i++) {
            var range = ranges.get(i);

            if (range.size() <= width) {
                problems.add("ranges from " + range.from() + " have size " + range.size() + "; use more than "
                        + "interval_width " + width + ".");
            }

            if (i > 0
                    && (range.from() - ranges.get(i - 1).from())
                                    % ranges.get(i - 1).size()
                            != 0) {
                problems.add("ranges from " + range.from() + " cut a range before them; begin where one ends.");
            }
        }

        return problems;
    }

    static List<String> ofReaders(int coalition, int partnerMinimum, int minimum) {
        var problems = new ArrayList<String>();

        if (coalition < 1 || coalition > 2) {
            problems.add("coalition " + coalition + " is not looked at; use 1 or 2.");
        }

        if (partnerMinimum < 2 || partnerMinimum > minimum) {
            problems.add("partner_minimum " + partnerMinimum + " is of no use; use 2 to the minimum, " + minimum + ".");
        }

        return problems;
    }

    static List<String> ofInsiders(int insiderWidth, int intervalWidth) {
        return insiderWidth >= 1 && insiderWidth <= intervalWidth
                ? List.of()
                : List.of("insider_width " + insiderWidth + " is of no use; use 1 to interval_width, " + intervalWidth
                        + ".");
    }

    static List<String> ofPercent(int percent) {
        return percent >= 1 && percent <= 100
                ? List.of()
                : List.of("p_percent " + percent + " is no share of the largest contribution; use 1 to 100.");
    }

    private static List<String> of(Band band, int expected) {
        var problems = new ArrayList<String>();

        if (band.peopleFrom() != expected) {
            problems.add("band " + band.words() + " must begin at " + expected
                    + "; bands begin at the minimum and leave no gap.");
        }

        if (band.peopleTo() != null && band.peopleTo() < band.peopleFrom()) {
            problems.add("band " + band.words() + " ends before it begins; exchange the two.");
        }

        if (band.widthPct() < 1 || 100 % band.widthPct() != 0) {
            problems.add("band " + band.words() + ": width_pct " + band.widthPct()
                    + " does not divide 100; use 1, 2, 4, 5, 10, 20, 25, 50 or 100.");
        }

        return problems;
    }
}
