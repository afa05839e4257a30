package org.lastmile.release;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.contract.Shelf;
import org.lastmile.contract.WarehouseException;
import org.lastmile.indicator.Catalogue;
import org.lastmile.indicator.Indicator;
import org.lastmile.indicator.Publication;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.TableSnapshot;

/** Makes an edition: takes the measures through the disclosure gate and seals what comes out. */
public final class ReleaseMaker {
    private static final String FINGERPRINT = "lastmile.fingerprint";
    private static final String TABLES = "lastmile.tables";
    private static final String INPUTS = "inputs";

    private final PartnershipFolder folder;
    private final Catalogue catalogue;
    private final Registry registry;
    private final String partnership;
    private final Map<String, TableSnapshot> measures = new TreeMap<>();

    /**
     * @param partnership name of the partnership, as pages show it
     * @throws WarehouseException if the measures are missing or of different builds
     */
    public ReleaseMaker(PartnershipFolder folder, Catalogue catalogue, String partnership) {
        this.folder = folder;
        this.catalogue = catalogue;
        this.partnership = partnership;
        this.registry = Registry.read(folder);

        for (var mart : catalogue.marts()) {
            measures.put(
                    mart,
                    TableSnapshot.newest(folder.table("measure", mart))
                            .orElseThrow(() -> new WarehouseException(folder.zone("measure") + ": measure." + mart
                                    + " is missing; run 'lastmile build' first.")));
        }

        var builds = measures.values().stream()
                .map(snapshot -> snapshot.properties().getOrDefault(FINGERPRINT, ""))
                .distinct()
                .count();

        if (builds > 1) {
            throw new WarehouseException(folder.zone("measure")
                    + ": the measures are of different builds, one was cut off; run 'lastmile build' again.");
        }
    }

    /**
     * What was made.
     *
     * @param isNew false when the newest edition of the quarter says all that could be said
     */
    public record Made(Release release, Path sealed, boolean isNew) {}

    /**
     * Makes the edition of a quarter.
     *
     * @param today written into the edition
     * @throws WarehouseException if the gate refuses; the editions stay as they were
     */
    public Made make(Period quarter, LocalDate today) throws SQLException {
        if (quarter.isYear()) {
            throw new WarehouseException("--quarter " + quarter + " is a year; write a quarter as 2026Q3.");
        }

        var editions = folder.editions();
        var newest = EditionFolder.newest(editions);
        var ofQuarter = EditionFolder.newest(editions, quarter);
        var inputs = inputs(quarter);

        if (ofQuarter.isPresent()) {
            var standing = EditionFolder.read(ofQuarter.get());

            if (standing.edition().provenance().getOrDefault(INPUTS, List.of()).contains(inputs)) {
                return new Made(standing, ofQuarter.get(), false);
            }
        }

        var before = newest.map(EditionFolder::read);
        refusePast(before, quarter);
        var release = release(quarter, today, before, inputs);
        return new Made(release, EditionFolder.write(release, editions), true);
    }

    /** Cells of a later edition are frozen already: an earlier quarter would have to contradict or to repeat them. */
    private static void refusePast(Optional<Release> before, Period quarter) {
        before.map(Release::edition).ifPresent(edition -> {
            if (edition.quarter().compareTo(quarter) > 0) {
                throw new WarehouseException("Edition " + edition.id() + " is newer than quarter " + quarter
                        + "; editions are made in the order of time. Release " + edition.quarter()
                        + " or a later one.");
            }
        });
    }

    private Release release(Period quarter, LocalDate today, Optional<Release> before, String inputs)
            throws SQLException {
        var cells = new ArrayList<Cell>();
        var designs = new ArrayList<String>();
        var policies = new ArrayList<DisclosurePolicy>();

        for (var publication : catalogue.publications()) {
            var policy = policy(publication);
            policies.add(policy);
            publish(publication, policy, quarter, new Frozen(before), cells, designs);
        }

        var strictest = policies.stream()
                .max(java.util.Comparator.comparingInt(DisclosurePolicy::minimum))
                .orElseThrow();
        var edition = new Edition(
                EditionFolder.nextId(folder.editions(), quarter),
                quarter,
                partnership,
                today,
                strictest.profile(),
                strictest.minimum(),
                tallies(cells),
                designs,
                Map.of(),
                provenance(inputs));
        return new Release(
                edition, catalogue.indicators().stream().map(ReleaseMaker::card).toList(), cells);
    }

