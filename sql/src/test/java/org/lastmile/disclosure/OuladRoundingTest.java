package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.lastmile.disclosure.round.Ledger;
import org.lastmile.disclosure.round.Rounding;
import org.lastmile.disclosure.round.Settings;

/** The block of OuladTest, rounded with a shorter search than in a release. */
class OuladRoundingTest {
    @Test
    void every_cell_is_told_and_the_total_is_nearly_exact() throws SQLException {
        var block = OuladTest.block();
        var sizes = new Sizes(block.variables());
        var settings = new Settings(11, 5, 2, 100, cell -> cell.rank() == 0);

        var told = new Rounding(settings, Ledger.empty()).decide(block, Policies.standard());

        assertThat(told.values()).hasSize(3181).hasOnlyElementsOfType(Decision.Rounded.class);
        var errors = block.candidates().stream()
                .mapToLong(
                        cell -> Math.abs(((Decision.Rounded) told.getOrDefault(cell.id(), new Decision.Protect())).of()
                                - sizes.value(cell.population())))
                .summaryStatistics();
        assertThat(errors.getAverage()).isLessThan(6);
        assertThat(errors.getMax()).isLessThan(60);
        var total = (Decision.Rounded) told.getOrDefault("all/all/all/all", new Decision.Protect());
        assertThat(total.of()).isBetween(32_593L - 5, 32_593L + 5);
    }

    @Test
    void a_second_edition_with_finer_cells_keeps_every_number_of_the_first() throws SQLException {
        var block = OuladTest.block();
        var settings = new Settings(11, 5, 2, 50, cell -> cell.rank() == 0);
        var coarse = block.candidates().stream()
                .filter(cell -> !cell.id().contains("imd_band"))
                .toList();
        var first =
                new Rounding(settings, Ledger.empty()).round(new Block(block.variables(), coarse), Policies.standard());
        var cells = block.candidates().stream()
                .map(cell -> {
                    var said = first.decisions().get(cell.id());
                    return said == null ? cell : cell.frozenAs(said);
                })
                .toList();

        var second = new Rounding(settings, first.ledger())
                .round(new Block(block.variables(), cells), Policies.standard())
                .decisions();

        assertThat(second).containsAllEntriesOf(first.decisions());
        var hidden = second.values().stream()
                .filter(Decision.Protect.class::isInstance)
                .count();
        assertThat(hidden).isLessThan(5);
        var sizes = new Sizes(block.variables());
        var error = cells.stream()
                .filter(cell -> second.get(cell.id()) instanceof Decision.Rounded)
                .mapToLong(
                        cell -> Math.abs(((Decision.Rounded) second.getOrDefault(cell.id(), new Decision.Nobody())).of()
                                - sizes.value(cell.population())))
                .average()
                .orElseThrow();
        assertThat(error).isLessThan(7);
    }
}
