package org.lastmile.ingest;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lastmile.contract.IdentifierKind;
import org.lastmile.contract.WarehouseException;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.TableSnapshot;

/**
 * Why identifiers are one learner's: by which rule, on what evidence, and which deliveries brought it. Identifiers are
 * named by their kind and a number, and nothing else is told of them.
 */
public final class LinkExplanation {
    private final PartnershipFolder folder;
    private final Connection duck;

    private LinkExplanation(PartnershipFolder folder, Connection duck) {
        this.folder = folder;
        this.duck = duck;
    }

    /**
     * A link.
     *
     * @param name     for decisions; empty where none can be made: one of the two was taken apart, or is nobody's
     * @param between  what it joins, such as {@code card 1 and email 1}
     * @param strength from 0 to 1, see {@code identity_link.sql}
     * @param rows     that say so, by delivery and its source
     */
    public record Link(String name, String between, String rule, double strength, Map<String, Long> rows) {}

    /**
     * What is known of one learner.
     *
     * @param isNobodys several people use the identifier, so that it joins nobody
     * @param certain   links that made the learner
     * @param uncertain others who may be the same person
     * @param decisions about identifiers of the learner that count
     */
    public record Explanation(
            boolean isNobodys, List<Link> certain, List<Link> uncertain, List<IdentityDecisions.Decision> decisions) {}

    /** @throws WarehouseException if the text can name nobody; the message does not repeat it */
    public static Explanation ofIdentifier(PartnershipFolder folder, IdentifierKind kind, String identifier)
            throws SQLException {
        return ofKey(folder, key(folder, kind, identifier));
    }

    /** @throws WarehouseException if the text can name nobody; the message does not repeat it */
    public static long key(PartnershipFolder folder, IdentifierKind kind, String identifier) {
        if (!kind.namesLearner() || !Tokens.names(kind, identifier)) {
            throw new WarehouseException("What was read is no identifier of a learner; write one of the kind that --by"
                    + " names, on a line of its own.");
        }

        return Tokens.learnerKey(new Tokens(TokenKey.read(folder.tokenKey())).digest(kind, identifier));
    }

    /** Of the learner to whom a key belongs; the id of a learner is the key of the strongest identifier. */
    public static Explanation ofKey(PartnershipFolder folder, long key) throws SQLException {
        try (var duck = Duck.open(2, "1GB")) {
            return new LinkExplanation(folder, duck).explain(key);
        }
    }

    /** How many others may be the person to whom a key belongs. */
    public static int others(PartnershipFolder folder, long key) throws SQLException {
        var links = newest(folder, "identity_link");
        var others = new ArrayList<Long>();

        try (var duck = Duck.open(1, "512MB")) {
            var explanation = new LinkExplanation(folder, duck);
            var learner = explanation.learner(key);

            if (links.isPresent() && learner.isPresent()) {
                explanation.read(
                        "select count(*) from " + Duck.parquet(List.of(links.get())) + " where not is_certain and "
                                + learner.get() + " in (learner_id, other_learner_id)",
                        rows -> others.add(rows.getLong(1)));
            }
        }

        return others.isEmpty() ? 0 : others.get(0).intValue();
    }

    /** File of the present version of a table of core; empty before the first. */
    static Optional<Path> newest(PartnershipFolder folder, String table) {
        return TableSnapshot.newest(folder.table("core", table)).stream()
                .flatMap(snapshot -> snapshot.files().stream())
                .map(DataFile::path)
                .findFirst();
    }

    private Explanation explain(long key) throws SQLException {
        var links = newest(folder, "identity_link");
        var learner = learner(key);

        if (links.isEmpty() || learner.isEmpty()) {
            return new Explanation(learner.isEmpty(), List.of(), List.of(), List.of());
        }

        return of(learner.get(), Duck.parquet(List.of(links.get())));
    }

    /** Empty when a key is nobody's for certain. */
    private Optional<Long> learner(long key) throws SQLException {
        var found = new ArrayList<Optional<Long>>();
        var identity = newest(folder, "identity");

        if (identity.isPresent()) {
            read(
                    "select learner_id from " + Duck.parquet(List.of(identity.get())) + " where learner_key = " + key,
                    rows -> found.add(Optional.ofNullable(rows.getObject(1)).map(id -> ((Number) id).longValue())));
        }

        return found.isEmpty() ? Optional.of(key) : found.get(0);
    }

    private Explanation of(long learner, String links) throws SQLException {
        var named = new Names();
        var certain = new ArrayList<Link>();
        read(
                "select learner_key, other_learner_key, joined_by, rule, strength from " + links
                        + " where is_certain and learner_id = " + learner + " order by all",
                rows -> certain.add(certain(rows, named)));
        var uncertain = new ArrayList<Link>();
        read(
                "select joined_by, rule || case when is_kept_apart then ', taken apart by hand' else '' end, strength,"
                        + " learner_id, other_learner_id, " + DecidableLink.isOpen(folder) + " from " + links
                        + " as link where not is_certain and " + learner
                        + " in (learner_id, other_learner_id) order by strength desc, joined_by",
                rows -> uncertain.add(uncertain(rows)));
        var decisions = new IdentityDecisions(folder)
                .all().stream()
                        .filter(decision -> decision.kind() != IdentityDecisions.Kind.BY_RULE)
                        .filter(decision -> Stream.of(decision.one(), decision.other())
                                .anyMatch(key -> key == learner || named.knows(key)))
                        .toList();
        return new Explanation(false, certain, uncertain, decisions);
    }

    private Link certain(ResultSet row, Names named) throws SQLException {
        var one = row.getLong(1);
        var other = row.getLong(2);
        var kinds = row.getString(3).split(" and ");
        return new Link(
                IdentityDecisions.link(one, other),
                named.of(one, kinds[0]) + " and " + named.of(other, kinds[1]),
                row.getString(4),
                row.getDouble(5),
                new LinkEvidence(folder, duck)
                        .rows(new LinkEvidence.Member(kinds[0], one), new LinkEvidence.Member(kinds[1], other)));
    }

    private static Link uncertain(ResultSet row) throws SQLException {
        var name = row.getBoolean(6) ? IdentityDecisions.link(row.getLong(4), row.getLong(5)) : "";
        return new Link(name, row.getString(1), row.getString(2), row.getDouble(3), Map.of());
    }

    /** Calls identifiers by their kind and a number. */
    private record Names(Map<Long, String> names, Map<String, Integer> counts) {
        Names() {
            this(new HashMap<>(), new HashMap<>());
        }

        String of(long key, String kind) {
            return names.computeIfAbsent(key, any -> kind + " " + counts.merge(kind, 1, Integer::sum));
        }

        boolean knows(long key) {
            return names.containsKey(key);
        }
    }

    /** Takes the row at which a result stands. */
    private interface Taker {
        void take(ResultSet row) throws SQLException;
    }

    private void read(String sql, Taker taker) throws SQLException {
        try (var statement = duck.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                taker.take(rows);
            }
        }
    }
}