    private void publish(
            Publication publication,
            DisclosurePolicy policy,
            Period through,
            Frozen frozen,
            List<Cell> cells,
            List<String> designs)
            throws SQLException {
        var maturity = new Maturity(registry);
        var published = new ArrayList<Indicator>();
        publication.indicators().stream().map(catalogue::indicator).forEach(indicator -> maturity.obstacle(indicator)
                .ifPresentOrElse(
                        reason -> cells.add(new Cell(
                                CellId.total(publication.id(), indicator.id(), through),
                                new CellValue.Empty(reason),
                                "")),
                        () -> published.add(indicator)));
        var tables = tables(published);

        for (var year : years(published, tables, through)) {
            var block = new BlockOfYear(publication, new Period(year, 0), through, policy, maturity, frozen);
            published.forEach(indicator -> block.add(indicator, Known.in(tables, indicator.mart())));
            cells.addAll(block.decide());
            designs.addAll(block.designs());
        }
    }

    private Map<String, MeasureTable> tables(List<Indicator> indicators) throws SQLException {
        var tables = new TreeMap<String, MeasureTable>();

        try (var duck = Duck.open(2, "1GB")) {
            for (var mart : indicators.stream().map(Indicator::mart).distinct().toList()) {
                var files = Known.in(measures, mart).files().stream()
                        .map(DataFile::path)
                        .toList();
                tables.put(mart, MeasureTable.read(duck, catalogue.measure(mart), files));
            }
        }

        return tables;
    }

    private static List<Integer> years(List<Indicator> indicators, Map<String, MeasureTable> tables, Period through) {
        return indicators.stream()
                .flatMap(indicator -> Known.in(tables, indicator.mart()).lines().stream()
                        .filter(line -> line.state(indicator) > 0)
                        .map(line -> line.quarter(indicator)))
                .filter(java.util.Objects::nonNull)
                .map(Period::year)
                .filter(year -> year <= through.year())
                .distinct()
                .sorted()
                .toList();
    }

    private DisclosurePolicy policy(Publication publication) {
        return DisclosurePolicy.read(
                new ByteArrayInputStream(policies().getBytes(StandardCharsets.UTF_8)), publication.policy());
    }

    private static String policies() {
        return Shelf.open("lastmile/policies", ".yaml", Optional.empty()).text("disclosure.yaml");
    }

    private static Map<String, Long> tallies(List<Cell> cells) {
        return cells.stream()
                .collect(Collectors.groupingBy(cell -> kind(cell.value()), TreeMap::new, Collectors.counting()));
    }

    private static String kind(CellValue value) {
        if (value instanceof CellValue.Shown) {
            return "shown";
        }

        if (value instanceof CellValue.Banded) {
            return "banded";
        }

        return value instanceof CellValue.Protected ? "protected" : "empty";
    }

    private static IndicatorCard card(Indicator indicator) {
        var numerator = indicator.numerator();
        return new IndicatorCard(
                indicator.id(),
                indicator.title(),
                indicator.question(),
                indicator.statistic().name().toLowerCase(java.util.Locale.ROOT),
                indicator.unit(),
                indicator.windowDays() + " days",
                indicator.quarterOf(),
                indicator.population(),
                numerator == null ? "" : numerator,
                indicator.source(),
                indicator.limits(),
                indicator.version());
    }

    private Map<String, List<String>> provenance(String inputs) {
        var contracts = Contracts.ofSources(Optional.of(folder.overrides("contracts")));
        var tables = new ArrayList<String>();
        measures.forEach((mart, snapshot) -> tables.add("measure." + mart + " version " + snapshot.version()));
        measures.values().stream().findFirst().ifPresent(snapshot -> {
            for (var table : snapshot.properties().getOrDefault(TABLES, "").split(",")) {
                tables.add(table.replace("=", " version "));
            }
        });
        return Map.of(
                INPUTS,
                List.of(inputs),
                "tables",
                tables,
                "deliveries",
                registry.entries().stream()
                        .map(entry -> entry.deliveryId() + " " + entry.source() + " " + entry.contractVersion() + ": "
                                + entry.files())
                        .toList(),
                "contracts",
                contracts.all().stream()
                        .filter(contract -> registry.isCollected(contract.id()))
                        .map(contract -> contract.id() + " " + contract.version())
                        .toList(),
                "coverage",
                registry.coverages().stream()
                        .map(coverage -> coverage.source() + " " + coverage.partner() + " through "
                                + coverage.observedThrough() + (coverage.isAssumed() ? " (assumed)" : ""))
                        .toList());
    }

    /** One hash over everything that decides what an edition says. */
    private String inputs(Period quarter) {
        var parts = new ArrayList<String>();
        parts.add(quarter.toString());
        parts.add(partnership);
        parts.add(policies());
        catalogue.indicators().forEach(indicator -> parts.add(indicator.toString()));
        catalogue.publications().forEach(publication -> parts.add(publication.toString()));
        registry.coverages().forEach(coverage -> parts.add(coverage.toString()));
        measures.values().forEach(snapshot -> parts.add(snapshot.properties().getOrDefault(FINGERPRINT, "")));

        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
