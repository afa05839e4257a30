package org.lastmile.warehouse;

import java.sql.SQLException;
import java.util.List;

/** What each delivery brought of each part of its source. */
public final class Scopes {
    private final List<Scope> scopes;

    private Scopes(List<Scope> scopes) {
        this.scopes = scopes;
    }

    public static Scopes read(PartnershipFolder folder) throws SQLException {
        try (var duck = Duck.open(1, "256MB");
                var statement = duck.createStatement()) {
            return new Scopes(Scope.all(folder, statement));
        }
    }

    /** Rows that the newest deliveries before brought for the parts that a new one names. */
    public long rowsBefore(Registry registry, String source, String table, List<Scope> now) {
        var newestLast = registry.newestLast().stream()
                .filter(entry -> entry.source().equals(source))
                .map(Registry.Entry::deliveryId)
                .toList();
        return now.stream()
                .mapToLong(part -> scopes.stream()
                        .filter(scope -> scope.table().equals(table)
                                && scope.part().equals(part.part())
                                && newestLast.contains(scope.deliveryId()))
                        .max(java.util.Comparator.comparingInt(scope -> newestLast.indexOf(scope.deliveryId())))
                        .map(Scope::rows)
                        .orElse(0L))
                .sum();
    }
}
