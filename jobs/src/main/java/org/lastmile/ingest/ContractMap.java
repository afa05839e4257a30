package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;
import org.lastmile.contract.WarehouseException;

/**
 * Proposes which columns of a file with unknown headings are which columns of a contract: by their names, and by how
 * well their values keep the contract's types, patterns, ranges and lists. It says how sure it is and names no value.
 */
public final class ContractMap {
    private static final double LEAST = 0.5;
    private static final double LIKELY = 0.75;
    private static final double SAME = 1;
    private static final double NAME_WEIGHT = 0.7;

    private final CsvHeader header;
    private final ColumnSample sample;

    private ContractMap(CsvHeader header, ColumnSample sample) {
        this.header = header;
        this.sample = sample;
    }

    /** How sure a match is. */
    public enum Certainty {
        KNOWN,
        LIKELY,
        UNCERTAIN
    }

    /**
     * One column of the file and what it may be.
     *
     * @param fitPct values of the sample, in percent, that keep the rules of the column; -1 when there are none
     */
    public record Match(String heading, String column, Certainty certainty, int fitPct) {}

    /**
     * The table that the file comes nearest to.
     *
     * @param left    headings that are no column of it
     * @param lacking required columns for which the file has none
     */
    public record Proposal(
            Contract contract, String table, List<Match> matches, List<String> left, List<String> lacking) {}

    private record Pair(int column, int ofFile, double name, double fit, double score) {}

    /**
     * Looks at one CSV file.
     *
     * @throws WarehouseException if it cannot be read, or no contract has anything like its columns
     */
    public static Proposal propose(Path path, Contracts contracts) throws IOException {
        var search = FileSearch.in(List.of(path));

        if (!search.problems().isEmpty() || search.files().size() != 1) {
            throw new WarehouseException(
                    search.problems().isEmpty()
                            ? path + ": holds " + search.files().size() + " files; name one CSV file."
                            : String.join("\n", search.problems()));
        }

        var file = search.files().get(0).file();
        var header = CsvHeader.read(file);
        refuseValues(header, file);
        var map = new ContractMap(header, ColumnSample.read(file, header.names().size()));
        return contracts.all().stream()
                .filter(contract -> contract.format().equals(Contract.CSV))
                .flatMap(contract -> contract.tables().stream()
                        .filter(table -> !table.isByPosition())
                        .map(table -> map.proposal(contract, table)))
                .filter(proposal -> isSure(proposal, contracts.all().size() == 1))
                .max(Comparator.comparingDouble(ContractMap::nearness))
                .orElseThrow(() -> new WarehouseException(complaint(file, header)));
    }

    private static String complaint(SourceFile file, CsvHeader header) {
        return Fit.otherDelimiter(file, header)
                .orElse(file.place() + ", line 1: no column is like one of a contract; name the contract with --source,"
                        + " or rename the columns.");
    }

    /** A first line that may hold values is told to nobody: they would be taken for names of columns. */
    private static void refuseValues(CsvHeader header, SourceFile file) {
        if (header.names().isEmpty() || header.holdsValues()) {
            throw new WarehouseException(file.place() + ", line 1: "
                    + (header.names().isEmpty() ? "cannot be read" : "holds values such as addresses or long numbers")
                    + "; the first line must hold the column names.");
        }
    }

    /** Two headings at least, or one of a named contract, that are names of columns: a first line that is a row has none. */
    private static boolean isSure(Proposal proposal, boolean isNamed) {
        return proposal.matches().stream()
                        .filter(match -> match.certainty() != Certainty.UNCERTAIN)
                        .count()
                > (isNamed ? 0 : 1);
    }

    /** Share of required columns that are found, then of all; sure ones count more. */
    private static double nearness(Proposal proposal) {
        var found = proposal.matches().stream()
                .mapToDouble(match -> match.certainty() == Certainty.UNCERTAIN ? 0.5 : 1)
                .sum();
        var columns = proposal.contract().table(proposal.table()).columns().size();
        return (found - proposal.lacking().size()) / (columns + proposal.left().size());
    }

    private Proposal proposal(Contract contract, Table table) {
        var matches = new ArrayList<Match>();
        var columns = new HashSet<Integer>();
        var ofFile = new HashSet<Integer>();

        for (var pair : pairs(table)) {
            if (!columns.contains(pair.column()) && !ofFile.contains(pair.ofFile())) {
                columns.add(pair.column());
                ofFile.add(pair.ofFile());
                matches.add(match(table, pair));
            }
        }

        var left = IntStream.range(0, header.names().size())
                .filter(i -> !ofFile.contains(i))
                .mapToObj(header.names()::get)
                .toList();
        return new Proposal(contract, table.name(), matches, left, lacking(table, columns));
    }

    private static List<String> lacking(Table table, Set<Integer> found) {
        return IntStream.range(0, table.columns().size())
                .filter(i -> table.columns().get(i).isRequired() && !found.contains(i))
                .mapToObj(i -> table.columns().get(i).name())
                .toList();
    }

    private Match match(Table table, Pair pair) {
        var certainty =
                pair.name() >= SAME ? Certainty.KNOWN : isLikely(table, pair) ? Certainty.LIKELY : Certainty.UNCERTAIN;
        return new Match(
                header.names().get(pair.ofFile()),
                table.columns().get(pair.column()).name(),
                certainty,
                pair.fit() < 0 ? -1 : (int) Math.round(pair.fit() * 100));
    }

    /** By its name, or by a name that is somewhat alike and values of which all are dates, numbers or words of a list. */
    private static boolean isLikely(Table table, Pair pair) {
        return pair.name() >= LEAST
                && (pair.score() >= LIKELY
                        || (pair.fit() >= SAME
                                && ColumnSample.isTelling(table.columns().get(pair.column()))));
    }

    private List<Pair> pairs(Table table) {
        var pairs = new ArrayList<Pair>();

        for (var column = 0; column < table.columns().size(); column++) {
            for (var ofFile = 0; ofFile < header.names().size(); ofFile++) {
                pair(table, column, ofFile).ifPresent(pairs::add);
            }
        }

        pairs.sort(Comparator.comparingDouble(Pair::score).reversed());
        return pairs;
    }

    /** Values that mostly break the rules speak against a pair, whatever the names. */
    private Optional<Pair> pair(Table table, int column, int ofFile) {
        var wanted = table.columns().get(column);
        var heading = CsvHeader.folded(header.names().get(ofFile));
        var name = wanted.headers().stream().map(CsvHeader::folded).anyMatch(heading::equals)
                ? SAME
                : 0.95 * NameLikeness.best(header.names().get(ofFile), wanted.headers());

        if (name < 0.3) {
            return Optional.empty();
        }

        var fit = sample.fit(table, column, ofFile);
        var told = fit < 0 || !ColumnSample.isTelling(wanted) ? name : NAME_WEIGHT * name + (1 - NAME_WEIGHT) * fit;
        var score = name >= SAME ? SAME : told;
        return (fit >= 0 && fit < LEAST && name < SAME) || score < LEAST
                ? Optional.empty()
                : Optional.of(new Pair(column, ofFile, name, fit, score));
    }
}
