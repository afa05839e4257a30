package org.lastmile.erasure;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.IdentifierKind;
import org.lastmile.contract.Table;
import org.lastmile.contract.WarehouseException;
import org.lastmile.ingest.IdentityRecords;
import org.lastmile.ingest.Tokens;
import org.lastmile.warehouse.PartnershipFolder;

/** Finds by what a learner is known, in all files on the disk, whether a table still counts them or not. */
final class LearnerSearch {
    private final PartnershipFolder folder;
    private final SourceFiles sources;
    private final Contracts contracts;
    private final Owners owners;
    private final List<SourceRows> tables = new ArrayList<>();
    private final Set<Long> keys = new TreeSet<>();
    private final Set<String> tokens = new TreeSet<>();
    private final Set<String> credentials = new TreeSet<>();
    private final Set<String> shared = new TreeSet<>();
    private final Set<String> sets = new TreeSet<>();

    LearnerSearch(PartnershipFolder folder, Connection duck, Contracts contracts) throws SQLException {
        this.folder = folder;
        this.sources = new SourceFiles(folder, duck);
        this.contracts = contracts;
        this.owners = new Owners(folder, duck);
    }

    /**
     * All marks of the learner to whom a key belongs.
     *
     * @throws WarehouseException if the key is that of an identifier of several people
     */
    Marks find(long key) throws SQLException, IOException {
        var learner = owners.learner(key)
                .orElseThrow(
                        () -> new WarehouseException(folder.warehouse() + ": several people use this identifier, so"
                                + " nobody can tell whose rows it names; erase by another identifier of the learner."));
        keys.addAll(owners.keys(learner));
        open();
        var own = Owners.OWNER + " = " + learner;
        var others = Owners.OWNER + " <> " + learner;
        tokens.addAll(named());
        weigh(found(own, kind -> kind.namesLearner() || kind == IdentifierKind.NAME_BIRTH), others);
        tokens.forEach(token -> keys.add(Tokens.learnerKey(token)));
        sets(own);
        credentials(others);
        return Children.of(marks(), sources, contracts);
    }

    private void open() throws SQLException, IOException {
        for (var contract : contracts.all()) {
            for (var table : contract.tables()) {
                var files = table.knowsLearners() ? sources.of(name(contract, table)) : List.<Path>of();

                if (!files.isEmpty()) {
                    tables.add(new SourceRows(name(contract, table), table, files, sources.columns(files)));
                }
            }
        }
    }

    /** Tokens of identifiers of the learner, in whosever rows they stand. */
    private Set<String> named() throws SQLException {
        var found = new TreeSet<String>();

        for (var table : tables) {
            for (var column : table.identifiers(IdentifierKind::namesLearner)) {
                var wanted = keys.stream().map(String::valueOf).toList();
                found.addAll(sources.values(
                        table.relation(), column, LearnerRows.in(IdentifierSet.key('"' + column + '"'), wanted)));
            }
        }

        return found;
    }

    private Set<String> found(String condition, Predicate<IdentifierKind> kinds) throws SQLException {
        var found = new TreeSet<String>();

        for (var table : tables) {
            for (var column : table.identifiers(kinds)) {
                found.addAll(sources.values(table.relation(), column, condition));
            }
        }

        return found;
    }

    /** What stands in rows of the learner is a mark when no other person's row has it. */
    private void weigh(Set<String> candidates, String others) throws SQLException {
        candidates.removeAll(tokens);
        var elsewhere = standing(candidates, others);

        for (var token : candidates) {
            var key = Tokens.learnerKey(token);
            var isNobodys = owners.learner(key).isEmpty();

            if (!elsewhere.contains(token) && (isNobodys || owners.isAlone(key))) {
                tokens.add(token);
            } else if (isNobodys) {
                shared.add(token);
            }
        }
    }

    /** Which of some tokens stand in rows for which a condition holds. */
    private Set<String> standing(Set<String> wanted, String condition) throws SQLException {
        var found = new TreeSet<String>();

        for (var table : tables) {
            for (var column : table.identifiers(kind -> true)) {
                found.addAll(sources.values(table.relation(), column, condition + " and " + in(column, wanted)));
            }
        }

        return found;
    }

    private static String in(String column, Set<String> wanted) {
        return LearnerRows.in('"' + column + '"', LearnerRows.texts(wanted));
    }

    /** Rows of nobody that name the learner go with those of the learner. */
    private void sets(String own) throws SQLException {
        var words = new TreeSet<>(tokens);
        words.addAll(shared);

        for (var table : tables) {
            if (IdentityRecords.joins(table.table())) {
                var named = table.identifiers(kind -> true).stream()
                        .map(column -> in(column, words))
                        .toList();
                sets.addAll(sources.values(
                        table.relation(),
                        Owners.SET,
                        "(" + own + " or (" + Owners.OWNER + " is null and (" + String.join(" or ", named) + ")))"));
            }
        }
    }

    /** Credentials of rows that go, and of what else names these credentials, unless another person has them too. */
    private void credentials(String others) throws SQLException {
        var isMore = true;

        while (isMore) {
            var found = new TreeSet<String>();
            var rows = new LearnerRows(marks(), contracts);

            for (var table : tables) {
                for (var column : table.identifiers(LearnerSearch::isCredential)) {
                    found.addAll(
                            sources.values(table.relation(), column, rows.ofLearner(table.name(), table.columns())));
                }
            }

            found.removeAll(credentials);
            found.removeAll(standing(found, others));
            isMore = credentials.addAll(found);
        }
    }

    private static boolean isCredential(IdentifierKind kind) {
        return kind == IdentifierKind.CREDENTIAL || kind == IdentifierKind.RECORD;
    }

    private Marks marks() {
        return new Marks(keys, tokens, credentials, shared, sets, Map.of());
    }

    private static String name(Contract contract, Table table) {
        return contract.id() + "_" + table.name();
    }
}
