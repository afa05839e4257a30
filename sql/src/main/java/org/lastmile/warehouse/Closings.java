package org.lastmile.warehouse;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Shelf;
import org.lastmile.contract.Table;

/**
 * Finds which snapshots have taken the place of which. A snapshot speaks of the parts (partners, survey years) that its
 * rows name, from its declared first day on, else from its oldest row on. One with rows in quarantine closes nothing
 * until somebody has accepted that they stay out: a row set aside has not vanished.
 */
public final class Closings {
    private static final String ZONE = "core.";
    /** Rows that came twice are set aside as well, and their key is there. */
    private static final String DUPLICATE = "duplicate_key";

    private final Registry registry;
    private final Contracts tables = Contracts.ofTables();
    private final Shelf mappings;
    private final List<Scope> scopes;
    private final Set<String> unclean = new HashSet<>();

    private Closings(PartnershipFolder folder, Registry registry) throws SQLException {
        this.registry = registry;
        this.mappings = Shelf.open("lastmile/mappings", ".sql", Optional.of(folder.overrides("mappings")));

        try (var duck = Duck.open(1, "256MB");
                var statement = duck.createStatement()) {
            scopes = Scope.all(folder, statement);
            var accepted = Acceptances.of(folder, statement);
            Quality.all(folder, registry).stream()
                    .filter(quality -> quality.kind() == Quality.Kind.SET_ASIDE
                            && !quality.rule().equals(DUPLICATE)
                            && !accepted.contains(quality.deliveryId()))
                    .forEach(quality -> unclean.add(key(quality.deliveryId(), quality.table())));
        }
    }

    /** All closings, those of one older delivery with the nearest newer one first. */
    public static List<Closing> of(PartnershipFolder folder, Registry registry) {
        var repeated = Contracts.ofSources(Optional.of(folder.overrides("contracts"))).all().stream()
                .filter(Contract::isSnapshot)
                .filter(contract -> registry.entries().stream()
                                .filter(entry -> entry.source().equals(contract.id()))
                                .count()
                        > 1)
                .toList();

        if (repeated.isEmpty()) {
            return List.of();
        }

        try {
            var closings = new Closings(folder, registry);
            return repeated.stream()
                    .flatMap(contract -> closings.of(contract).stream())
                    .toList();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private List<Closing> of(Contract contract) {
        var found = new ArrayList<Closing>();
        var deliveries = registry.newestLast().stream()
                .filter(entry -> entry.source().equals(contract.id()))
                .map(Registry.Entry::deliveryId)
                .toList();

        for (var mapping : mappings.names()) {
            if (mapping.startsWith(contract.id() + "/")) {
                var core = mapping.substring(contract.id().length() + 1, mapping.length() - ".sql".length());
                var read = contract.tables().stream()
                        .filter(table -> new SourceView(contract, table).isReadIn(mappings.text(mapping)))
                        .toList();

                for (var older = 0; older < deliveries.size(); older++) {
                    for (var newer = older + 1; newer < deliveries.size(); newer++) {
                        closing(contract, core, read, deliveries.get(older), deliveries.get(newer))
                                .ifPresent(found::add);
                    }
                }
            }
        }

        return found;
    }

    private Optional<Closing> closing(Contract contract, String core, List<Table> read, String older, String newer) {
        if (read.isEmpty()
                || !read.stream().allMatch(table -> holds(older, table) && holds(newer, table))
                || read.stream().anyMatch(table -> unclean.contains(key(newer, table.name())))) {
            return Optional.empty();
        }

        var parted = read.stream().filter(Closings::hasParts).toList();
        var ofParts = parted.isEmpty()
                ? contract.tables().stream().filter(Closings::hasParts).toList()
                : parted;
        var before = parts(older, ofParts);
        var now = parts(newer, ofParts);
        var common = new TreeSet<>(before);
        common.retainAll(now);
        var table = tables.contract(ZONE + core).tables().get(0);
        var isAll = now.containsAll(before);

        if (common.isEmpty() || (!isAll && (parted.isEmpty() || !hasParts(table)))) {
            return Optional.empty();
        }

        var from = from(newer, read);
        var isFromThere = from == null || !from.isAfter(oldest(older, read).orElse(from));

        if (!isFromThere && table.snapshotDay() == null) {
            return Optional.empty();
        }

        return Optional.of(new Closing(
                core,
                older,
                newer,
                registry.asOf(newer).orElse(null),
                isAll ? new TreeSet<>() : common,
                isFromThere ? null : from));
    }

    private @Nullable LocalDate from(String deliveryId, List<Table> read) {
        return registry.declaredFrom(deliveryId)
                .or(() -> oldest(deliveryId, read))
                .orElse(null);
    }

    private Optional<LocalDate> oldest(String deliveryId, List<Table> read) {
        return of(deliveryId, read).flatMap(Scope::oldest).min(LocalDate::compareTo);
    }

    private Set<String> parts(String deliveryId, List<Table> ofParts) {
        return ofParts.isEmpty()
                ? Set.of("")
                : of(deliveryId, ofParts).map(Scope::part).collect(Collectors.toSet());
    }

    private boolean holds(String deliveryId, Table table) {
        return of(deliveryId, List.of(table)).findAny().isPresent();
    }

    private java.util.stream.Stream<Scope> of(String deliveryId, List<Table> read) {
        return scopes.stream()
                .filter(scope -> scope.deliveryId().equals(deliveryId)
                        && read.stream().anyMatch(table -> table.name().equals(scope.table())));
    }

    private static boolean hasParts(Table table) {
        return !table.snapshotBy().isEmpty();
    }

    private static String key(String deliveryId, String table) {
        return deliveryId + " " + table;
    }
}
