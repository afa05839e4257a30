package org.lastmile.ingest;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lastmile.contract.Column;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;
import org.lastmile.contract.WarehouseException;

/**
 * First line of a file whose identifiers were made tokens by {@code tokenize}. Its first column is called {@code
 * tokenized/2/<key>/<contract>/<version>/<table>} and holds the line that each row had in the file at home; the second
 * one says why a row was set aside there; the others are the stored columns of the table by our names.
 *
 * @param keyId   of the key that made the tokens
 * @param source  id of the contract
 * @param columns our names, in the order of the file
 */
record TokenizedHeader(String keyId, String source, String version, String table, List<String> columns) {
    static final String SET_ASIDE = "set_aside";
    /** Columns before those of the table. */
    static final int BEFORE = 2;

    private static final String BEGIN = "tokenized/";
    /** Of the first version tokens of name and birth date say nothing of slips, and link worse than the names themselves. */
    private static final String VERSION = "2";

    private static final Pattern MARK = Pattern.compile(BEGIN + "([0-9]{1,9})/([0-9a-f]{8})/([^/]+)/([^/]+)/([^/]+)");

    TokenizedHeader {
        columns = List.copyOf(columns);
    }

    /** Of a table, with all columns that are stored. */
    static TokenizedHeader of(TokenKey key, Contract contract, Table table) {
        return new TokenizedHeader(
                key.id(),
                contract.id(),
                contract.version(),
                table.name(),
                table.stored().stream().map(Column::name).toList());
    }

    /**
     * Empty when the file is as its partner's system wrote it.
     *
     * @throws WarehouseException if another version of this program has made the tokens
     */
    static Optional<TokenizedHeader> of(SourceFile file) throws IOException {
        if (!begins(file)) {
            return Optional.empty();
        }

        try (var csv = CsvText.open(file.whole().open(), StandardCharsets.ISO_8859_1)) {
            var records = csv.iterator();
            return records.hasNext() ? of(file, records.next().getFields()) : Optional.empty();
        } catch (CsvParseException | UncheckedIOException failure) {
            Unpacking.complain(failure);
            return Optional.empty();
        }
    }

    /** Looks at the first bytes only: most files are others, and some are images. A spreadsheet may have added a quote. */
    private static boolean begins(SourceFile file) throws IOException {
        try (var stream = Bom.skip(file.whole().open())) {
            var head = new String(stream.readNBytes(BEGIN.length() + 1), StandardCharsets.ISO_8859_1);
            return head.startsWith(BEGIN) || head.startsWith("\"" + BEGIN);
        }
    }

    private static Optional<TokenizedHeader> of(SourceFile file, List<String> names) {
        var mark = MARK.matcher(names.get(0));

        if (names.size() <= BEFORE || !mark.matches() || !names.get(1).equals(SET_ASIDE)) {
            return Optional.empty();
        }

        if (!mark.group(1).equals(VERSION)) {
            throw new WarehouseException(file.place() + ": was tokenised by another version of this program, in form "
                    + mark.group(1) + ", and this one reads form " + VERSION
                    + "; tokenise the file again with the version that this warehouse has.");
        }

        return Optional.of(new TokenizedHeader(
                mark.group(2), mark.group(3), mark.group(4), mark.group(5), names.subList(BEFORE, names.size())));
    }

    /** The first line. */
    List<String> names() {
        var mark = String.join("/", "tokenized", VERSION, keyId, source, version, table);
        return Stream.concat(Stream.of(mark, SET_ASIDE), columns.stream()).toList();
    }

    /** Where each column of the table stands in the file; -1 where the file has no such column. */
    int[] positions(Table of) {
        var places = new HashMap<String, Integer>();

        for (var i = 0; i < columns.size(); i++) {
            places.put(columns.get(i), i + BEFORE);
        }

        return of.columns().stream()
                .mapToInt(column -> places.getOrDefault(column.name(), -1))
                .toArray();
    }

    /**
     * The contract that the file was judged by at home.
     *
     * @throws WarehouseException if it is not among these, or has another version or other columns
     */
    Contract contract(SourceFile file, Contracts among) {
        var contract = among.all().stream()
                .filter(any -> any.id().equals(source))
                .findFirst()
                .orElseThrow(() -> new WarehouseException(file.place() + ": was tokenised by contract '"
                        + SourceFile.printable(source) + "', which is not among those to"
                        + " choose from; leave --source out, or put the contract into contracts/."));

        if (!contract.version().equals(version)
                || contract.tables().stream().noneMatch(any -> any.name().equals(table))
                || !columns.equals(of(new TokenKey(keyId, ""), contract, contract.table(table)).columns)) {
            throw new WarehouseException(file.place() + ": was tokenised by version " + SourceFile.printable(version)
                    + " of contract '"
                    + source + "', and the one here, version " + contract.version() + ", has other rules or columns;"
                    + " tokenise the file again with the contract of this warehouse.");
        }

        return contract;
    }

    /**
     * Looks whether rows of tokenised files can meet the learners of the warehouse.
     *
     * @throws WarehouseException if a file was tokenised with another key, or learners were erased and the key is not the
     *     first one: a newer token does not say whether it is that of a learner who was erased under an older key
     */
    static void refuseOtherKeys(Collection<Delivery> deliveries, TokenKey key, Tombstones tombstones)
            throws IOException {
        var isBlind = key.links().size() > 1 && !tombstones.erasures().isEmpty();
        var problems = new ArrayList<String>();

        for (var delivery : deliveries) {
            for (var file : delivery.files().values().stream()
                    .flatMap(List::stream)
                    .distinct()
                    .toList()) {
                of(file).flatMap(header -> header.problem(key, isBlind))
                        .ifPresent(problem -> problems.add(file.place() + ": " + problem));
            }
        }

        if (!problems.isEmpty()) {
            throw new WarehouseException(String.join("\n", problems));
        }
    }

    private Optional<String> problem(TokenKey key, boolean isBlind) {
        if (!keyId.equals(key.id())) {
            return Optional.of("was tokenised with key " + keyId + ", and this warehouse has key " + key.id()
                    + "; tokenise the file again with the key of this warehouse.");
        }

        return isBlind
                ? Optional.of("was tokenised, and learners may have been erased here under an older key, whom such"
                        + " tokens do not tell from others; deliver the file with its identifiers.")
                : Optional.empty();
    }
}
