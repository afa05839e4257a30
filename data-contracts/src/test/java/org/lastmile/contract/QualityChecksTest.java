package org.lastmile.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Checks that a contract may promise, and those that nobody would make. */
class QualityChecksTest {
    private static Contract contract(String quality, String ofColumn) {
        return ContractReader.read(
                "contracts/mine.odcs.yaml",
                """
                version: 1.0.0
                id: mine
                schema:
                  - name: visit
                    quality:
                %s
                    properties:
                      - name: visit_key
                        logicalType: string
                %s
                        customProperties:
                          - property: sensitivity
                            value: public
                """
                        .formatted(quality.indent(6), ofColumn.indent(8)));
    }

    @Test
    void row_counts_have_bounds_and_say_what_follows() {
        var rules = contract(
                        """
                        - metric: rowCount
                          mustBeBetween: [80, 200]
                          unit: percent
                        - metric: rowCount
                          mustBeGreaterOrEqualTo: 1
                          severity: error""",
                        "unique: true")
                .tables()
                .get(0);

        assertThat(rules.rowCounts())
                .containsExactly(
                        new RowCountRule(true, BigDecimal.valueOf(80), BigDecimal.valueOf(200), false),
                        new RowCountRule(false, BigDecimal.ONE, null, true));
        assertThat(rules.rowCounts().get(0).words()).isEqualTo("at least 80 % and at most 200 %");
        assertThat(rules.rowCounts().get(0).isKept(BigDecimal.valueOf(80))).isTrue();
        assertThat(rules.rowCounts().get(0).isKept(new BigDecimal("79.9"))).isFalse();
        assertThat(rules.columns().get(0).isUnique()).isTrue();
    }

    @Test
    void a_check_that_nobody_makes_is_refused() {
        assertThatThrownBy(
                        () -> contract(
                                """
                        - metric: duplicateValues
                          mustBe: 0
                        - metric: rowCount
                          severity: fatal
                          mustBeLessThan: 3""",
                                """
                        logicalTypeOptions:
                          minLength: 3
                        quality:
                          - metric: nullValues
                            mustBe: 0"""))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        "contracts/mine.odcs.yaml, column 'visit.visit_key': quality metric 'nullValues' is not checked"
                                + " as it is written; use invalidValues with validValues, or required, unique, and the"
                                + " option pattern.\n"
                                + "contracts/mine.odcs.yaml, column 'visit.visit_key': option 'minLength' is not"
                                + " checked; use one of format, maxLength, maximum, minimum, pattern.\n"
                                + "contracts/mine.odcs.yaml, 'visit': quality metric 'duplicateValues' of a table is not"
                                + " checked; use rowCount, or say of columns that they are required, a primary key or"
                                + " unique.\n"
                                + "contracts/mine.odcs.yaml, 'visit': severity 'fatal' of rowCount is unknown; use"
                                + " warning or error (the delivery is refused).\n"
                                + "contracts/mine.odcs.yaml, 'visit': rowCount has no bound; use one of mustBeBetween,"
                                + " mustBeGreaterOrEqualTo, mustBeLessOrEqualTo, mustBe.");
    }
}
