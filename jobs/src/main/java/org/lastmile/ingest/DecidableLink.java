package org.lastmile.ingest;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.lastmile.ingest.IdentityDecisions.Kind;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;

/**
 * A link about which nobody has decided yet: two identifiers that were joined, or two learners that may be one, who are
 * known by the strongest identifier of each.
 *
 * @param one       the smaller key
 * @param isCertain whether the two are joined
 */
record DecidableLink(long one, long other, boolean isCertain) {
    /** Empty when there is none of this name. */
    static Optional<DecidableLink> find(PartnershipFolder folder, String name) throws SQLException {
        var links = LinkExplanation.newest(folder, "identity_link");

        if (links.isEmpty()) {
            return Optional.empty();
        }

        try (var duck = Duck.open(1, "512MB");
                var statement = duck.createStatement();
                var rows = statement.executeQuery("select coalesce(learner_key, learner_id),"
                        + " coalesce(other_learner_key, other_learner_id), is_certain from "
                        + Duck.parquet(List.of(links.get())) + " as link where is_certain or " + isOpen(folder))) {
            while (rows.next()) {
                if (IdentityDecisions.link(rows.getLong(1), rows.getLong(2)).equals(name)) {
                    return Optional.of(new DecidableLink(rows.getLong(1), rows.getLong(2), rows.getBoolean(3)));
                }
            }
        }

        return Optional.empty();
    }

    /**
     * Condition that an uncertain {@code link} can be confirmed: what was taken apart goes by the name of that decision,
     * and what is nobody's belongs to no learner.
     */
    static String isOpen(PartnershipFolder folder) {
        var identity = LinkExplanation.newest(folder, "identity");
        return "(not link.is_kept_apart"
                + identity.map(file -> " and not exists (from " + Duck.parquet(List.of(file)) + " as identity where"
                                + " identity.learner_id is null and identity.learner_key in (link.learner_id,"
                                + " link.other_learner_id))")
                        .orElse("")
                + ")";
    }

    DecidableLink {
        var smaller = Math.min(one, other);
        other = Math.max(one, other);
        one = smaller;
    }

    /** Why there is nothing to decide; empty when there is. */
    String refusal(Kind kind) {
        return switch (kind) {
            case APART -> isCertain ? "" : "is uncertain and joins nothing that could be taken apart";
            case TOGETHER -> isCertain ? "is certain already" : "";
            case BY_RULE -> "was not decided about";
        };
    }
}
