package org.lastmile.ingest;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Table;

/** The reader of each format that a contract may name. */
final class RowSources {
    private RowSources() {}

    /**
     * Reads each file by what it is; one whose identifiers are tokens already has columns of its own.
     *
     * @param today day on which expiry is judged
     * @param files all that are to be read: one may say how to read others
     */
    static RowSource of(Contract contract, Table table, LocalDate today, List<SourceFile> files) throws IOException {
        var rows = new CsvRows(contract, table);
        var other = others(contract, table, today, files);
        return (file, sink) -> (TokenizedHeader.of(file).isPresent() ? rows : other).read(file, sink);
    }

    /** Files as the systems of partners write them. */
    private static RowSource others(Contract contract, Table table, LocalDate today, List<SourceFile> files)
            throws IOException {
        return switch (contract.format()) {
            case Contract.CSV -> new CsvRows(contract, table);
            case Contract.JSON -> new JsonRows(table);
            case Contract.CREDENTIAL_JSON -> new CredentialRows(table, today, files);
            default -> throw new IllegalStateException("there is no reader of " + contract.format());
        };
    }
}
