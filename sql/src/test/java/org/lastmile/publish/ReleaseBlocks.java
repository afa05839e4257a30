package org.lastmile.publish;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lastmile.disclosure.Block;
import org.lastmile.disclosure.Unknowns;
import org.lastmile.indicator.Catalogue;
import org.lastmile.indicator.Publication;
import org.lastmile.release.Period;
import org.lastmile.warehouse.PartnershipFolder;

/** The blocks that a first release of a partnership's folder would take through the gate, as they come there. */
public final class ReleaseBlocks {
    private final ReleaseInputs inputs;
    private final Maturity maturity;
    private final Period through;

    private ReleaseBlocks(Path root, Period through) {
        var folder = new PartnershipFolder(root);
        inputs = new ReleaseInputs(folder, Catalogue.load(Optional.of(folder.root())), Optional.empty());
        maturity = new Maturity(inputs.registry());
        this.through = through;
    }

    /** Blocks of one publication, by year. */
    public static List<Block> of(Path root, String publication, Period through) throws SQLException {
        var blocks = new ReleaseBlocks(root, through);
        return blocks.of(blocks.inputs.catalogue().publications().stream()
                .filter(one -> one.id().equals(publication))
                .findFirst()
                .orElseThrow());
    }

    /** What the cells of a block are audited over, as in a release without other publications. */
    public static Unknowns unknowns(Block block, int minimum) {
        return UnknownsOfYear.of(block, Catalogue.load(Optional.empty()).indicators(), List.of(), minimum);
    }

    private List<Block> of(Publication publication) throws SQLException {
        var indicators = publication.indicators().stream()
                .map(id -> inputs.catalogue().indicator(id))
                .filter(indicator -> maturity.obstacle(indicator).isEmpty())
                .toList();
        var blocks = new ArrayList<Block>();
        for (var year : inputs.measures().years(indicators, through)) {
            var block = new BlockOfYear(
                    publication,
                    new Period(year, 0),
                    through,
                    inputs.policy(publication.policy()),
                    maturity,
                    new Frozen(Optional.empty(), Optional.empty(), false),
                    inputs.measures().atoms(indicators, year));
            for (var indicator : indicators) {
                block.add(indicator, inputs.measures().of(indicator.mart()));
            }

            blocks.add(block.block());
        }

        return blocks;
    }
}
