package org.lastmile.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lastmile.contract.Contract;

/**
 * What a file was taken for.
 *
 * @param columns names of its columns by which it was recognised, as the contract calls them; empty when its kind alone
 *                decided
 * @param leftOut names of its columns that the contract leaves out, as the file calls them
 */
public record Recognised(String file, String source, String table, List<String> columns, List<String> leftOut) {
    private static final int SHOWN = 6;

    public Recognised {
        columns = List.copyOf(columns);
        leftOut = List.copyOf(leftOut);
    }

    /** All files of a delivery. */
    static List<Recognised> of(Delivery delivery) throws IOException {
        var recognised = new ArrayList<Recognised>();
        var contract = delivery.contract();

        for (var files : delivery.files().entrySet()) {
            for (var file : files.getValue()) {
                recognised.add(of(contract, files.getKey(), file));
            }
        }

        return recognised;
    }

    private static Recognised of(Contract contract, String table, SourceFile file) throws IOException {
        var tokenized = TokenizedHeader.of(file);

        if (tokenized.isPresent() || !contract.format().equals(Contract.CSV)) {
            var columns = tokenized.map(TokenizedHeader::columns).orElse(List.of());
            return new Recognised(file.name(), contract.id(), table, columns, List.of());
        }

        var header = CsvHeader.read(file);
        var wanted = contract.table(table);
        return new Recognised(file.name(), contract.id(), table, header.met(wanted), header.leftOut(wanted));
    }

    /** In words, for example {@code it has partner_key, session_key, card_number, attended_on, hours, attendance_status}. */
    public String reason() {
        var shown = String.join(", ", columns.stream().limit(SHOWN).toList());
        var more = columns.size() > SHOWN ? " and " + (columns.size() - SHOWN) + " more" : "";
        return columns.isEmpty() ? "it is a document" : "it has " + shown + more;
    }
}
