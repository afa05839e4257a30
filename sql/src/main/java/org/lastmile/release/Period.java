package org.lastmile.release;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.lastmile.contract.WarehouseException;

/**
 * A calendar quarter, written {@code 2026Q3}, or a calendar year, written {@code 2026}.
 *
 * @param quarter 1 to 4, or 0 for the whole year
 */
public record Period(int year, int quarter) implements Comparable<Period> {
    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:Q([1-4]))?");

    /** @throws WarehouseException if the text is neither a quarter nor a year */
    public static Period of(String text) {
        var match = FORM.matcher(text);

        if (!match.matches()) {
            throw new WarehouseException(
                    "Period '" + text + "' is neither a quarter nor a year; write it as 2026Q3 or 2026.");
        }

        return new Period(
                Integer.parseInt(match.group(1)), match.group(2) == null ? 0 : Integer.parseInt(match.group(2)));
    }

    /** The quarter that holds the day. */
    public static Period quarterOf(LocalDate day) {
        return new Period(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    public boolean isYear() {
        return quarter == 0;
    }

    public Period wholeYear() {
        return new Period(year, 0);
    }

    /** The same quarter, or the same year, one year before. */
    public Period yearBefore() {
        return new Period(year - 1, quarter);
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, isYear() ? 1 : quarter * 3 - 2, 1);
    }

    public LocalDate lastDay() {
        return firstDay().plusMonths(isYear() ? 12 : 3).minusDays(1);
    }

    /** Years after their last quarter, so that a list of periods reads in time. */
    @Override
    public int compareTo(Period other) {
        var days = lastDay().compareTo(other.lastDay());
        return days != 0 ? days : Boolean.compare(isYear(), other.isYear());
    }

    @Override
    public String toString() {
        return isYear() ? Integer.toString(year) : year + "Q" + quarter;
    }
}
