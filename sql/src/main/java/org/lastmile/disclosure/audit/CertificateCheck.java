package org.lastmile.disclosure.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Verifies a certificate by adding up; knows nothing of how it was made. */
public final class CertificateCheck {
    private final Certificate certificate;
    private final List<String> problems = new ArrayList<>();

    private CertificateCheck(Certificate certificate) {
        this.certificate = certificate;
    }

    /** What is wrong with a certificate, one sentence each; empty when it proves what it should. */
    public static List<String> problems(Certificate certificate) {
        var check = new CertificateCheck(certificate);
        check.tables();
        certificate.problem().secrets().forEach(check::secret);
        return check.problems;
    }

    /** What is wrong with its tables, one sentence each; empty when all agree with everything published. */
    static List<String> problemsOfTables(Certificate certificate) {
        var check = new CertificateCheck(certificate);
        check.tables();
        return check.problems;
    }

    private void tables() {
        for (var table = 0; table < certificate.tables().size(); table++) {
            table(table);
        }
    }

    private void table(int at) {
        var table = certificate.tables().get(at);

        if (table.length != certificate.problem().size() || Arrays.stream(table).anyMatch(number -> number < 0)) {
            problems.add("Table " + (at + 1) + " has a number below 0, or not as many numbers as there are unknowns.");
            return;
        }

        for (var row = 0; row < certificate.problem().known().size(); row++) {
            var known = certificate.problem().known().get(row);
            var sum = 0L;
            for (var i = 0; i < known.unknowns().length; i++) {
                sum += (long) known.coefficients()[i] * table[known.unknowns()[i]];
            }

            if (sum < known.low() || sum > known.high()) {
                problems.add("Table " + (at + 1) + " does not agree with published row " + (row + 1) + ".");
            }
        }
    }

    private void secret(Secret secret) {
        var low = Long.MAX_VALUE;
        var high = Long.MIN_VALUE;
        for (var table : certificate.tables()) {
            var sum = Arrays.stream(secret.unknowns())
                    .mapToLong(unknown -> unknown < table.length ? table[unknown] : 0)
                    .sum();
            low = Math.min(low, sum);
            high = Math.max(high, sum);
        }

        if (low > high || high - low < secret.width()) {
            problems.add("Cell " + secret.id() + " is not shown to reach over " + secret.width() + ".");
        }
    }
}
