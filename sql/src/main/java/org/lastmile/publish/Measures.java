package org.lastmile.publish;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.WarehouseException;
import org.lastmile.indicator.AtomStatement;
import org.lastmile.indicator.Catalogue;
import org.lastmile.indicator.Indicator;
import org.lastmile.release.Period;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.TableSnapshot;

/** The measures of one build, each read into memory once. */
final class Measures {
    private static final String FINGERPRINT = "lastmile.fingerprint";
    private static final String TABLES = "lastmile.tables";
    private static final String MEMORY = "1GB";

    private final Catalogue catalogue;
    private final Map<String, TableSnapshot> snapshots;
    private final Map<String, MeasureTable> read = new TreeMap<>();
    private @Nullable Atoms atoms;

    private Measures(Catalogue catalogue, Map<String, TableSnapshot> snapshots) {
        this.catalogue = catalogue;
        this.snapshots = snapshots;
    }

    /** @throws WarehouseException if the measures are missing or of different builds */
    static Measures read(PartnershipFolder folder, Catalogue catalogue) {
        var snapshots = new TreeMap<String, TableSnapshot>();

        for (var name : catalogue.measures()) {
            snapshots.put(
                    name,
                    TableSnapshot.newest(folder.table("measure", name))
                            .orElseThrow(() -> new WarehouseException(folder.zone("measure") + ": measure." + name
                                    + " is missing; run 'lastmile build' first.")));
        }

        var measures = new Measures(catalogue, snapshots);

        if (Set.copyOf(measures.fingerprints()).size() > 1) {
            throw new WarehouseException(folder.zone("measure")
                    + ": the measures are of different builds, one was cut off; run 'lastmile build' again.");
        }

        return measures;
    }

    /** What each was made from. */
    List<String> fingerprints() {
        return snapshots.values().stream()
                .map(snapshot -> snapshot.properties().getOrDefault(FINGERPRINT, ""))
                .toList();
    }

    /** Versions of the measures, and of the core tables behind them. */
    List<String> tables() {
        var tables = new ArrayList<String>();
        snapshots.forEach((name, snapshot) -> tables.add("measure." + name + " version " + snapshot.version()));
        snapshots.values().stream().findFirst().ifPresent(snapshot -> {
            for (var table : snapshot.properties().getOrDefault(TABLES, "").split(",")) {
                tables.add(table.replace("=", " version "));
            }
        });
        return tables;
    }

    /** The measure of a mart. */
    MeasureTable of(String mart) throws SQLException {
        var known = read.get(mart);

        if (known != null) {
            return known;
        }

        try (var duck = Duck.open(2, MEMORY)) {
            var table = MeasureTable.read(duck, catalogue.measure(mart), files(mart));
            read.put(mart, table);
            return table;
        }
    }

    /** Everybody whom cells of some indicators may count in a year. */
    AtomsOfYear atoms(List<Indicator> indicators, int year) throws SQLException {
        var counted = new TreeMap<String, Set<Long>>();

        for (var indicator : indicators) {
            of(indicator.mart()).lines().stream()
                    .filter(line -> line.state(indicator) > 0)
                    .filter(line -> Optional.ofNullable(line.quarter(indicator))
                            .filter(quarter -> quarter.year() == year)
                            .isPresent())
                    .forEach(line -> counted.computeIfAbsent(indicator.mart(), any -> new HashSet<>())
                            .add(line.classKey()));
        }

        if (atoms == null) {
            try (var duck = Duck.open(2, MEMORY)) {
                atoms = Atoms.read(duck, catalogue.atoms(), files(AtomStatement.NAME));
            }
        }

        return AtomsOfYear.of(atoms, year, counted);
    }

    private List<Path> files(String name) {
        return Known.in(snapshots, name).files().stream().map(DataFile::path).toList();
    }

    /** Calendar years in which some indicator counts somebody, in order, up to a quarter. */
    List<Integer> years(List<Indicator> indicators, Period through) throws SQLException {
        var years = new TreeSet<Integer>();

        for (var indicator : indicators) {
            of(indicator.mart()).lines().stream()
                    .filter(line -> line.state(indicator) > 0)
                    .map(line -> line.quarter(indicator))
                    .filter(Objects::nonNull)
                    .map(Period::year)
                    .filter(year -> year <= through.year())
                    .forEach(years::add);
        }

        return List.copyOf(years);
    }
}
