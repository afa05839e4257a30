package org.lastmile.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.zip.ZipException;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;
import org.lastmile.contract.WarehouseException;

/** Finds out by their content which contract the files of a call fulfil. */
final class Recognition {
    private static final String PICTURE =
            ": is an image without a credential; deliver the badge as the platform gives it"
                    + " to the learner, not a picture of it.";

    private final Contracts contracts;
    private final List<String> problems = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private final List<String> unneeded = new ArrayList<>();
    private final List<String> withoutRows = new ArrayList<>();
    private final TreeMap<String, Delivery> deliveries = new TreeMap<>();

    private Recognition(Contracts contracts) {
        this.contracts = contracts;
    }

    /** @throws WarehouseException if a named file fulfils no contract, or nothing does; all problems at once */
    static FoundFiles find(List<Path> paths, Contracts contracts) {
        var recognition = new Recognition(contracts);
        var search = FileSearch.in(paths);
        recognition.problems.addAll(search.problems());
        search.files().forEach(candidate -> recognition.place(candidate.file(), candidate.isNamed()));

        if (recognition.problems.isEmpty()) {
            new NothingFound(contracts, recognition.ignored, recognition.withoutRows)
                    .complaint(paths, recognition.deliveries.values())
                    .ifPresent(recognition.problems::add);
        }

        var repeated = recognition.problems.isEmpty() ? recognition.repeated() : List.<String>of();
        recognition.problems.addAll(PackageManifest.problems(recognition.deliveries.values()));

        if (!recognition.problems.isEmpty()) {
            throw new WarehouseException(String.join("\n", recognition.problems));
        }

        return new FoundFiles(
                List.copyOf(recognition.deliveries.values()),
                List.copyOf(recognition.ignored),
                List.copyOf(recognition.unneeded),
                repeated);
    }

    private List<String> repeated() {
        try {
            return SameBytes.leaveOut(deliveries.values());
        } catch (WarehouseException failure) {
            problems.add(String.valueOf(failure.getMessage()));
            return List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void place(SourceFile file, boolean isNamed) {
        try {
            var name = file.name().toLowerCase(Locale.ROOT);
            var tokenized = TokenizedHeader.of(file);

            if (tokenized.isPresent()) {
                var contract = tokenized.get().contract(file, contracts);
                add(contract, contract.table(tokenized.get().table()), file);
                return;
            }

            if (placeJson(file, isNamed)) {
                return;
            }

            if (CredentialRows.isDocument(file, name)) {
                contracts.all().stream()
                        .filter(contract -> contract.format().equals(Contract.CREDENTIAL_JSON))
                        .findFirst()
                        .ifPresentOrElse(
                                contract -> contract.tables().forEach(table -> add(contract, table, file)),
                                () -> ignored.add(file.name()));
                return;
            }

            if (CredentialRows.isImage(name)) {
                report(isNamed, file, file.place() + PICTURE);
                return;
            }

            placeCsv(file, isNamed);
        } catch (WarehouseException failure) {
            problems.add(String.valueOf(failure.getMessage()));
        } catch (ZipException failure) {
            problems.add(file.place() + ": is damaged or encrypted; deliver the archive again, without a password.");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether the file is JSON of a contract, or JSON of none and no credential by its name. */
    private boolean placeJson(SourceFile file, boolean isNamed) throws IOException {
        var fit = JsonFit.best(file, contracts);

        if (fit.isEmpty() || (!fit.get().isWhole() && fit.get().isCredential())) {
            return false;
        }

        if (fit.get().isWhole()) {
            fit.get().contract().tables().forEach(table -> add(fit.get().contract(), table, file));
        } else {
            report(isNamed || fit.get().isNamedJson(), file, fit.get().complaint());
        }

        return true;
    }

    private void placeCsv(SourceFile file, boolean isNamed) throws IOException {
        var mustFit = isNamed || file.name().toLowerCase(Locale.ROOT).endsWith(".csv");
        var otherFormat = FileSignature.complaint(file);

        if (otherFormat.isPresent()) {
            report(mustFit, file, file.place() + ": " + otherFormat.get());
            return;
        }

        var header = CsvHeader.read(file);

        if (header.names().isEmpty()) {
            report(mustFit, file, CsvText.complaint(file));
            return;
        }

        var best = Fit.best(header, contracts);

        if (best.isEmpty() || !best.get().isWhole()) {
            report(mustFit, file, Fit.complaint(file, header, best));
            return;
        }

        if (best.get().table().isLeftOut()) {
            unneeded.add(file.name());
            return;
        }

        var repeated = header.repeated(best.get().table());

        if (!repeated.isEmpty()) {
            problems.add(file.place() + ", line 1: columns stand twice: " + String.join(", ", repeated)
                    + "; rename or remove one of each.");
            return;
        }

        if (!CsvText.isFollowedByRows(file)) {
            withoutRows.add(file.place());

            if (isNamed) {
                problems.add(file.place() + ": holds column names and no rows; there is nothing to load.");
                return;
            }
        }

        add(best.get().contract(), best.get().table(), file);
    }

    private void report(boolean mustFit, SourceFile file, String problem) {
        if (mustFit) {
            problems.add(problem);
        } else {
            ignored.add(file.name());
        }
    }

    private void add(Contract contract, Table table, SourceFile file) {
        deliveries
                .computeIfAbsent(contract.id(), id -> new Delivery(contract, new TreeMap<>()))
                .files()
                .computeIfAbsent(table.name(), name -> new ArrayList<>())
                .add(file);
    }
}
