package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lastmile.disclosure.audit.CertificateCheck;
import org.lastmile.disclosure.audit.Limits;

/** Module x presentation x one group x result of a real university, every total included. */
class OuladTest {
    private static final List<String> GROUPS = List.of("gender", "age_band", "imd_band", "disability");
    private static final String ATOMS =
            """
            select code_module, code_presentation, final_result, gender, age_band, coalesce(imd_band, ''), disability,
                count(*) as people
            from read_csv('%s', all_varchar = true)
            group by all
            order by all""";

    @Test
    void three_quarters_of_the_cells_stay_usable_when_every_hidden_number_must_be_wide() throws SQLException {
        var block = block();
        assertThat(block.candidates()).hasSize(3181);

        var result = Gate.decide(
                block,
                Policies.standard(),
                new StarUnknowns(block, places(block)),
                Limits.deciding(Duration.ofMinutes(5)));

        assertThat(result.leaks()).isZero();
        assertThat(result.audited().narrowest()).isGreaterThanOrEqualTo(10);
        assertThat(CertificateCheck.problems(result.certificate())).isEmpty();
        assertThat(result.tallies().shown() + result.tallies().ranged()).isGreaterThanOrEqualTo(3181 * 3 / 4);
    }

    /** One table for each group, joined through the totals. */
    static Map<String, Place> places(Block block) {
        var places = new TreeMap<String, Place>();
        block.candidates().forEach(candidate -> {
            var end = candidate.id().lastIndexOf('/') + 1;
            var group = candidate.id().substring(end);
            places.put(
                    candidate.id(),
                    group.equals("all")
                            ? Place.total(candidate.id())
                            : new Place(
                                    group.replaceFirst("=.*", ""),
                                    group,
                                    candidate.id().substring(0, end) + "all"));
        });
        return places;
    }

    static Block block() throws SQLException {
        var variables = new ArrayList<Variable>();
        var cells = new TreeMap<String, List<Integer>>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var atoms = statement.executeQuery(ATOMS.formatted(SharedData.file("data/oulad/studentInfo.csv")))) {
            while (atoms.next()) {
                var people = atoms.getLong("people");
                for (var id : cellsOf(atoms)) {
                    cells.computeIfAbsent(id, any -> new ArrayList<>()).add(variables.size());
                }

                variables.add(new Variable(variables.size(), people, people));
            }
        }

        var candidates = new ArrayList<Candidate>();
        cells.forEach((id, set) -> candidates.add(Candidate.sum(
                id, rank(id), set.stream().mapToInt(index -> index).toArray())));
        return new Block(variables, candidates);
    }

    private static List<String> cellsOf(ResultSet atom) throws SQLException {
        var groups = new ArrayList<>(List.of("all"));
        for (var i = 0; i < GROUPS.size(); i++) {
            groups.add(GROUPS.get(i) + "=" + atom.getString(4 + i));
        }

        var ids = new ArrayList<String>();
        for (var module : List.of("all", atom.getString(1))) {
            for (var presentation : List.of("all", atom.getString(2))) {
                for (var result : List.of("all", atom.getString(3))) {
                    groups.forEach(group -> ids.add(String.join("/", module, presentation, result, group)));
                }
            }
        }

        return ids;
    }

    /** Totals are the most useful. */
    private static int rank(String id) {
        return 4 - (int) List.of(id.split("/")).stream().filter("all"::equals).count();
    }
}
