package org.lastmile.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.InputStream;
import java.util.List;

/**
 * What of {@code policies/disclosure.yaml} is about rows of files.
 *
 * @param rowsOfOne rows of a delivery that one person is taken to have at most
 * @param stepsPct  ends of the ranges in which a share of rows is told, ascending from 0 to 100
 */
public record RowPolicy(
        @JsonProperty(value = "rows_of_one", required = true) int rowsOfOne,
        @JsonProperty(value = "steps_pct", required = true) List<Integer> stepsPct) {
    /** @throws WarehouseException if the numbers are of no use */
    public RowPolicy {
        stepsPct = List.copyOf(stepsPct);

        if (rowsOfOne < 1) {
            throw new WarehouseException(
                    DisclosurePolicy.FILE + ", 'rows': rows_of_one " + rowsOfOne + " is nobody; use at least 1.");
        }

        if (stepsPct.size() < 2
                || stepsPct.get(0) != 0
                || stepsPct.get(stepsPct.size() - 1) != 100
                || !stepsPct.equals(stepsPct.stream().distinct().sorted().toList())) {
            throw new WarehouseException(DisclosurePolicy.FILE + ", 'rows': steps_pct " + stepsPct
                    + " do not go up from 0 to 100; write them like the built-in file.");
        }
    }

    @JsonIgnoreProperties({"default", "profiles"})
    private record Part(@JsonProperty(required = true) RowPolicy rows) {}

    /** @throws WarehouseException if the file is not readable as a policy, or says nothing of rows */
    public static RowPolicy read(InputStream file) {
        return DisclosurePolicy.parsed(file, Part.class).rows();
    }
}
