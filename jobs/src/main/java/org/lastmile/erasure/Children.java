package org.lastmile.erasure;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lastmile.contract.Column;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Reference;
import org.lastmile.contract.Table;

/** Follows references inside each contract from the learner's rows to rows that name no learner. */
final class Children {
    private final SourceFiles sources;
    private final Contracts contracts;
    private final Map<String, Map<String, Set<String>>> children = new TreeMap<>();
    private Marks marks;

    private Children(SourceFiles sources, Contracts contracts, Marks marks) {
        this.sources = sources;
        this.contracts = contracts;
        this.marks = marks;
    }

    /** The marks with the keys to which such rows refer. */
    static Marks of(Marks marks, SourceFiles sources, Contracts contracts) throws SQLException, IOException {
        var children = new Children(sources, contracts, marks);

        for (var contract : contracts.all()) {
            children.follow(contract);
        }

        return children.marks;
    }

    private void follow(Contract contract) throws SQLException, IOException {
        var isMore = true;

        while (isMore) {
            isMore = false;

            for (var table : contract.tables()) {
                for (var column : table.knowsLearners() ? List.<Column>of() : table.columns()) {
                    var reference = column.reference();

                    if (reference != null && reference.contract().equals(contract.id())) {
                        isMore |= follow(contract, table, column, reference);
                    }
                }
            }
        }
    }

    private boolean follow(Contract contract, Table table, Column column, Reference reference)
            throws SQLException, IOException {
        var parents = sources.of(reference.sourceTable());

        if (parents.isEmpty()) {
            return false;
        }

        var condition = new LearnerRows(marks, contracts).ofLearner(reference.sourceTable(), sources.columns(parents));
        var isMore = children.computeIfAbsent(contract.id() + "_" + table.name(), any -> new TreeMap<>())
                .computeIfAbsent(column.storedName(), any -> new TreeSet<>())
                .addAll(sources.values(SourceFiles.relation(parents), reference.column(), condition));
        marks = marks.with(children);
        return isMore;
    }
}
