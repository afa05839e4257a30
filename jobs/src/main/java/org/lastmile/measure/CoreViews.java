package org.lastmile.measure;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;

/**
 * The core tables as marts see them: of each business key the row of the newest delivery. Tables that nobody has
 * delivered are there, typed and empty.
 */
public final class CoreViews {
    private static final String DELIVERY = CoreFiles.ZONE + "delivery";

    private final CoreFiles core;
    private final Grounds grounds;

    /** All rows of the newest versions. */
    public CoreViews(PartnershipFolder folder, Registry registry) {
        this(CoreFiles.newest(folder, registry), Grounds.OF_ALL);
    }

    private CoreViews(CoreFiles core, Grounds grounds) {
        this.core = core;
        this.grounds = grounds;
    }

    /**
     * The same versions, with no more rows about learners than may be used.
     *
     * @param day on which consents and agreements must hold
     */
    public CoreViews usableFor(PartnershipFolder folder, Set<Purpose> purposes, LocalDate day) throws SQLException {
        return on(new GroundsOfDeliveries(folder, core.registry(), this).judge(purposes, day));
    }

    CoreViews on(Grounds other) {
        return new CoreViews(core, other);
    }

    Grounds grounds() {
        return grounds;
    }

    /** Rows about learners that may not be used, by source; of every delivery, also where a newer one says the same. */
    public Map<String, Long> leftOut() throws SQLException {
        return core.leftOut(grounds);
    }

    /** Whether any delivery has brought rows of a core table. */
    boolean holds(String table) {
        return core.holds(table);
    }

    /** What newer snapshots have closed, in words that change when it does. */
    public String closings() {
        return core.closed().words();
    }

    /** Of each core table in which rows were closed those rows, with {@code closed_on} and {@code closed_by}. */
    public Map<String, String> closedSelects() {
        return core.closedSelects(grounds);
    }

    /** Keys that some deliveries delete and no delivery has brought, by source table. */
    public Map<String, Long> unknownDeletions(Set<String> deliveries) throws SQLException {
        return new UnknownDeletions(core).of(deliveries);
    }

    /** Versions read, by table. */
    public Map<String, Long> versions() {
        return core.versions();
    }

    /**
     * Statements that make the core tables of one bucket. Putting the rows of a key in order costs more than all else, so
     * it is done only for keys that the bucket holds twice, and these are searched only where there may be any.
     *
     * @param unique reference tables that hold no key twice
     */
    public List<String> ofBucket(int bucket, Set<String> unique) {
        var views = new ArrayList<String>();
        var codes = new Codes();
        var statements = opening();
        Predicate<DataFile> mine = file -> file.bucket() == -1 || file.bucket() == bucket;

        for (var table : core.tables()) {
            var rows = core.rows(table, grounds, mine, CoreViews::ofBucket);
            codes.add(table, rows.relation());

            if (table.isLearnerBucket() && rows.mayShare()) {
                statements.add("create table " + several(table) + " as " + rows.severalHashes());
            }

            var counting = table.isLearnerBucket() ? ofBucket(rows) : reference(rows, unique);
            views.add(create(table, Codes.coded(table, counting)));
        }

        statements.add(codes.type());
        statements.addAll(views);
        return statements;
    }

    private static String ofBucket(NewestRows rows) {
        return rows.mayShare() ? rows.newest(DELIVERY, several(rows.table())) : rows.every();
    }

    private static String several(Table table) {
        return "several_" + table.name();
    }

    /**
     * Statements that make the core tables that know no learner.
     *
     * @param unique those that hold no key twice
     */
    public List<String> ofReferences(Set<String> unique) {
        var statements = opening();
        core.tables().stream()
                .filter(table -> !table.isLearnerBucket())
                .forEach(table ->
                        statements.add(create(table, reference(core.rows(table, grounds, file -> true), unique))));
        return statements;
    }

    private static String create(Table table, String rows) {
        return "create view " + CoreFiles.ZONE + table.name() + " as " + rows;
    }

    private static String reference(NewestRows rows, Set<String> unique) {
        return unique.contains(rows.table().name()) ? rows.every() : rows.newest(DELIVERY);
    }

    /** Reference tables that hold no key twice, asked once for all buckets. */
    public Set<String> uniqueReferences() throws SQLException {
        var unique = new HashSet<String>();

        try (var duck = Duck.open(1, "512MB");
                var statement = duck.createStatement()) {
            for (var table : core.tables()) {
                var rows = core.rows(table, grounds, file -> true);

                if (!table.isLearnerBucket() && !table.key().isEmpty() && !rows.isEmpty()) {
                    try (var answer = statement.executeQuery(rows.isUnique())) {
                        answer.next();

                        if (answer.getBoolean(1)) {
                            unique.add(table.name());
                        }
                    }
                }
            }
        }

        return unique;
    }

    /** Each core table with the newest rows of all learners, as one select that needs no other view. */
    public Map<String, String> selects() {
        var selects = new TreeMap<String, String>();
        core.tables().forEach(table -> selects.put(CoreFiles.ZONE + table.name(), select(table)));
        return selects;
    }

    private String select(Table table) {
        return newest(core.rows(table, grounds, file -> true, this::newest));
    }

    private String newest(NewestRows rows) {
        return rows.newest("(" + core.deliveries() + ")");
    }

    /** One of {@link #selects}, or the deliveries in their order. */
    String select(String view) {
        return view.equals(DELIVERY)
                ? core.deliveries()
                : core.tables().stream()
                        .filter(table -> view.equals(CoreFiles.ZONE + table.name()))
                        .map(this::select)
                        .findFirst()
                        .orElseThrow();
    }

    private List<String> opening() {
        return new ArrayList<>(List.of("create schema core", "create table " + DELIVERY + " as " + core.deliveries()));
    }
}
