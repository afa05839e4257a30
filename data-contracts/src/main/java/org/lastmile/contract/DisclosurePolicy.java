package org.lastmile.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One profile of {@code policies/disclosure.yaml}: how small a group may be, and how a rate near an end is told.
 *
 * @param profile id of the profile, written into every edition
 * @param minimum smallest count that may be shown, in people, at least 2
 * @param bands   by number of people, ascending, from the minimum on without a gap; the last one has no end
 * @param intervalWidth how far apart the possible values of a hidden number must be, at least 1
 * @param maxCells most cells that are decided together
 * @param coalition how many people, or partners, may put together what they know: 1 or 2
 * @param partnerMinimum smallest count of other people that a partner may be able to work out by taking its own learners
 *                       away from a number that is shown, from 2 to the minimum
 * @param insiderWidth how far apart the possible numbers of other people in a hidden number must be for somebody who knows
 *                     some of the people in it, from 1 to the interval width
 * @param pPercent how closely the second largest contributor to a sum may know the largest, in percent, from 1 to 100
 * @param ranges  the public grid of ranges for hidden counts, ascending, from 0 on
 */
// Long, because each number of a profile is described where it is declared.
public record DisclosurePolicy(
        @JsonProperty(value = "id", required = true) String profile,
        @JsonProperty(required = true) String title,
        @JsonProperty(required = true) int minimum,
        @JsonProperty(required = true) List<Band> bands,
        @JsonProperty(value = "interval_width", required = true) int intervalWidth,
        @JsonProperty(required = true) int coalition,
        @JsonProperty(value = "partner_minimum", required = true) int partnerMinimum,
        @JsonProperty(value = "insider_width", required = true) int insiderWidth,
        @JsonProperty(value = "p_percent", required = true) int pPercent,
        @JsonProperty(required = true) List<RangeSize> ranges,
        @JsonProperty(value = "max_cells", required = true) int maxCells) {
    static final String FILE = "policies/disclosure.yaml";

    /**
     * @throws WarehouseException with all problems of the profile, when the minimum or the bands are not usable
     */
    public DisclosurePolicy {
        bands = List.copyOf(bands);
        ranges = List.copyOf(ranges);
        var problems = PolicyProblems.of(minimum, bands);
        problems.addAll(PolicyProblems.of(intervalWidth, ranges, minimum));
        problems.addAll(PolicyProblems.ofReaders(coalition, partnerMinimum, minimum));
        problems.addAll(PolicyProblems.ofInsiders(insiderWidth, intervalWidth));
        problems.addAll(PolicyProblems.ofPercent(pPercent));

        if (!problems.isEmpty()) {
            throw new WarehouseException(problems.stream()
                    .map(problem -> FILE + ", profile '" + profile + "': " + problem)
                    .collect(Collectors.joining("\n")));
        }
    }

    /**
     * A range of group sizes, and how wide a range in percent must be for them.
     *
     * @param peopleTo largest size, null when there is none
     * @param widthPct in percent, a divisor of 100
     */
    public record Band(
            @JsonProperty(value = "people_from", required = true) int peopleFrom,
            @JsonProperty("people_to") @Nullable Integer peopleTo,
            @JsonProperty(value = "width_pct", required = true) int widthPct) {

        boolean holds(long people) {
            return people >= peopleFrom && (peopleTo == null || people <= peopleTo);
        }

        /** As published: {@code 40-99} or {@code 300 or more}. */
        public String words() {
            return peopleTo == null ? peopleFrom + " or more" : peopleFrom + "-" + peopleTo;
        }
    }

    /**
     * From which count on ranges have which size.
     *
     * @param from first count of the first of these ranges
     * @param size numbers in a range, more than the interval width
     */
    public record RangeSize(@JsonProperty(required = true) long from, @JsonProperty(required = true) long size) {}

    @JsonIgnoreProperties("rows")
    private record Profiles(
            @JsonProperty(value = "default", required = true) String chosen,
            @JsonProperty(required = true) List<DisclosurePolicy> profiles) {}

    /**
     * Reads the profile that the file names as its default.
     *
     * @throws WarehouseException if the file is not readable as a policy
     */
    public static DisclosurePolicy read(InputStream file) {
        var profiles = profiles(file);
        return profile(profiles, profiles.chosen());
    }

    /**
     * Reads one profile by its id.
     *
     * @throws WarehouseException if the file is not readable as a policy, or has no such profile
     */
    public static DisclosurePolicy read(InputStream file, String profile) {
        return profile(profiles(file), profile);
    }

    /**
     * The band for a group of this many people.
     *
     * @throws IllegalArgumentException if the group is below the minimum: nothing may be told of it
     */
    public Band band(long people) {
        return bands.stream()
                .filter(band -> band.holds(people))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No band below the minimum."));
    }

    /** The first count of the range of the grid that holds a count. */
    public long rangeLow(long count) {
        var size = rangeSize(count);
        return size.from() + (count - size.from()) / size.size() * size.size();
    }

    /** The last count of the range of the grid that holds a count. */
    public long rangeHigh(long count) {
        return rangeLow(count) + rangeSize(count).size() - 1;
    }

    /**
     * The same profile with another minimum and another width. Bands begin at the minimum; ranges hold twice as many
     * numbers as both at least, and none is cut.
     *
     * @throws WarehouseException if such a policy is not usable
     */
    public DisclosurePolicy with(int otherMinimum, int otherWidth) {
        var otherBands = new ArrayList<Band>();
        for (var band : bands) {
            if (band.peopleTo() == null || band.peopleTo() >= otherMinimum) {
                var from = otherBands.isEmpty() ? otherMinimum : band.peopleFrom();
                otherBands.add(new Band(from, band.peopleTo(), band.widthPct()));
            }
        }

        var otherRanges = new ArrayList<RangeSize>();
        var from = 0L;
        var size = 2L * Math.max(otherMinimum, otherWidth);
        for (var range : ranges) {
            from -= Math.floorDiv(from - range.from(), size) * size;
            size = Math.max(size, range.size());
            otherRanges.add(new RangeSize(from, size));
        }

        return new DisclosurePolicy(
                profile,
                title,
                otherMinimum,
                otherBands,
                otherWidth,
                coalition,
                Math.min(partnerMinimum, otherMinimum),
                Math.min(insiderWidth, otherWidth),
                pPercent,
                otherRanges,
                maxCells);
    }

    private RangeSize rangeSize(long count) {
        return ranges.stream()
                .filter(size -> size.from() <= count)
                .reduce((one, next) -> next)
                .orElseThrow(() -> new IllegalArgumentException("Counts start at 0."));
    }

    private static Profiles profiles(InputStream file) {
        return parsed(file, Profiles.class);
    }

    /** The whole file, as one of the types that describe it. */
    static <T> T parsed(InputStream file, Class<T> type) {
        var mapper = YAMLMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        try {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof WarehouseException problem) {
                throw problem;
            }

            var line =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            throw new WarehouseException(
                    FILE + line + ": " + e.getOriginalMessage() + " Write it like the built-in file.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DisclosurePolicy profile(Profiles all, String id) {
        return all.profiles().stream()
                .filter(policy -> policy.profile().equals(id))
                .findFirst()
                .orElseThrow(() -> new WarehouseException(FILE + ": profile '" + id + "' is unknown; use one of "
                        + all.profiles().stream().map(DisclosurePolicy::profile).collect(Collectors.joining(", "))
                        + "."));
    }
}
