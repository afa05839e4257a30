package org.lastmile.publish;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
import org.lastmile.contract.Contracts;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.contract.Sha256;
import org.lastmile.contract.Shelf;
import org.lastmile.contract.WarehouseException;
import org.lastmile.indicator.AtomStatement;
import org.lastmile.indicator.Catalogue;
import org.lastmile.indicator.Indicator;
import org.lastmile.release.Edition;
import org.lastmile.release.Period;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.TableSnapshot;

/** Everything that decides what an edition says: measures of one build, definitions, policy and coverage. */
final class ReleaseInputs {
    /** Key of the hash over all inputs in an edition's provenance. */
    static final String HASH = "inputs";

    private static final String FINGERPRINT = "lastmile.fingerprint";
    private static final String TABLES = "lastmile.tables";
    private static final String MEMORY = "1GB";

    private final PartnershipFolder folder;
    private final Catalogue catalogue;
    private final Optional<String> profile;
    private final Registry registry;
    private final Map<String, TableSnapshot> measures = new TreeMap<>();
    private final Map<String, MeasureTable> tables = new TreeMap<>();
    private @Nullable Atoms atoms;

    /** @throws WarehouseException if the measures are missing or of different builds */
    ReleaseInputs(PartnershipFolder folder, Catalogue catalogue, Optional<String> profile) {
        this.profile = profile;
        this.folder = folder;
        this.catalogue = catalogue;
        this.registry = Registry.read(folder);

        for (var name : catalogue.measures()) {
            measures.put(
                    name,
                    TableSnapshot.newest(folder.table("measure", name))
                            .orElseThrow(() -> new WarehouseException(folder.zone("measure") + ": measure." + name
                                    + " is missing; run 'lastmile build' first.")));
        }

        if (fingerprints().distinct().count() > 1) {
            throw new WarehouseException(folder.zone("measure")
                    + ": the measures are of different builds, one was cut off; run 'lastmile build' again.");
        }
    }

    private java.util.stream.Stream<String> fingerprints() {
        return measures.values().stream().map(snapshot -> snapshot.properties().getOrDefault(FINGERPRINT, ""));
    }

    Catalogue catalogue() {
        return catalogue;
    }

    Registry registry() {
        return registry;
    }

    TableSnapshot measure(String mart) {
        return Known.in(measures, mart);
    }

    /** The measure of a mart in memory, read once. */
    MeasureTable table(String mart) throws SQLException {
        var known = tables.get(mart);

        if (known != null) {
            return known;
        }

        try (var duck = Duck.open(2, MEMORY)) {
            var table = MeasureTable.read(duck, catalogue.measure(mart), files(mart));
            tables.put(mart, table);
            return table;
        }
    }

    /** Everybody whom cells of some indicators may count in a year. */
    AtomsOfYear atoms(List<Indicator> indicators, int year) throws SQLException {
        var counted = new TreeMap<String, Set<Long>>();

        for (var indicator : indicators) {
            table(indicator.mart()).lines().stream()
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

    private List<Path> files(String measure) {
        return measure(measure).files().stream().map(DataFile::path).toList();
    }

    /** Calendar years in which some indicator counts somebody, in order, up to a quarter. */
    List<Integer> years(List<Indicator> indicators, Period through) throws SQLException {
        var years = new TreeSet<Integer>();

        for (var indicator : indicators) {
            table(indicator.mart()).lines().stream()
                    .filter(line -> line.state(indicator) > 0)
                    .map(line -> line.quarter(indicator))
                    .filter(Objects::nonNull)
                    .map(Period::year)
                    .filter(year -> year <= through.year())
                    .forEach(years::add);
        }

        return List.copyOf(years);
    }

    /**
     * The policy of a publication, or the stricter one that the partnership wants.
     *
     * @throws WarehouseException if the policies have no such profile, or the partnership's is less strict
     */
    DisclosurePolicy policy(String ofPublication) {
        var usual = read(ofPublication);
        var wanted = profile.map(ReleaseInputs::read).orElse(usual);

        if (wanted.minimum() < usual.minimum()) {
            throw new WarehouseException(folder.settings() + ", 'disclosure_profile': '" + wanted.profile() + "' shows"
                    + " groups of " + wanted.minimum() + ", but a publication asks for at least " + usual.minimum()
                    + " ('" + usual.profile() + "'). Name a profile that is as strict, or leave the key out.");
        }

        return wanted;
    }

    private static DisclosurePolicy read(String profile) {
        return DisclosurePolicy.read(policyFile(), profile);
    }

    static InputStream policyFile() {
        return new ByteArrayInputStream(policies().getBytes(StandardCharsets.UTF_8));
    }

    private static String policies() {
        return Shelf.open("lastmile/policies", ".yaml", Optional.empty()).text("disclosure.yaml");
    }

    /** One hash over all of it. */
    String hash(Period quarter, String partnership) {
        var parts = new ArrayList<>(List.of(quarter.toString(), partnership, profile.orElse(""), policies()));
        catalogue.indicators().forEach(indicator -> parts.add(indicator.toString()));
        catalogue.publications().forEach(publication -> parts.add(publication.toString()));
        registry.coverages().forEach(coverage -> parts.add(coverage.toString()));
        fingerprints().forEach(parts::add);
        return Sha256.of(String.join("\n", parts));
    }

    /** What was read, for everyone who asks how a number came about. */
    Map<String, List<String>> provenance(String hash, Optional<String> correction) {
        return Map.of(
                HASH,
                List.of(hash),
                "correction",
                correction.stream().toList(),
                "tables",
                tables(),
                "deliveries",
                registry.entries().stream()
                        .map(entry -> entry.deliveryId() + " " + entry.source() + " " + entry.contractVersion() + ": "
                                + entry.files())
                        .toList(),
                "contracts",
                Contracts.ofSources(Optional.of(folder.overrides("contracts"))).all().stream()
                        .filter(contract -> registry.isCollected(contract.id()))
                        .map(contract -> contract.id() + " " + contract.version())
                        .toList(),
                Edition.PRELIMINARY,
                registry.coverages().stream()
                        .filter(coverage -> coverage.isAssumed())
                        .map(coverage -> coverage.source() + " " + coverage.partner()
                                + ": nobody has said up to which day the files are complete")
                        .toList(),
                "coverage",
                registry.coverages().stream()
                        .map(coverage -> coverage.source() + " " + coverage.partner() + " " + coverage.words())
                        .toList());
    }

    private List<String> tables() {
        var tables = new ArrayList<String>();
        measures.forEach((mart, snapshot) -> tables.add("measure." + mart + " version " + snapshot.version()));
        measures.values().stream().findFirst().ifPresent(snapshot -> {
            for (var table : snapshot.properties().getOrDefault(TABLES, "").split(",")) {
                tables.add(table.replace("=", " version "));
            }
        });
        return tables;
    }
}
