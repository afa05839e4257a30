package org.lastmile.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.lastmile.warehouse.Duck;

/**
 * Which identifiers belong to one learner for certain, and which learners may be one. What is found depends on the set
 * of records alone, never on their order.
 *
 * <p>The rules stand in the SQL files of this package and in words in the README of this module.
 */
public final class LearnerLinks {
    /** Identifiers of one kind that one person may have, and that may stand with one other identifier. */
    public static final int MOST = 12;

    private final Connection duck;

    /**
     * @param duck holds a table {@code record} of 64-bit keys (card, student_number, email, did, name_birth), null where
     *             a row has none, and {@code row_count}; a table {@code alone} of keys that stand in rows without any
     *             other; {@code name_part} (name_birth, first_birth, initial_last_birth) of what names have in common; and
     *             {@code apart} and {@code confirmed} (one, other: the smaller key first) of keys that an operator has said
     *             to be two people's and one person's; keys differ between kinds
     */
    public LearnerLinks(Connection duck) {
        this.duck = duck;
    }

    /**
     * Writes the tables {@code identity} (learner_key, learner_id: the keys that are not the id of their learner
     * themselves; null: nobody's), {@code identity_record} (sets of identifiers whose rows have another learner than
     * their strongest key) and {@code identity_link} (why identifiers were joined, and which learners may be one).
     */
    public void find() throws SQLException {
        Duck.execute(duck, "set variable most = " + MOST);
        run("numbered", "crowded", "sound", "mention", "name_of", "lone", "near", "alias");
        new Components(duck).find("alias");
        run("renamed", "mention", "name_of", "main_name", "named", "strong", "slip", "misplaced", "agreed", "holding");
        run("edge");
        groups();
        run("grouped", "cluster_name", "bridge", "weighed", "stranger", "contested", "email_edge");
        new Components(duck).find("email_edge");
        run("drop_chains", "nobody", "kind_of", "last_edge");
        new Components(duck).find("last_edge");
        part();
        run("identity", "identity_record");
        run("together", "certain_link", "owner", "uncertain_link", "identity_link");
    }

    /** Cards, student numbers and DIDs; where they contradict, doubtful ones are taken out first, then all. */
    private void groups() throws SQLException {
        var components = new Components(duck);
        components.find("edge");
        run("conflict", "drop_doubtful");
        components.find("edge");
        run("conflict", "drop_conflicting", "joined_edge");
        components.find("joined_edge");
    }

    /** Takes apart what was joined and must not be, by decisions that an operator made. */
    private void part() throws SQLException {
        run("to_part");
        new KeptApart(duck).split();
        run("drop_parted");
        new Components(duck).find("last_edge");
    }

    private void run(String... names) throws SQLException {
        for (var name : names) {
            Duck.execute(duck, text(name));
        }
    }

    private static String text(String name) {
        try (var stream = LearnerLinks.class.getResourceAsStream(name + ".sql")) {
            if (stream == null) {
                throw new IllegalStateException(name + ".sql is not packed");
            }

            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
