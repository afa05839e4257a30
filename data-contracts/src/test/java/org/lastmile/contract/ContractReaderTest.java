package org.lastmile.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ContractReaderTest {
    private static Contract contract(String type, String format) {
        return ContractReader.read(
                "contracts/mine.odcs.yaml",
                """
                version: 1.0.0
                id: mine
                schema:
                  - name: visit
                    properties:
                      - name: held_on
                        logicalType: %s
                        logicalTypeOptions:
                          format: "%s"
                        customProperties:
                          - property: sensitivity
                            value: public
                """
                        .formatted(type, format));
    }

    @Test
    void a_day_may_be_written_in_one_of_several_ways() {
        var column = contract("date", "[yyyyMMdd][M/d/yyyy[ h:mm a]][yyyy-MM-dd[ HH:mm]]")
                .tables()
                .get(0)
                .columns()
                .get(0);
        var days = DayFormat.of(String.valueOf(column.rules().format()));

        assertThat(LocalDate.parse("20260105", days)).isEqualTo("2026-01-05");
        assertThat(LocalDate.parse("1/5/2026", days)).isEqualTo("2026-01-05");
        assertThat(LocalDate.parse("1/5/2026 3:15 pm", days)).isEqualTo("2026-01-05");
        assertThat(LocalDate.parse("2026-01-05 23:59", days)).isEqualTo("2026-01-05");
        assertThatThrownBy(() -> LocalDate.parse("2/30/2026", days))
                .isInstanceOf(java.time.format.DateTimeParseException.class);
    }

    @Test
    void an_unknown_basis_or_scope_is_said() {
        assertThatThrownBy(
                        () -> ContractReader.read(
                                "contracts/mine.odcs.yaml",
                                """
                        version: 1.0.0
                        id: mine
                        customProperties:
                          - property: basis
                            value: consents
                          - property: consentScope
                            value: everything
                        schema:
                          - name: visit
                        """))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("contracts/mine.odcs.yaml, 'contract': basis 'consents' is unknown; use one of agreement,"
                        + " consent, public.\ncontracts/mine.odcs.yaml, 'contract': consentScope 'everything' is"
                        + " unknown; use one of all, participation, assessment, credential, enrollment, employment.");
    }

    @Test
    void a_format_that_is_no_pattern_is_said() {
        assertThatThrownBy(() -> contract("date", "yyyyMMdb"))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("contracts/mine.odcs.yaml, column 'visit.held_on': format 'yyyyMMdb' is no pattern of days;"
                        + " write one such as yyyyMMdd.");
    }

    @Test
    void a_format_of_instants_is_not_passed_over() {
        assertThatThrownBy(() -> contract("timestamp", "yyyyMMdd"))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("contracts/mine.odcs.yaml, column 'visit.held_on': format is understood for dates only;"
                        + " remove it, or make the column a date.");
    }

    @Test
    void a_format_that_nobody_reads_is_said() {
        assertThatThrownBy(
                        () -> ContractReader.read(
                                "contracts/mine.odcs.yaml",
                                """
                        version: 1.0.0
                        id: mine
                        customProperties:
                          - property: format
                            value: xml
                        schema:
                          - name: visit
                        """))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("contracts/mine.odcs.yaml, 'contract': format 'xml' is unknown; use one of credential_json,"
                        + " csv, json.");
    }

    @Test
    void a_slip_in_what_is_never_loaded_does_not_load_it() {
        assertThatThrownBy(
                        () -> ContractReader.read(
                                "contracts/mine.odcs.yaml",
                                """
                        version: 1.0.0
                        id: mine
                        schema:
                          - name: visit
                            customProperties:
                              - property: load
                                value: nevr
                        """))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("contracts/mine.odcs.yaml, 'visit': load 'nevr' is unknown; write never, or remove it.");
    }

    @Test
    void rows_of_json_stand_where_the_contract_says() {
        var table =
                """
                version: 1.0.0
                id: mine
                schema:
                  - name: visit
                    customProperties:
                      - property: rows
                        value: %s
                """;

        assertThat(ContractReader.read("mine", table.formatted("/data"))
                        .table("visit")
                        .rows())
                .containsExactly("/data");
        assertThat(ContractReader.read("mine", table.formatted("[\"\", /data]"))
                        .table("visit")
                        .rows())
                .containsExactly("", "/data");
        assertThat(contract("date", "yyyyMMdd").tables().get(0).rows()).containsExactly("");
    }

    private static Contract born(String parts) {
        return ContractReader.read(
                "contracts/mine.odcs.yaml",
                """
                version: 1.0.0
                id: mine
                schema:
                  - name: learner
                    properties:
                      - name: birth_date
                        logicalType: string
                        customProperties:
                          - property: sensitivity
                            value: direct
                          - property: identifier
                            value: name_birth
                          - property: parts
                            value: %s
                """
                        .formatted(parts));
    }

    @Test
    void an_identifier_of_name_and_birth_date_names_the_two_columns_of_the_name() {
        assertThatThrownBy(() -> born("[last_name]"))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("contracts/mine.odcs.yaml, column 'learner.birth_date': 'parts' names the columns of first"
                        + " and last name, in this order, of an identifier 'name_birth', and stands at no other.\n"
                        + "contracts/mine.odcs.yaml, column 'learner.birth_date': 'parts' names 'last_name', which is no"
                        + " column of the table.");
    }

    private static Contract visits(String keys) {
        return ContractReader.read(
                "contracts/mine.odcs.yaml",
                """
                version: 1.0.0
                id: mine
                schema:
                  - name: visit
                    customProperties:
                %s
                    properties:
                      - name: visit_key
                        primaryKey: true
                        customProperties:
                          - property: sensitivity
                            value: public
                      - name: state
                        customProperties:
                          - property: sensitivity
                            value: public
                """
                        .formatted(keys.indent(6).stripTrailing()));
    }

    @Test
    void rows_that_delete_others_name_them_by_the_primary_key_unless_another_column_is_said() {
        var deleted = visits(
                        """
                - property: deleted
                  value:
                    - {column: state, values: [gone], closes: core_key, prefix: "x:"}
                    - {column: state, values: [void], key: state}""")
                .tables()
                .get(0)
                .deleted();

        assertThat(deleted)
                .containsExactly(
                        new DeletedRows("state", java.util.List.of("gone"), "visit_key", "core_key", "x:", false),
                        new DeletedRows("state", java.util.List.of("void"), "state", "state", "", false));
    }

    @Test
    void rows_that_delete_those_of_their_learner_must_know_one() {
        assertThatThrownBy(
                        () -> visits(
                                """
                        - property: deleted
                          value:
                            - {column: state, values: [gone], of: learner}
                            - {column: state, values: [gone], of: partner}"""))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        "contracts/mine.odcs.yaml, 'visit': 'of' in 'deleted' may be 'learner', in a table that knows"
                                + " learners by one identifier.\n"
                                + "contracts/mine.odcs.yaml, 'visit': 'of' in 'deleted' may be 'learner', in a table that"
                                + " knows learners by one identifier.");
    }

    @Test
    void columns_of_which_one_must_be_filled_are_there() {
        assertThatThrownBy(
                        () -> visits(
                                """
                        - property: someOf
                          value: [visit_key, card]"""))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        "contracts/mine.odcs.yaml, 'visit': column 'card' of 'someOf' is none that is stored; name one"
                                + " of its columns.");
    }

    @Test
    void columns_of_facts_and_deletions_that_are_not_there_are_said() {
        assertThatThrownBy(
                        () -> visits(
                                """
                        - property: fact
                          value: [visit_key, held_at]
                        - property: deleted
                          value:
                            - {column: gone, values: ["yes"]}"""))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        "contracts/mine.odcs.yaml, 'visit': 'deleted' needs a 'column' that is stored, its 'values',"
                                + " and, where the primary key is not one column, the stored column 'key' that names what is"
                                + " deleted.\n"
                                + "contracts/mine.odcs.yaml, 'visit': column 'held_at' of 'fact' is none that is stored; name one"
                                + " of its columns.");
    }
}
