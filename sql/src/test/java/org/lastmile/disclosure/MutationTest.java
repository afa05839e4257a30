package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.audit.Audit;
import org.lastmile.disclosure.audit.Certificate;
import org.lastmile.disclosure.audit.CertificateCheck;
import org.lastmile.disclosure.audit.Known;
import org.lastmile.disclosure.audit.Limits;

/** Breaks one rule at a time: a check that never says no proves nothing. */
class MutationTest {
    private static final DisclosurePolicy POLICY = Policies.standard();
    private static final Limits EXACT = Limits.exact(Duration.ofSeconds(30));
    private static final long[][] COUNTS = {{3, 40, 71}, {30, 55, 82}, {50, 61, 93}};

    private final Block block = Tables.twoWay(COUNTS);
    private final GateResult result = Gate.decide(block, POLICY);

    @Test
    void nothing_is_wrong_before_anything_is_broken() {
        assertThat(LeakCheck.of(block, result.decisions(), POLICY)).isEqualTo(new LeakCheck.Leaks(0, 0));
        assertThat(Attacker.of(block, result.decisions()).narrow(POLICY.minimum()))
                .isEmpty();
        assertThat(CertificateCheck.problems(result.certificate())).isEmpty();
    }

    @Test
    void the_leak_check_notices_a_small_cell_that_is_shown() {
        assertThat(LeakCheck.of(block, with("1,1", new Decision.Show()), POLICY).fresh())
                .isPositive();
    }

    @Test
    void the_checks_notice_that_all_cells_but_the_small_one_are_shown() {
        var decisions = new HashMap<>(Tables.hiding(block, "1,1"));

        assertThat(LeakCheck.of(block, decisions, POLICY).fresh()).isPositive();
        assertThat(Attacker.of(block, decisions).narrow(POLICY.minimum())).isNotEmpty();
    }

    @Test
    void the_audit_notices_a_range_that_is_too_narrow() {
        var decisions = with("1,1", new Decision.Range(0, 5));

        assertThat(LeakCheck.of(block, decisions, POLICY).fresh()).isZero();
        assertThat(Attacker.of(block, decisions).narrow(POLICY.minimum())).isNotEmpty();
    }

    @Test
    void the_audit_notices_what_somebody_alone_in_a_cell_knows_and_a_problem_without_it_does_not() {
        var corners = Tables.twoWay(new long[][] {{1, 40, 70}, {30, 5, 80}, {50, 60, 90}});
        var outsider = Attacker.of(corners, Tables.hiding(corners, "1,1", "1,2", "2,1", "2,2"));

        assertThat(outsider.narrow(POLICY.minimum())).isEmpty();
        assertThat(outsider.knowing(0).narrow(POLICY.minimum())).containsKey("2,2 part 0");
    }

    @Test
    void the_check_of_the_certificate_notices_every_number_that_is_changed() {
        var certificate = result.certificate();
        var unnoticed = new ArrayList<Integer>();
        for (var at = 0; at < certificate.problem().size(); at++) {
            var table = certificate.tables().get(0).clone();
            table[at]++;
            var tables = new ArrayList<>(certificate.tables());
            tables.set(0, table);

            if (CertificateCheck.problems(new Certificate(certificate.problem(), tables))
                    .isEmpty()) {
                unnoticed.add(at);
            }
        }

        // One unknown stands for variables that are in no cell; no published row is about it.
        var published = certificate.problem().known().stream()
                .flatMapToInt(row -> Arrays.stream(row.unknowns()))
                .boxed()
                .toList();
        assertThat(unnoticed).doesNotContainAnyElementsOf(published).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void the_check_of_the_certificate_notices_that_one_table_is_missing_or_below_zero() {
        var certificate = result.certificate();
        var below = certificate.tables().get(0).clone();
        below[0] = -1;

        assertThat(CertificateCheck.problems(new Certificate(certificate.problem(), List.of())))
                .isNotEmpty();
        assertThat(CertificateCheck.problems(new Certificate(
                        certificate.problem(), certificate.tables().subList(0, 1))))
                .isNotEmpty();
        assertThat(CertificateCheck.problems(new Certificate(certificate.problem(), List.of(below))))
                .contains("Table 1 has a number below 0, or not as many numbers as there are unknowns.");
    }

    @Test
    void a_certificate_of_less_than_what_is_published_does_not_hold_for_what_is_published() {
        var published = result.certificate().problem();
        var hidden = published.secrets().get(0).unknowns();
        var less = result.certificate();
        var more = published.forReader(List.of(Known.number(hidden, 3)), java.util.Set.of("nobody's own cell"));

        assertThat(CertificateCheck.problems(new Certificate(more, less.tables())))
                .isNotEmpty();
        assertThat(Audit.of(more, EXACT).narrow()).contains(0);
    }

    private Map<String, Decision> with(String id, Decision decision) {
        var decisions = new HashMap<>(result.decisions());
        decisions.put(id, decision);
        return decisions;
    }
}
